import { services } from '../../../services';
import { generatedPart, percent, table } from '../page';
import { isOfOtherService, reasonFor } from './reasons';
import { LiveRecord, liveRecords } from './records';
import { replay } from './replay';

/** What of a type's records the simulator answers as AWS did. */
interface Tally {
  records: number;
  fields: number;
  agreed: number;
}

/** Something that differs, in one line of the page. */
interface Finding {
  type: string;
  name: string;
  what: string;
  reason?: string;
}

describe('the records of what AWS made of what was declared', () => {
  const tallies = new Map<string, Tally>();
  const findings: Finding[] = [];
  const drifts = new Set<string>();

  beforeAll(async () => {
    const modelled = new Set(
      [...services.values()].flatMap(({ resourceTypes = [] }) =>
        resourceTypes.map(({ typeName }) => typeName),
      ),
    );
    for (const record of liveRecords()) {
      if (modelled.has(record.type)) {
        await count(record);
      }
    }
  }, 300_000);

  async function count(record: LiveRecord): Promise<void> {
    const { type, name, live } = record;
    const tally = tallies.get(type) ?? { records: 0, fields: 0, agreed: 0 };
    tallies.set(type, tally);
    tally.records++;
    tally.fields += Object.keys(live).length;
    const outcome = await replay(record);
    if ('refused' in outcome) {
      findings.push({
        type,
        name,
        what: `all: ${outcome.refused}`,
        reason: reasonFor(type, name),
      });
      return;
    }
    outcome.drifts.forEach(drift => drifts.add(drift));
    const missed = outcome.differences.filter(({ property }) =>
      Object.hasOwn(live, property),
    );
    tally.agreed += Object.keys(live).length - missed.length;
    for (const { property } of outcome.differences) {
      findings.push({
        type,
        name,
        what: `\`${property}\`${
          Object.hasOwn(live, property) ? '' : ' (only here)'
        }`,
        reason: reasonFor(type, name, property),
      });
    }
  }

  const sum = (key: keyof Tally) =>
    [...tallies]
      .filter(([type]) => !isOfOtherService(type))
      .reduce((total, [, tally]) => total + tally[key], 0);

  it('agree in at least 97 % of the fields', () => {
    expect(sum('agreed') / sum('fields')).toBeGreaterThanOrEqual(0.97);
  });

  it('have a reason wherever they do not', () => {
    expect(findings.filter(({ reason }) => !reason)).toEqual([]);
  });

  it('are stacks that have not drifted', () => {
    // Its schema has no propertyTransform by which AWS would know them as the same.
    const inLowerCase = /ApiGatewayV2::Api\/CorsConfiguration\/AllowHeaders/;
    expect([...drifts].filter(drift => !inLowerCase.test(drift))).toEqual([]);
  });

  it('are in FIDELITY.md', () => {
    const rows = [...tallies].map(([type, { records, fields, agreed }]) => [
      type,
      records,
      fields,
      agreed,
      percent(agreed, fields),
    ]);
    const byReason = new Map<string, string[]>();
    for (const { type, name, what, reason = '' } of findings) {
      byReason.set(reason, [
        ...(byReason.get(reason) ?? []),
        `${type} \`${name}\`: ${what.split(':')[0]}`,
      ]);
    }
    const wanted = [
      '\n',
      table(
        ['Type', 'Records', 'Fields', 'Agreed', ''],
        [
          ...rows,
          [
            '**All but those of other services**',
            sum('records'),
            sum('fields'),
            sum('agreed'),
            percent(sum('agreed'), sum('fields')),
          ],
        ],
      ),
      '\nWhat does not agree:\n\n',
      ...[...byReason].map(
        ([reason, where]) => `- ${reason}: ${where.join(', ')}\n`,
      ),
      '\n',
    ].join('');
    expect(generatedPart('aws-live', wanted)).toBe(wanted);
  });
});
