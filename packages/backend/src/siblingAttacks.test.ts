// The example is for a portal's own backend, and this is one.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { FargateApiPolicy } from '../../../examples/permissions/policy';
import { HidingPolicy } from './__testUtils__/HidingPolicy';
import {
  DeployedWorld,
  IMAGE,
  OTHER_TEAM,
  PermissionPortal,
  PLATFORM,
  Step,
  TEAM,
} from './__testUtils__/PermissionPortal';

jest.setTimeout(600_000);

const USER = 'other team';

/** What a stack of another account, region or service is called. */
const arn = (place: string, resource = 'stack/environment-dev-cluster/1f2e') =>
  `arn:aws:${place}:${resource}`;

let world: DeployedWorld;
let portal: PermissionPortal;
/** ARNs of the stacks of what the attacker may not touch. */
let prod: string;
let secret: string;
let orders: string;
/** ARNs of stacks in stacks of somebody's own tool, by the tags that they have of it. */
const nested = { untagged: '', environment: '', hidden: '', api: '' };

beforeAll(async () => {
  world = await DeployedWorld.start();
  prod = world.stackArns['resource:default/prod'];
  secret = world.stackArns['resource:default/secret'];
  orders = world.stackArns['api:default/orders'];
  const environment = { type: 'fargate-environment', owner: OTHER_TEAM };
  const file = 'url:https://example.com/catalog-info.yaml';
  world.addEntity('Resource', 'spaced', `${prod} `, environment, file);
  world.addEntity(
    'Component',
    'posing',
    prod,
    { ...environment, lifecycle: 'production' },
    file,
  );
  world.addEntity(
    'API',
    'twofold',
    orders,
    {
      type: 'openapi',
      lifecycle: 'production',
      owner: OTHER_TEAM,
      definition: 'openapi: 3.1.0',
    },
    file,
  );
  const [twofold] = world.entities.slice(-1);
  world.addEntity(
    'Resource',
    'acme-com',
    world.stackArns['resource:default/acme-com'],
    { type: 'fargate-dns-zone', owner: 'group:default/platform' },
  );
  twofold.metadata.annotations![
    'aws.amazon.com/amazon-ecs-service-arn'
  ] = `arn:aws:ecs:eu-central-1:123456789012:service/environment-prod/login`;
  await world.storeSecret('gone', TEAM);
  await world.storeSecret('orders', TEAM);
  // As if they were the environment or the API of another team.
  const outputs = {
    ...(await world.outputs('dev', 'environment-secret-vpc')),
    ...(await world.outputs('dev', 'environment-secret-cluster')),
    ...(await world.outputs('dev', 'orders')),
  };
  nested.untagged = await world.nest('untagged', {}, outputs);
  for (const [name, kind, entity] of [
    ['environment', 'cluster', 'resource:default/nested'],
    ['hidden', 'cluster', 'resource:default/secret'],
    ['api', 'public-api', 'api:default/nested'],
  ] as const) {
    nested[name] = await world.nest(
      `nested-${name}`,
      {
        'fargate-api:managed': 'true',
        'fargate-api:kind': kind,
        'fargate-api:entity': entity,
      },
      outputs,
    );
  }
  world.addEntity('Resource', 'nested', nested.environment, environment, file);
  world.addEntity(
    'API',
    'nested',
    nested.api,
    {
      type: 'openapi',
      lifecycle: 'production',
      owner: OTHER_TEAM,
      definition: 'openapi: 3.1.0',
    },
    file,
  );
  portal = await PermissionPortal.start(world, {
    policy: new HidingPolicy(new FargateApiPolicy()),
  });
});
afterAll(() => world.simulator.close());

