import { ResourceTypes } from '../../../services/cloudformation/model/ResourceTypes';
import { services } from '../../../services';
import { RefusalBench } from '../../RefusalBench';
import { generatedPart, percent, table } from '../page';
import { DISAGREEMENTS, Kind, WITHOUT_EXAMPLE } from './disagreements';
import { ATTRIBUTES, BASE } from './examples/base';
import { examples } from './examples';
import { Resources } from './examples/Example';
import { Finding, Rule, judge, modelledRules } from './rules';

/** What a rule and the simulator say of the examples of the rule. */
interface Verdict {
  rule: Rule;
  ofFailing: Finding[];
  ofPassing: Finding[];
  /** Why the simulator refuses the example that breaks the rule. */
  refusal?: string;
  /** Why it refuses the one that keeps the rule. */
  objection?: string;
}

describe('the rules of cdk-preflight', () => {
  const rules = modelledRules();
  const withExample = rules.filter(({ id }) => id in examples);
  const verdicts: Verdict[] = [];

  beforeAll(async () => {
    const findings = judgeAll(withExample);
    const bench = await RefusalBench.ready(BASE, ATTRIBUTES);
    // The bench has its own buckets, topics and queues.
    for (const name of ['s3', 'sns', 'sqs']) {
      bench.world
        .service(ResourceTypes)
        .add(services.get(name)!.resourceTypes ?? []);
    }
    const refused = async (resources: Resources) => {
      try {
        return await bench.reasonOf(resources, { andDelete: true });
      } catch (error: any) {
        return `${error.name}: ${error.message}`;
      }
    };
    for (const rule of withExample) {
      const [failing, passing] = examples[rule.id];
      verdicts.push({
        rule,
        ofFailing: findings[rule.id][0],
        ofPassing: findings[rule.id][1],
        refusal: await refused(failing),
        objection: await refused(passing),
      });
    }
  }, 600_000);

  it('find in the examples what the examples are for', () => {
    const dishonest = verdicts
      .map(({ rule, ofFailing, ofPassing }) => ({
        rule: rule.id,
        found: [...new Set(ofFailing.map(finding => finding.rule))],
        foundInPassing: ofPassing.map(finding => finding.rule),
      }))
      .filter(
        ({ rule, found, foundInPassing }) =>
          found.join() !== rule || foundInPassing.length > 0,
      );
    expect(dishonest).toEqual([]);
  });

  it('agree with the simulator, except where the reason is known', () => {
    const known = DISAGREEMENTS.flatMap(({ kind, rules: ids }) =>
      ids.map(id => `${id} ${kind}`),
    );
    const found = verdicts.flatMap(verdict => {
      const kind = disagreement(verdict);
      return kind ? [{ kind, ...told(verdict) }] : [];
    });
    expect(
      found.filter(({ rule, kind }) => !known.includes(`${rule} ${kind}`)),
    ).toEqual([]);
    // Those that have vanished.
    expect(known).toEqual(
      known.filter(one =>
        found.some(({ rule, kind }) => one === `${rule} ${kind}`),
      ),
    );
  });

  it('have an example, except where the reason is known', () => {
    const without = rules.map(({ id }) => id).filter(id => !(id in examples));
    expect(
      without.filter(id => !WITHOUT_EXAMPLE.some(one => one.rules.test(id))),
    ).toEqual([]);
  });

  it('are in FIDELITY.md', () => {
    const wanted = page(rules, verdicts);
    expect(generatedPart('preflight', wanted)).toBe(wanted);
  });
});

/** Rules that compare each pair of records take a minute for the examples of this one. */
const COSTLY = /^pf-route53-weighted-max-100-same-name-type$/;

/** How many rules are judged with each other's examples: each is asked about each. */
const PART = 25;

