import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a template declared and what AWS answered; see `__fixtures__/aws-live`. */
export interface LiveRecord {
  type: string;
  /** The logical id. */
  name: string;
  physicalId: string;
  region: string;
  declared: Record<string, any>;
  live: Record<string, any>;
  readOnly: string[];
}

const FOLDER = join(__dirname, '../../../__fixtures__/aws-live');

/** All records, by type. */
export function liveRecords(): LiveRecord[] {
  return readdirSync(FOLDER)
    .filter(file => file.endsWith('.json'))
    .sort()
    .flatMap(file =>
      JSON.parse(readFileSync(join(FOLDER, file), 'utf8')).map(
        (record: LiveRecord) => ({
          ...record,
          name: logicalId(record),
          type: file.replace('.json', '').replaceAll('-', '::'),
        }),
      ),
    );
}

/** The tag tells it; elsewhere the name of the record is near to it. */
function logicalId({ live, name }: LiveRecord): string {
  const key = 'aws:cloudformation:logical-id';
  const tag = Array.isArray(live.Tags)
    ? live.Tags.find(({ Key }: { Key: string }) => Key === key)?.Value
    : live.Tags?.[key];
  return tag ?? name.split('.')[0];
}