const deploy = (input: object): Step => ({
  action: 'fargate:public-api:deploy',
  input: {
    name: 'fresh',
    owner: OTHER_TEAM,
    image: IMAGE,
    environment: 'resource:default/dev',
    ...input,
  },
});
const deployTo = (environmentStackArn: string): Step => {
  const { action, input } = deploy({ environmentStackArn });
  return { action, input: { ...input, environment: '' } };
};
const internal = (input: object): Step => ({
  action: 'fargate:internal-api:deploy',
  input: {
    name: 'fresh',
    owner: OTHER_TEAM,
    image: `123456789012.dkr.ecr.eu-west-1.amazonaws.com/ledger:v1`,
    environment: 'resource:default/dev',
    zoneStackArn: world.stackArns['resource:default/dev'],
    consumerCidrs: ['10.1.0.0/16'],
    ...input,
  },
});
const zone = (input: object): Step => ({
  action: 'fargate:dns-zone:deploy',
  input: {
    target: 'dev',
    domainName: 'shop.acme.com',
    owner: OTHER_TEAM,
    ...input,
  },
});

const update = (entityRef: string): Step => ({
  action: 'fargate:api:update',
  input: { entityRef, desiredCount: 2 },
});
const remove = (entityRef: string, confirm?: string): Step => ({
  action: 'fargate:stack:delete',
  input: { entityRef, ...(confirm && { confirm }) },
});
const putSecret = (input: object): Step => ({
  action: 'fargate:secret:put',
  input: {
    name: 'fresh',
    owner: OTHER_TEAM,
    environment: 'resource:default/dev',
    variable: 'DB_URL',
    value: 'a',
    ...input,
  },
});

const LEFT = { DB_URL: 'secretsmanager:fargate-api/gone/DB_URL' };