/** What rules of one service say of all examples for them, some at a time. */
function judgeAll(rules: Rule[]): Record<string, Finding[][]> {
  const partOf = (rule: Rule) => {
    const { id, service } = rule;
    const index = rules
      .filter(other => other.service === service)
      .indexOf(rule);
    return COSTLY.test(id) ? id : `${service} ${Math.floor(index / PART)}`;
  };
  return Object.fromEntries(
    [...new Set(rules.map(partOf))].flatMap(name => {
      const part = rules.filter(rule => partOf(rule) === name);
      const findings = judge(
        part,
        part.flatMap(({ id }) => examples[id]),
      );
      return part.map(({ id }, index) => [
        id,
        findings.slice(2 * index, 2 * index + 2),
      ]);
    }),
  );
}

/** Part of a message in quotes: what AWS answers. Names and lists are quoted too. */
function quoted({ message }: Finding): string | undefined {
  const text = message.replace(/\(allowed: .*\)|\{"[^}]*\}/g, '');
  const [, words] =
    /reports "(.+)"/.exec(text) ??
    /\("(.+)"\)/.exec(text) ??
    /with "(.+)"/.exec(text) ??
    /"(.+)"/.exec(text) ??
    [];
  return words;
}

function disagreement({
  ofFailing,
  refusal,
  objection,
}: Verdict): Kind | undefined {
  if (refusal === undefined) {
    return 'takes what breaks it';
  }
  if (`${refusal}${objection}`.includes('The AWS simulator does not')) {
    return 'does not support what it is about';
  }
  if (objection !== undefined) {
    return 'refuses what keeps it';
  }
  const texts = ofFailing.flatMap(finding => quoted(finding) ?? []);
  return texts.length === 0 || texts.some(text => says(refusal, text))
    ? undefined
    : 'says something else';
}

/** Whether a reason has a text, whatever its quotation marks, capitals and spaces are. */
function says(reason: string, text: string): boolean {
  const plain = (words: string) =>
    words
      .toLowerCase()
      .replace(/['"‘’“”`\\]/g, '')
      .replace(/\s+/g, ' ')
      .replace(/[.\s]+$/, '');
  // The rules leave out what differs from case to case.
  const parts = plain(text).split(/ ?\.\.\. ?/);
  return parts.every(part => plain(reason).includes(part));
}

function told({ rule, ofFailing, refusal, objection }: Verdict) {
  return {
    rule: rule.id,
    aws: ofFailing[0] && (quoted(ofFailing[0]) ?? ofFailing[0].message),
    simulator: objection ? `(keeps it) ${objection}` : refusal,
  };
}

function page(rules: Rule[], verdicts: Verdict[]): string {
  const names = [...new Set(rules.map(({ service }) => service))];
  const counts = (of: string | undefined) => {
    const mine = verdicts.filter(({ rule }) => !of || rule.service === of);
    const agreed = mine.filter(verdict => {
      const kind = disagreement(verdict);
      return !kind || kind === 'says something else';
    });
    const withText = agreed.filter(({ ofFailing }) => ofFailing.some(quoted));
    const sameText = withText.filter(verdict => !disagreement(verdict));
    return [
      rules.filter(({ service }) => !of || service === of).length,
      mine.length,
      agreed.length,
      mine.length ? percent(agreed.length, mine.length) : '',
      mine.length ? `${sameText.length} of ${withText.length}` : '',
    ];
  };
  return [
    '\n',
    table(
      ['Rules for', 'Rules', 'With examples', 'Agreed', '', 'Same text'],
      [
        ...names.map(name => [name, ...counts(name)]),
        ['**All**', ...counts(undefined)],
      ],
    ),
    '\nWhere the simulator and a rule do not agree:\n\n',
    ...DISAGREEMENTS.map(
      ({ kind, reason, rules: ids }) =>
        `- it ${kind}: ${reason}: ${ids.map(id => `\`${id}\``).join(', ')}\n`,
    ),
    '\nRules without an example:\n\n',
    ...WITHOUT_EXAMPLE.map(({ reason, rules: pattern }) => {
      const ids = rules
        .map(({ id }) => id)
        .filter(id => !(id in examples) && pattern.test(id));
      return `- ${reason}: ${ids.length}\n`;
    }),
    '\n',
  ].join('');
}
