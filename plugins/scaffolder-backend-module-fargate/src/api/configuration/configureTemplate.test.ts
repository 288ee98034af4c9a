import {
  parseTemplate,
  withDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { cannedContext, TARGET } from '../../__testUtils__/cannedContext';
import { cannedRecord, stackArnOf } from '../../__testUtils__/cannedStacks';
import { ApiStack } from '../apiUpdate';
import { Grant } from '../grants/Grant';
import { ConfigurationChanges, ConfigurationInput } from './Configuration';
import { configureTemplate, reconfigureTemplate } from './configureTemplate';
import { versionsMarkIn } from './setConfiguration';

const ORDERS = 'api:default/orders';
const TEAM = 'group:default/team-orders';
const SECRET =
  'arn:aws:secretsmanager:eu-west-1:123456789012:secret:token-AbCdEf';
const TABLE = 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders-items';
const POLICY = 'arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess';
const GRANT: Grant = { access: 'read', resource: TABLE };

const DESCRIPTOR = {
  entity: { namespace: 'default', name: 'orders', owner: TEAM },
};

const DEPLOYED: ConfigurationInput = {
  variables: { LEVEL: 'info', MODE: 'a' },
  secrets: { TOKEN: SECRET },
  grants: [GRANT],
  managedPolicies: [POLICY],
  container: { user: 'node' },
  sidecars: [{ name: 'proxy', image: 'envoy:v1' }],
};

/** An account that has one secret, and perhaps the template of a stack. */
function account({
  body,
  version = 'v1',
  storedBy,
}: { body?: string; version?: string; storedBy?: string } = {}) {
  const tags = {
    'fargate-api:entity': ORDERS,
    ...(storedBy && { 'fargate-api:owner': storedBy }),
  };
  const { clients, context, inputs, lines, signals } = cannedContext({
    DescribeSecret: {
      ARN: SECRET,
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      VersionIdsToStages: { [version]: ['AWSCURRENT'] },
    },
    GetTemplate: body === undefined ? {} : { TemplateBody: body },
  });
  const target = {
    ...TARGET,
    grantableArns: [TABLE],
    attachablePolicyArns: [POLICY],
  };
  const read = () => inputs.filter(([name]) => name === 'GetTemplate');
  return {
    context: { ...context, clients: { ...clients, target } },
    lines,
    read,
    signals,
  };
}

const template = () => readCloudFormationTemplate('public-api');
const stack = async (status?: string) =>
  (await cannedRecord('orders', {
    kind: 'public-api',
    entityRef: ORDERS,
    status,
  })) as ApiStack;

async function configure(
  input: ConfigurationInput,
  {
    groups = [TEAM],
    status,
    ...facts
  }: Parameters<typeof account>[0] & {
    groups?: string[];
    status?: string;
  } = {},
) {
  const { context, lines, read, signals } = account(facts);
  const found = await configureTemplate(
    context,
    {
      entityRef: ORDERS,
      initiator: { isMember: async ([owner]) => groups.includes(owner) },
      namesAfter: async names => [...names],
      stackName: 'orders',
      image: 'orders:v1',
    },
    await template(),
    facts.body === undefined ? undefined : await stack(status),
    input,
  );
  expect(signals.every(one => one === context.signal)).toBe(true);
  return { ...found, lines, read };
}

/** The template of a deployed API. */
const deploy = async (input = DEPLOYED) =>
  withDescriptor(
    (await configure(input)).template,
    'public-api' as any,
    DESCRIPTOR as any,
  );

describe('the template of a deployment', () => {
  const ADDED = [
    'Permissions add: may read table orders-items',
    "add: may do what AWS's policy AmazonSQSReadOnlyAccess allows",
    'Container add user node',
    'Variables add LEVEL, MODE, TOKEN',
    'Sidecars add proxy envoy:v1',
  ];

  it('has what is given, all of which is new for a new stack', async () => {
    const { before, containers, lines, read } = await configure(DEPLOYED);
    expect(read()).toEqual([]);
    expect(before).toBeUndefined();
    expect(containers).toEqual({
      options: { user: 'node' },
      configuration: {
        variables: DEPLOYED.variables,
        secrets: DEPLOYED.secrets,
      },
      sidecars: DEPLOYED.sidecars,
    });
    expect(lines.map(line => line.trim())).toEqual(ADDED);
  });

  it('is compared with that of the stack, as it was given to CloudFormation', async () => {
    const body = await deploy();
    const { before, lines, read } = await configure(
      { ...DEPLOYED, variables: { LEVEL: 'debug', MODE: 'a' } },
      { body },
    );
    expect(before).toBe(body);
    expect(read()).toEqual([
      [
        'GetTemplate',
        { StackName: stackArnOf('orders'), TemplateStage: 'Original' },
      ],
    ]);
    expect(lines).toEqual(['Variables change LEVEL']);
  });

  it('has nothing that is not given', async () => {
    const { containers, lines } = await configure({}, { body: await deploy() });
    expect(containers).toEqual({
      options: {},
      configuration: { variables: {}, secrets: {} },
      sidecars: [],
    });
    expect(lines.map(line => line.trim())).toEqual([
      expect.stringMatching(/^Permissions remove: may no longer dynamodb:/),
      "remove: may no longer do what AWS's policy AmazonSQSReadOnlyAccess allows",
      'Container remove user node',
      'Variables remove LEVEL, MODE, TOKEN',
      'Sidecars remove proxy envoy:v1',
    ]);
  });

  it('of a stack without one is new', async () => {
    const { before, lines } = await configure(DEPLOYED, { body: '' });
    expect(before).toBe('');
    expect(lines.map(line => line.trim())).toEqual(ADDED);
  });

  it.each<[string, Parameters<typeof configure>[1]]>([
    [
      'of an owner that the initiator is a member of',
      { groups: [TEAM], storedBy: TEAM },
    ],
    ['of the owner of the API', { groups: [], storedBy: TEAM }],
    [
      'that the API has used before',
      { groups: [], storedBy: 'group:default/b' },
    ],
  ])('may use secrets %s', async (_, facts) => {
    const body = await deploy();
    await expect(
      configure(DEPLOYED, { ...facts, body }),
    ).resolves.toBeDefined();
  });

  it.each<[string, Parameters<typeof configure>[1], ConfigurationInput]>([
    [
      'of another owner of the same name',
      { groups: [], storedBy: 'group:default/b' },
      {},
    ],
    [
      'of the owner of what failed at first, and is nobody’s',
      { groups: [], storedBy: TEAM, status: 'ROLLBACK_COMPLETE' },
      DEPLOYED,
    ],
  ])('may not use secrets %s', async (_, facts, deployed) => {
    const body = await deploy(deployed);
    await expect(configure(DEPLOYED, { ...facts, body })).rejects.toThrow(
      `secrets.TOKEN: secret ${SECRET} was stored for an API of this name`,
    );
  });
});

describe('the template of an update', () => {
  async function reconfigure(
    changes: ConfigurationChanges,
    {
      body,
      restored,
      status,
      ...facts
    }: Parameters<typeof account>[0] & { restored?: any; status?: string } = {},
  ) {
    const before = body ?? (await deploy());
    const { context, lines } = account({ ...facts, body: before });
    const found = await reconfigureTemplate(
      context,
      await stack(status),
      await template(),
      'orders:v1',
      changes,
      {
        mayUseSecretsOf: async owner => owner === TEAM,
        namesAfter: async names => [...names],
        restored,
      },
    );
    expect(found.before).toBe(before);
    const marks = [before, found.template].map(text =>
      versionsMarkIn(parseTemplate(text)),
    );
    return { ...found, lines, isMarkKept: marks[0] === marks[1] };
  }

  it('is the deployed one where nothing changes', async () => {
    const { containers, isNew, lines } = await reconfigure({});
    expect(isNew).toBe(false);
    expect(lines).toEqual([]);
    expect(containers).toEqual({
      options: { user: 'node' },
      configuration: {
        variables: DEPLOYED.variables,
        secrets: DEPLOYED.secrets,
      },
      sidecars: [{ name: 'proxy', image: 'envoy:v1', essential: false }],
    });
  });

  it('has no descriptor where the deployed one has none', async () => {
    const body = (await configure(DEPLOYED)).template;
    expect((await reconfigure({}, { body })).isNew).toBe(false);
  });

  it.each<[ConfigurationChanges, string]>([
    [{ variables: { LEVEL: 'debug' } }, 'Variables change LEVEL'],
    [{ removeVariables: ['MODE'] }, 'Variables remove MODE'],
    [{ secrets: { TOKEN: `${SECRET}:a::` } }, 'Variables change TOKEN'],
    [
      { sidecars: [{ name: 'proxy', image: 'envoy:v2' }] },
      'Sidecars proxy: change image envoy:v1 → envoy:v2',
    ],
    [{ grants: [] }, 'Permissions remove: may no longer'],
    [
      { managedPolicies: [] },
      "Permissions remove: may no longer do what AWS's",
    ],
  ])('has with %j the values that secrets have now', async (changes, line) => {
    const found = await reconfigure(changes, { version: 'v2' });
    expect(found.isNew).toBe(true);
    expect(found.isMarkKept).toBe(false);
    expect(found.lines[0].slice(0, line.length)).toBe(line);
  });

  it.each<[ConfigurationChanges, boolean]>([
    [{}, false],
    [{ container: { user: 'root' } }, true],
    [{ removeContainerOptions: ['user'] }, true],
    [{ removeSidecars: ['proxy'] }, true],
    [{ variables: {}, secrets: {}, removeVariables: [], sidecars: [] }, false],
  ])('starts with %j no task for another value', async (changes, isNew) => {
    const found = await reconfigure(changes, { version: 'v2' });
    expect(found.isMarkKept).toBe(true);
    expect(found.isNew).toBe(isNew);
  });

  it('has what an earlier deployment had, with the values that secrets have now', async () => {
    const restored = {
      options: {},
      configuration: {
        variables: { LEVEL: 'warn' },
        secrets: { TOKEN: SECRET },
      },
      sidecars: [],
    };
    const found = await reconfigure({}, { restored, version: 'v2' });
    expect(found.containers).toBe(restored);
    expect(found.isMarkKept).toBe(false);
    expect(found.lines).toEqual([
      'Container remove user node',
      'Variables change LEVEL',
      expect.stringMatching(/remove MODE/),
      'Sidecars remove proxy envoy:v1',
    ]);
  });

  it.each<[string, string | RegExp, string]>([
    ['a grant that it does not make', 'dynamodb:Scan', 'dynamodb:*'],
    ['a variable that is a function', /Value: \S*info\S*/, 'Value: {Ref: A}'],
  ])('is none of a template with %s', async (_, ours, other) => {
    const body = (await deploy()).replace(ours, other);
    expect(body).toContain(other);
    await expect(reconfigure({}, { body })).rejects.toThrow(
      'The template of stack orders was not made by this portal. Deploy the API again with fargate:public-api:deploy, which replaces it.',
    );
  });

  it('keeps a secret that it uses already, whoever stored it', async () => {
    const storedBy = 'group:default/b';
    expect((await reconfigure({}, { storedBy })).isNew).toBe(false);
    await expect(
      reconfigure({}, { storedBy, status: 'ROLLBACK_COMPLETE' }),
    ).rejects.toThrow('was stored for an API of this name');
  });
});