/** What is refused to a user who may deploy to `dev`, and to nothing else. */
const ATTACKS: Record<string, [string, () => Step, RegExp][]> = {
  'an environment by an ARN': [
    [
      'of another account',
      () => deployTo(arn('cloudformation:eu-west-1:999999999999')),
      /Account 999999999999 in eu-west-1 is not a target/,
    ],
    [
      'of another region',
      () => deployTo(arn('cloudformation:us-east-1:123456789012')),
      /in us-east-1 is not a target/,
    ],
    [
      'of another partition',
      () => deployTo(secret.replace('arn:aws:', 'arn:aws-cn:')),
      /does not exist/,
    ],
    [
      'of another service',
      () => deployTo(arn('ecs:eu-west-1:123456789012', 'cluster/secret')),
      /environmentStackArn: .* is not the ARN of a stack/,
    ],
    [
      'in another case',
      () =>
        deployTo(secret.replace('environment-secret', 'Environment-Secret')),
      /does not exist/,
    ],
    [
      'with a slash at its end',
      () => deployTo(`${secret}/`),
      /is not the ARN of a stack/,
    ],
    [
      'with a space at its end',
      () => deployTo(`${secret} `),
      /is not the ARN of a stack/,
    ],
    [
      'without its id',
      () => deployTo(secret.replace(/\/[^/]+$/, '')),
      /is not the ARN of a stack/,
    ],
    [
      'that is a name',
      () => deployTo('environment-secret-cluster'),
      /is not the ARN of a stack/,
    ],
  ],
  'an environment by an entity': [
    [
      'in another case',
      () => deploy({ environment: 'RESOURCE:Default/PROD' }),
      /Requires the permission fargate-api.target.use for target prod/,
    ],
    [
      'that is hidden, in another case',
      () => deploy({ environment: 'Resource:DEFAULT/Secret' }),
      /not in the catalog/,
    ],
    [
      'whose annotation ends with a space',
      () => deploy({ environment: 'resource:default/spaced' }),
      /Requires the permission fargate-api.target.use for target prod/,
    ],
    [
      'of another kind',
      () => deploy({ environment: 'component:default/posing' }),
      /is not a Fargate environment/,
    ],
  ],
  'an owner': [
    [
      'of another team, with a space',
      () => deploy({ owner: `${TEAM} ` }),
      /owner: .* is not the reference|you are not a member of/,
    ],
    [
      'that is a user of another team',
      () => deploy({ owner: 'user:default/olga' }),
      /you are not a member of user:default\/olga/,
    ],
    [
      'that does not exist',
      () => deploy({ owner: 'group:default/deleted' }),
      /you are not a member of group:default\/deleted/,
    ],
  ],
  'a text': [
    ...['title', 'description'].flatMap(
      (field): [string, () => Step, RegExp][] => [
        [
          `with a control character: ${field}`,
          () => deploy({ [field]: 'Orders\u0007' }),
          new RegExp(`${field}: contains the character U\\+0007`),
        ],
        [
          `that reads backwards: ${field}`,
          () => deploy({ [field]: 'Orders \u202egnp.exe' }),
          new RegExp(`${field}: contains the character U\\+202E`),
        ],
      ],
    ),
    ...(
      [
        ['variables.URL', { variables: { URL: '{{resolve:ssm:/key}}' } }],
        [
          'container.command[0]',
          { container: { command: ['{{resolve:ssm:/key}}'] } },
        ],
        ['tags[0]', { tags: ['{{resolve:ssm:/key}}'] }],
        ['secrets.URL', { secrets: { URL: '{{resolve:ssm:/key}}' } }],
      ] as const
    ).map(([field, input]): [string, () => Step, RegExp] => [
      `with a dynamic reference: ${field}`,
      () => deploy(input),
      /must not contain a dynamic reference/,
    ]),
    [
      'that is a function of CloudFormation',
      () => deploy({ variables: { URL: { Ref: 'AWS::AccountId' } } }),
      /variables/,
    ],
    [
      'as the name of a variable',
      () => deploy({ variables: { '${AWS::AccountId}': 'a' } }),
      /must be a name of letters/,
    ],
  ],
  'a right': [
    [
      'of an administrator',
      () =>
        deploy({
          managedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'],
        }),
      /does not let APIs have arn:aws:iam::aws:policy\/AdministratorAccess/,
    ],
    ...[
      '*',
      'arn:aws:dynamodb:eu-west-1:123456789012:table/*',
      'arn:aws:s3:::orders-${aws:PrincipalTag/team}',
      'arn:aws:iam::123456789012:role/deploy',
    ].map((resource): [string, () => Step, RegExp] => [
      `to ${resource}`,
      () => deploy({ grants: [{ access: 'read', resource }] }),
      /grants\[0\]: .* must be the ARN of/,
    ]),
  ],
  'the secret of a deleted API': [
    [
      'to a sidecar',
      () =>
        deploy({
          name: 'gone',
          sidecars: [{ name: 'logs', image: IMAGE, secrets: LEFT }],
        }),
      /was stored for an API of this name that belonged to group:default\/team-orders/,
    ],
    [
      'to a registry',
      () =>
        deploy({
          name: 'gone',
          container: { registryCredentials: LEFT.DB_URL },
        }),
      /was stored for an API of this name that belonged to group:default\/team-orders/,
    ],
  ],
  'an image': [
    [
      'with credentials',
      () => deploy({ image: 'user:password@registry.example.com/orders:1' }),
      /is not the name of a container image/,
    ],
    [
      'by a URL',
      () => deploy({ image: 'https://registry.example.com/orders:1' }),
      /is not the name of a container image/,
    ],
  ],
  'a network': [
    [
      'that is everybody, for an internal API',
      () => internal({ consumerCidrs: ['0.0.0.0/0'] }),
      /consumerCidrs/,
    ],
    [
      'that is half of everybody',
      () => internal({ consumerCidrs: ['10.1.0.0/16', '128.0.0.0/1'] }),
      /consumerCidrs/,
    ],
    [
      'in two',
      () => deploy({ allowedCidr: '10.0.0.0/8,0.0.0.0/0' }),
      /allowedCidr/,
    ],
  ],
  'a domain name': [
    ...[
      'shop.acme.com.',
      'Shop.acme.com',
      '_acme-challenge.acme.com',
      '*.acme.com',
      'sh\u00f6p.acme.com',
      'shop.acme.com\u202e',
    ].map((domainName): [string, () => Step, RegExp] => [
      JSON.stringify(domainName),
      () => zone({ domainName }),
      /domainName: .* is not a domain name/,
    ]),
    [
      'that another API has',
      () =>
        deploy({
          domainName: 'acme.com',
          zoneStackArn: world.stackArns['resource:default/acme-com'],
        }),
      /already has a record A acme.com/,
    ],
    ...(
      [
        ['acme.com', /additionalNames: .* already has a record A acme.com/],
        ['*.acme.com', /additionalNames: .* is not a domain name/],
        [
          '{{resolve:ssm:/name}}.acme.com',
          /must not contain a dynamic reference|is not a domain name/,
        ],
        ['shop.example.org', /has no public hosted zone for shop.example.org/],
      ] as const
    ).map(([name, refusal]): [string, () => Step, RegExp] => [
      `as a further one: ${name}`,
      () =>
        deploy({
          domainName: 'fresh.acme.com',
          zoneStackArn: world.stackArns['resource:default/acme-com'],
          additionalNames: [name],
        }),
      refusal,
    ]),
  ],
  'a nested stack': [
    [
      "of somebody's own tool as the environment",
      () => deployTo(nested.untagged),
      /is not the cluster stack of an environment of this portal/,
    ],
    [
      'with inherited tags as the environment',
      () => deployTo(nested.environment),
      /does not exist/,
    ],
    [
      'with the inherited tags of a hidden environment',
      () => deployTo(nested.hidden),
      /does not exist/,
    ],
    [
      'as the environment, by an entity of their own',
      () => deploy({ environment: 'resource:default/nested' }),
      /stack .*nested-environment-Child.* does not exist any more/,
    ],
    [
      'to be deleted, by an entity of their own',
      () => remove('resource:default/nested', 'nested'),
      /environment\.delete for resource:default\/nested/,
    ],
    [
      'to be updated as an API, by an entity of their own',
      () => update('api:default/nested'),
      /api.update|may be changed only/,
    ],
    [
      'to be deleted as an API, by an entity of their own',
      () => remove('api:default/nested'),
      /api.delete|may be changed only/,
    ],
    [
      'to be registered',
      () => ({
        action: 'fargate:api:register',
        input: { stackArn: nested.api },
      }),
      /api\.update for api:default\/nested/,
    ],
  ],
  'the secret of another API': [
    ...[
      'secretsmanager:fargate-api/orders/DB_URL',
      'secretsmanager:fargate-api/fresh/../orders/DB_URL',
      'secretsmanager:FARGATE-API/orders/DB_URL',
      'secretsmanager:arn:aws:secretsmanager:eu-west-1:123456789012:secret:fargate-api/orders/DB_URL',
      'ssm:/fargate-api/orders/DB_URL',
      'ssm:/fargate-api/fresh/../orders/DB_URL',
    ].map((reference): [string, () => Step, RegExp] => [
      reference,
      () => deploy({ secrets: { DB_URL: reference } }),
      /secrets\.DB_URL/,
    ]),
    ...[
      { variable: '../orders/DB_URL' },
      { variable: 'DB_URL/../../orders/DB_URL' },
      { name: 'fresh/../orders' },
      { name: 'orders/DB_URL' },
    ].map((input): [string, () => Step, RegExp] => [
      `to set: ${JSON.stringify(input)}`,
      () => putSecret(input),
      /variable: |name: |name does not match|instance\.name/,
    ]),
    [
      'to set, by the API itself',
      () => putSecret({ name: 'orders' }),
      /api\.update for api:default\/orders/,
    ],
  ],
  'a tag': [
    ...[
      'fargate-api:entity',
      'fargate-api:managed',
      'Fargate-Api:Owner',
      'aws:cloudformation:stack-id',
      ' fargate-api:entity',
    ].map((key): [string, () => Step, RegExp] => [
      `of the portal's own: ${JSON.stringify(key)}`,
      () => deploy({ awsTags: { [key]: 'api:default/orders' } }),
      /awsTags/,
    ]),
  ],
  'a name whose stack': [
    [
      "is another environment's",
      () => deploy({ name: 'environment-dev-cluster' }),
      /environment\.update for resource:default\/dev/,
    ],
    [
      "is a hidden environment's",
      () => deploy({ name: 'environment-secret-vpc' }),
      /The name of stack environment-secret-vpc is not available in target dev\. Choose another name\./,
    ],
    [
      "is a zone's",
      () => deploy({ name: 'dns-acme-com-zone' }),
      /zone\.update for resource:default\/acme-com/,
    ],
  ],
  'the steps of others to the check': [
    [
      'an update',
      () => ({
        action: 'fargate:deployment:check',
        input: { steps: [update('api:default/orders')] },
      }),
      /Requires the permission fargate-api\.api\.update for api:default\/orders/,
    ],
    [
      'an environment that is hidden',
      () => ({
        action: 'fargate:deployment:check',
        input: { steps: [deployTo(secret)] },
      }),
      /does not exist/,
    ],
  ],
  'a certificate': [
    [
      'of another account',
      () =>
        deploy({
          domainName: 'shop.acme.com',
          certificateArn: 'arn:aws:acm:eu-west-1:999999999999:certificate/1f2e',
        }),
      /is in account 999999999999/,
    ],
  ],
};

