import { paginateDescribeStacks } from '@aws-sdk/client-cloudformation';
import { FargateClients } from '../clients';
import { previewOf } from './previewOf';
import { StackRecord, toStackRecord } from './StackRecord';

/**
 * Finds the previews of all APIs of a target.
 *
 * @public
 */
export async function findPreviews(
  { cloudFormation }: Pick<FargateClients, 'cloudFormation'>,
  options: { signal?: AbortSignal } = {},
): Promise<StackRecord[]> {
  const records: StackRecord[] = [];
  const pages = paginateDescribeStacks(
    { client: cloudFormation },
    {},
    { abortSignal: options.signal },
  );
  for await (const { Stacks = [] } of pages) {
    records.push(...Stacks.map(toStackRecord).filter(previewOf));
  }
  return records;
}
