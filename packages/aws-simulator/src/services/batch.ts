import { AwsError } from '../world/AwsError';

/** What a service says of a batch that it does not take. */
export interface BatchTexts {
  EmptyBatchRequest: string;
  TooManyEntriesInBatchRequest: string;
  InvalidBatchEntryId: string;
  BatchEntryIdsNotDistinct: string;
}

/** An entry that failed. */
interface Failure {
  Id: string | undefined;
  SenderFault: boolean;
  Code: string;
  Message: string;
}

/** The most entries of a batch of SNS and SQS. */
export const MOST_ENTRIES = 10;
const ID = /^[A-Za-z0-9_-]{1,80}$/;

/**
 * Does each entry of a batch on its own: one that fails does not keep the others back.
 *
 * @param textsOf - what the service says of a batch, whose `repeated` id is the first twice
 * @throws AwsError with a code of {@link BatchTexts}
 */
export function eachEntry<E extends { Id: string | undefined }, R>(
  entries: E[],
  textsOf: (repeated: string | undefined) => BatchTexts,
  run: (entry: E) => R,
): { Successful: R[]; Failed: Failure[] } {
  checkEntries(entries, textsOf);
  const Successful: R[] = [];
  const Failed: Failure[] = [];
  for (const entry of entries) {
    try {
      Successful.push(run(entry));
    } catch (error) {
      if (!(error instanceof AwsError)) {
        throw error;
      }
      Failed.push({
        Id: entry.Id,
        SenderFault: true,
        Code: error.code,
        Message: error.message,
      });
    }
  }
  return { Successful, Failed };
}

function checkEntries(
  entries: { Id: string | undefined }[],
  textsOf: (repeated: string | undefined) => BatchTexts,
): void {
  const ids = entries.map(({ Id = '' }) => Id);
  const repeated = ids.find((id, index) => ids.indexOf(id) < index);
  const problems: [keyof BatchTexts, boolean][] = [
    ['EmptyBatchRequest', ids.length === 0],
    ['TooManyEntriesInBatchRequest', ids.length > MOST_ENTRIES],
    ['InvalidBatchEntryId', !ids.every(id => ID.test(id))],
    ['BatchEntryIdsNotDistinct', repeated !== undefined],
  ];
  const [code] = problems.find(([, isThere]) => isThere) ?? [];
  if (code) {
    throw new AwsError(code, textsOf(repeated)[code]);
  }
}