describe.each(Object.entries(ATTACKS))('gives %s', (_, attacks) => {
  it.each(attacks)('%s, and is refused', async (__, step, refusal) => {
    for (const answer of [
      await portal.dryRun(USER, step()),
      await portal.invoke(USER, step()),
    ]) {
      expect(answer.text).toMatch(refusal);
      expect(answer.allowed).toBeUndefined();
    }
  });
});

it('sees nothing of a service in another target, by an entity that names two', async () => {
  const path = '/api/fargate-api/v1/entities/api/default/twofold/status';
  const { status, body } = await portal.get(USER, path);
  expect([status, body.error?.name]).toEqual([403, 'NotAllowedError']);
});

it('sees nothing of a service by a nested stack that names it', async () => {
  const { body } = await portal
    .get(USER, '/api/fargate-api/v1/entities/api/default/nested/status')
    .expect(200);
  expect(body.state).toBe('unconfirmed');
  expect(JSON.stringify(body)).not.toContain(IMAGE);
});

it('sees nothing of a network by a nested stack that names it', async () => {
  const { body } = await portal
    .get(
      USER,
      '/api/fargate-api/v1/environments/resource/default/nested/status',
    )
    .expect(200);
  expect(JSON.stringify(body)).not.toMatch(/vpc-|subnet-|10\.0\./);
  expect(body.network.failure).toBeDefined();
});

