import {
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
} from '@aws-sdk/client-s3';
import { InputError } from '@backstage/errors';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { unlessDenied } from '../stack/unlessDenied';
import { accessLogsProblem, BucketFacts } from './accessLogsProblem';

/**
 * Checks, before anything is changed, that a load balancer of the target can write
 * its access logs to a bucket. What the portal may not read of it is left to AWS.
 *
 * @throws InputError that says what is wrong and how to fix it.
 */
export async function assertAccessLogs(
  { s3, target }: Pick<FargateClients, 's3' | 'target'>,
  bucket: string,
  { signal }: { signal?: AbortSignal } = {},
): Promise<void> {
  const options = { abortSignal: signal };
  const facts = await unlessDenied<BucketFacts | undefined>({}, async () => {
    try {
      const [{ LocationConstraint }, policy] = await Promise.all([
        s3.send(new GetBucketLocationCommand({ Bucket: bucket }), options),
        readPolicy(),
      ]);
      return { region: LocationConstraint || 'us-east-1', policy };
    } catch (error) {
      if ((error as Error).name === 'NoSuchBucket') {
        return undefined;
      }
      throw error;
    }
  });
  const problem = accessLogsProblem(bucket, facts, target);
  if (problem) {
    throw new InputError(`accessLogsBucket: ${problem}.`);
  }

  async function readPolicy(): Promise<string> {
    try {
      const { Policy = '' } = await s3.send(
        new GetBucketPolicyCommand({ Bucket: bucket }),
        options,
      );
      return Policy;
    } catch (error) {
      if ((error as Error).name === 'NoSuchBucketPolicy') {
        return '';
      }
      throw error;
    }
  }
}
