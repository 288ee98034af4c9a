import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
// The simulator's evaluation of policies is none of its public API.
/* eslint-disable @backstage/no-relative-monorepo-imports */
import { decide } from '../../aws-simulator/src/authorization/policy/decide';
import {
  ConditionValue,
  listOf,
  PolicyDocument,
  Statement,
} from '../../aws-simulator/src/rights/PolicyDocument';
import { RequestContext } from '../../aws-simulator/src/authorization/policy/RequestContext';

const IAM = resolve(__dirname, '../../../examples/iam');

/** The policies that rule over one principal each, by the names of their files. */
const ROLES = [
  ['look', 'look-gateway'],
  ['operate'],
  ['deploy'],
  // Of CloudFormation; without a service role, of the role that deploys too.
  [
    'deploy-delivery',
    'deploy-gateway',
    'deploy-gateway-looking',
    'deploy-looking',
    'deploy-names',
    'deploy-network',
    'deploy-roles',
    'deploy-services',
    'deploy-shared',
  ],
  // Of containers, which a policy of the owner's choice may allow anything.
  ['boundary'],
  // Of pipelines.
  ['delivery-boundary'],
];

type Values = Record<string, string | string[] | undefined>;

/** What CloudFormation's calls say, by which the role that deploys works. */
const VIA_CLOUDFORMATION: Values = {
  'aws:CalledVia': ['cloudformation.amazonaws.com'],
};

/** A request that a statement was made for. */
interface Sample {
  action: string;
  resource: string;
  values: Values;
}

/** A text that a pattern matches. */
const sampleOf = (pattern: ConditionValue): string =>
  String(listOf(pattern)[0])
    .replace(/\$\{[^}]+\}/g, 'variable')
    .replace(/[*?]/g, 'x');

/** The keys that variables of a policy (`${aws:PrincipalTag/team}`) stand for. */
const variablesIn = (value: ConditionValue): string[] =>
  listOf(value).flatMap(one =>
    [...String(one).matchAll(/\$\{([^}*?$]+)\}/g)].map(([, key]) => key),
  );

/** Every condition of a statement on its own. */
function conditionsOf({ Condition = {} }: Statement) {
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, value]) => ({ operator, key, value })),
  );
}

type Condition = ReturnType<typeof conditionsOf>[number];

const isForAll = (operator: string) => operator.startsWith('ForAllValues:');

function satisfying({ operator, key, value }: Condition): Values {
  if (operator === 'Null') {
    return String(value) === 'true' ? { [key]: undefined } : {};
  }
  const sample = sampleOf(value);
  return {
    [key]: isForAll(operator) ? [sample] : sample,
    ...Object.fromEntries(variablesIn(value).map(name => [name, 'variable'])),
  };
}

function violating({ operator, key, value }: Condition): Values {
  if (operator === 'Null') {
    return { [key]: String(value) === 'true' ? 'something' : undefined };
  }
  if (listOf(value).includes('*')) {
    return { [key]: undefined };
  }
  const other = operator.includes('Arn')
    ? 'arn:aws:iam::666666666666:role/evil'
    : 'other';
  return { [key]: isForAll(operator) ? [other] : other };
}

/** Requests that meet all conditions of a statement, one for each action and resource. */
function samplesOf(statement: Statement): Sample[] {
  const conditions = conditionsOf(statement);
  // What has to be absent is absent, whatever else is said of it.
  const values = Object.assign(
    {},
    ...conditions.map(satisfying),
    ...conditions.filter(({ operator }) => operator === 'Null').map(satisfying),
  );
  return listOf(statement.Action).flatMap(action =>
    listOf(statement.Resource).map(resource => ({
      action: action.replace(/\*/g, 'Anything'),
      resource: resource === '*' ? '*' : sampleOf(resource),
      values,
    })),
  );
}

/** The policies of one role, and what they decide. */
class Policies {
  readonly statements: (Statement & { file: string })[];

  constructor(files: readonly string[]) {
    this.statements = files.flatMap(file => {
      const document: PolicyDocument = JSON.parse(
        readFileSync(resolve(IAM, `${file}.json`), 'utf8'),
      );
      return listOf(document.Statement).map(one => ({ ...one, file }));
    });
  }

  get allowing() {
    return this.statements.filter(({ Effect }) => Effect === 'Allow');
  }

  allow(
    { action, resource, values }: Sample,
    options: { without?: Statement; and?: Statement; caller?: Values } = {},
  ): boolean {
    const { without, and, caller = VIA_CLOUDFORMATION } = options;
    const context = new RequestContext({ ...caller, ...values });
    const statements = [
      ...this.statements.filter(one => one !== without),
      ...(and ? [and] : []),
    ];
    return !decide(
      { action, resource, context },
      { identity: [{ Statement: statements }], session: [] },
    );
  }
}

const ALL = ROLES.map(files => new Policies(files));

it.each(
  ALL.flatMap(policies =>
    policies.allowing.flatMap(statement =>
      [...new Set(samplesOf(statement).map(({ action }) => action))].map(
        action =>
          [statement.file, statement.Sid, action, statement, policies] as const,
      ),
    ),
  ),
)('%s %s alone allows %s', (_file, _sid, action, statement, policies) => {
  const needed = samplesOf(statement).filter(
    sample =>
      sample.action === action &&
      policies.allow(sample) &&
      !policies.allow(sample, { without: statement }),
  );
  expect(needed).not.toEqual([]);
});

it.each(
  ALL.flatMap(policies =>
    policies.allowing.flatMap(statement =>
      conditionsOf(statement).map(
        condition =>
          [
            statement.file,
            statement.Sid,
            `${condition.operator} ${condition.key}`,
            { statement, condition, policies },
          ] as const,
      ),
    ),
  ),
)(
  '%s %s denies what does not meet %s',
  (_file, _sid, _condition, { statement, condition, policies }) => {
    const { operator, key } = condition;
    const { [key]: _, ...rest } = statement.Condition![operator];
    const loosened = {
      ...statement,
      Condition: { ...statement.Condition, [operator]: rest },
    };
    const attacks = samplesOf(statement)
      .map(({ values, ...sample }) => ({
        ...sample,
        values: { ...values, ...violating(condition) },
      }))
      .filter(
        attack =>
          !policies.allow(attack) &&
          policies.allow(attack, { without: statement, and: loosened }),
      );
    expect(attacks).not.toEqual([]);
  },
);

it.each(
  ALL.flatMap(policies =>
    policies.statements
      .filter(({ Effect }) => Effect === 'Deny')
      .map(
        statement =>
          [statement.file, statement.Sid, statement, policies] as const,
      ),
  ),
)('%s %s denies what others would allow', (_file, _sid, denial, policies) => {
  const and: Statement = { Effect: 'Allow', Action: '*', Resource: '*' };
  const actions = denial.Action
    ? listOf(denial.Action).map(action => action.replace(/\*/g, 'Anything'))
    : ['iam:CreateRole', 'ecs:UpdateService', 'ec2:DeleteVpc'];
  const direct = { and, caller: {} };
  const [pattern] = listOf(denial.Resource!);
  const resource = pattern === '*' ? '*' : sampleOf(pattern);
  for (const action of actions) {
    const attack = { action, resource, values: {} };
    expect([action, policies.allow(attack, direct)]).toEqual([action, false]);
    expect(policies.allow(attack, { ...direct, without: denial })).toBe(true);
  }
});
