import { AwsError } from '../world/AwsError';

/** @throws AwsError where `count` resources are there and no more may be. */
export function checkQuota(
  count: number,
  quota: number,
  code: string,
  text: string,
): void {
  if (count >= quota) {
    throw new AwsError(code, text);
  }
}