it.each([
  [
    'dev',
    `Requires the permission fargate-api.consumers.check for api:default/ledger. Ask ${TEAM}.`,
  ],
  [
    'prod',
    `Requires the permission fargate-api.target.use for target prod. Ask ${PLATFORM}.`,
  ],
])(
  'checks no consumer in %s of an API that is not theirs, by the card or as an MCP client',
  async (target, refusal) => {
    const vpcId = 'vpc-0123456789abcdef0';
    const entity = '/api/fargate-api/v1/entities/api/default/ledger';
    const { body } = await portal
      .get(USER, `${entity}/consumers/${target}/${vpcId}`)
      .expect(403);
    expect(body.error.message).toBe(refusal);
    const { allowed, text } = await portal.call(
      USER,
      'fargate-api.check-consumer',
      { entityRef: 'api:default/ledger', target, vpcId },
    );
    expect([allowed, text]).toEqual([
      undefined,
      expect.stringContaining(refusal),
    ]);
  },
);

it.each([
  [
    'in the name of their own user',
    () => deploy({ owner: 'user:default/sam' }),
  ],
  [
    'with what only looks like template syntax',
    () => deploy({ variables: { URL: '!Sub ${AWS::AccountId}' } }),
  ],
  [
    'with an image by its digest, at a port',
    () =>
      deploy({
        image: `public.ecr.aws/docker/library/nginx@sha256:${'a'.repeat(64)}`,
      }),
  ],
  ['with a text from right to left', () => deploy({ description: 'הזמנות' })],
])('still deploys %s', async (_, step) => {
  const { allowed, text } = await portal.dryRun(USER, step());
  expect([allowed, text]).toEqual([true, expect.any(String)]);
});
