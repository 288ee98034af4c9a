// The example is for a portal's own backend, and this is one.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { FargateApiPolicy } from '../../../examples/permissions/policy';
import { HidingPolicy } from './__testUtils__/HidingPolicy';
import {
  DeployedWorld,
  IMAGE,
  OTHER_TEAM,
  PermissionPortal,
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
