import { paginateDescribeStacks } from '@aws-sdk/client-cloudformation';
import { FargateClients } from '../clients';
import { StackRecord, toStackRecord } from './StackRecord';

/**
 * Finds the stacks of a target with the tag `fargate-api:managed`, whoever
 * deployed them.
 *
 * @public
 */
export async function findStacks(
  clients: Pick<FargateClients, 'cloudFormation'>,
  options: { signal?: AbortSignal } = {},
): Promise<StackRecord[]> {
  const records: StackRecord[] = [];
  const pages = paginateDescribeStacks(
    { client: clients.cloudFormation },
    {},
    { abortSignal: options.signal },
  );
  for await (const page of pages) {
    records.push(...(page.Stacks ?? []).map(toStackRecord));
  }
  return records.filter(record => record.managed);
}
