import { paginateDescribeStacks, Stack } from '@aws-sdk/client-cloudformation';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';

/** All stacks of a target, also those of others than the portal. */
export async function stacksIn(
  { cloudFormation }: Pick<FargateClients, 'cloudFormation'>,
  { signal }: { signal?: AbortSignal },
): Promise<Stack[]> {
  const stacks: Stack[] = [];
  const pages = paginateDescribeStacks(
    { client: cloudFormation },
    {},
    { abortSignal: signal },
  );
  for await (const { Stacks = [] } of pages) {
    stacks.push(...Stacks);
  }
  return stacks;
}
