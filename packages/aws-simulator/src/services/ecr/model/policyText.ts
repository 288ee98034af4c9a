import { invalidParameter } from './Ecr';

/**
 * The policy of a repository, as it is kept.
 *
 * @throws AwsError `InvalidParameterException` for what is no JSON.
 */
export function policyText(document: string): string {
  try {
    JSON.parse(document);
    return document;
  } catch {
    throw invalidParameter('PolicyText', 'Invalid repository policy provided');
  }
}
