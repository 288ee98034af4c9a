import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { PermissionPolicy } from '@backstage/plugin-permission-node';
// The example is for a portal's own backend, and this is one.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { FargateApiPolicy } from '../../../examples/permissions/policy';
import { HidingPolicy } from './__testUtils__/HidingPolicy';
import {
  Answer,
  DeployedWorld,
  IMAGE,
  OTHER_TEAM,
  PermissionPortal,
  Step,
  TEAM,
  User,
  USERS,
} from './__testUtils__/PermissionPortal';

jest.setTimeout(600_000);

const README = resolve(
  __dirname,
  '../../../plugins/fargate-api-backend/README.md',
);

/** `PERMISSION_MATRIX=write` writes the tables into it. */
const FILE = resolve(__dirname, '../../../docs/permissions.md');

const EVERYBODY = Object.keys(USERS) as User[];

/** In a template, the team of whoever runs it. */
const OWN_TEAM = '${{ parameters.owner }}';

const ALLOW_ALL: PermissionPolicy = {
  handle: async () => ({ result: AuthorizeResult.ALLOW }),
};

/** What people try, in the order of the table. */
function attemptsIn(world: DeployedWorld, vpcId: string): [string, Step][] {
  const deploy = (input: object): Step => ({
    action: 'fargate:public-api:deploy',
    input: { name: 'fresh', owner: OWN_TEAM, image: IMAGE, ...input },
  });
  const environment = (input: object): Step => ({
    action: 'fargate:environment:deploy',
    input: { name: 'fresh', owner: OWN_TEAM, ...input },
  });
  const zone = (parent: string): Step => ({
    action: 'fargate:dns-zone:deploy',
    input: {
      target: 'dev',
      domainName: 'api.acme.com',
      owner: OWN_TEAM,
      parentZone: { target: parent },
    },
  });
  const orders = { name: 'orders', environment: 'resource:default/dev' };
  const pipeline = (input: object): Step => ({
    action: 'fargate:delivery:deploy',
    input: {
      ...orders,
      owner: OWN_TEAM,
      repoUrl: 'gitlab.com?owner=acme&repo=orders',
      ...input,
    },
  });
  return [
    ['deploy a new API', deploy({ environment: 'resource:default/dev' })],
    [
      "deploy a new API in the owner's name",
      deploy({ environment: 'resource:default/dev', owner: TEAM }),
    ],
    [
      'deploy it to production',
      deploy({ environment: 'resource:default/prod' }),
    ],
    [
      'deploy it to production by an entity of their own',
      deploy({ environment: 'resource:default/fake' }),
    ],
    [
      'deploy it to production by the ARN of its stack',
      deploy({ environmentStackArn: world.stackArns['resource:default/prod'] }),
    ],
    [
      'deploy it to a hidden environment',
      deploy({ environment: 'resource:default/secret' }),
    ],
    [
      'deploy it to a hidden environment by the ARN of its stack',
      deploy({
        environmentStackArn: world.stackArns['resource:default/secret'],
      }),
    ],
    [
      'update the API',
      {
        action: 'fargate:api:update',
        input: { entityRef: 'api:default/orders', desiredCount: 2 },
      },
    ],
    [
      'promote what another API of the owner runs to it',
      {
        action: 'fargate:api:promote',
        input: { from: 'api:default/ledger', entityRef: 'api:default/orders' },
      },
    ],
    [
      'move the API to another load balancer',
      {
        action: 'fargate:api:move',
        input: { entityRef: 'api:default/orders', loadBalancer: 'own' },
      },
    ],
    ['deploy the API again', deploy({ ...orders, owner: TEAM })],
    ['take the API over', deploy(orders)],
    [
      'hand the API over to the other team',
      deploy({ ...orders, owner: OTHER_TEAM }),
    ],
    [
      'deploy a new API with the secret of one that was deleted',
      deploy({
        name: 'gone',
        environment: 'resource:default/dev',
        secrets: { DB_URL: 'secretsmanager:fargate-api/gone/DB_URL' },
      }),
    ],
    [
      "deploy a new API with that secret in the owner's name",
      deploy({
        name: 'gone',
        owner: TEAM,
        environment: 'resource:default/dev',
        secrets: { DB_URL: 'secretsmanager:fargate-api/gone/DB_URL' },
      }),
    ],
    [
      'set the secret of an API that was deleted',
      {
        action: 'fargate:secret:put',
        input: {
          name: 'gone',
          owner: OWN_TEAM,
          environment: 'resource:default/dev',
          variable: 'DB_URL',
          value: 'a',
        },
      },
    ],
    ['let a pipeline deploy the API', pipeline({ owner: TEAM })],
    ['let a pipeline of their own deploy the API', pipeline({})],
    [
      'register the API',
      {
        action: 'fargate:api:register',
        input: { stackArn: world.stackArns['api:default/orders'] },
      },
    ],
    [
      'delete the API',
      {
        action: 'fargate:stack:delete',
        input: { entityRef: 'api:default/orders' },
      },
    ],
    [
      'check a consumer of the internal API',
      {
        action: 'fargate:internal-api:check',
        input: {
          entityRef: 'api:default/ledger',
          consumer: { target: 'dev', vpcId },
        },
      },
    ],
    ['create an environment', environment({ target: 'dev' })],
    ['create one in production', environment({ target: 'prod' })],
    [
      'deploy to the environment by its name',
      environment({ target: 'dev', name: 'dev' }),
    ],
    [
      'take the environment over',
      {
        action: 'fargate:environment:update',
        input: { entityRef: 'resource:default/dev', owner: OWN_TEAM },
      },
    ],
    [
      'take a hidden environment over',
      environment({ target: 'dev', name: 'secret' }),
    ],
    [
      'delete a hidden environment',
      {
        action: 'fargate:stack:delete',
        input: { entityRef: 'resource:default/secret', confirm: 'secret' },
      },
    ],
    ['create a DNS zone below a parent zone', zone('dev')],
    ['create one below a parent zone of production', zone('prod')],
  ];
}

/** Why something was refused, by what was said. */
const REASONS: [RegExp, string][] = [
  [/Requires the permission/, 'no: permission'],
  [/may be changed only by its owner/, 'no: owner'],
  [/you are not a member of/, 'no: new owner'],
  [/Only members of/, 'no: target'],
  [/the stack of .* belongs to/, 'no: another entity'],
  [/was stored for an API of this name/, 'no: secret'],
  [/not in the catalog|does not exist|not available/, 'no: as if not there'],
];

function outcomeOf({ allowed, text }: Answer): string {
  const [, reason] = REASONS.find(([pattern]) => pattern.test(text)) ?? [];
  if (!allowed && !reason) {
    throw new Error(`It failed, and not because of permissions: ${text}`);
  }
  return allowed ? 'yes' : reason!;
}

const slug = (text: string) => text.replace(/\W+/g, '-').toLowerCase();

let world: DeployedWorld;
let attempts: [string, Step][];

beforeAll(async () => {
  world = await DeployedWorld.start();
  await world.storeSecret('gone', TEAM);
  attempts = attemptsIn(world, await world.vpcOf('secret'));
  world.addEntity(
    'Resource',
    'fake',
    world.stackArns['resource:default/prod'],
    { type: 'fargate-environment', owner: OTHER_TEAM },
    'url:https://example.com/catalog-info.yaml',
  );
  const orders = world.stackArns['api:default/orders'];
  const spec = {
    type: 'openapi',
    lifecycle: 'production',
    owner: OTHER_TEAM,
    definition: 'openapi: 3.1.0',
  };
  // What the other team can register: any name and annotation, from a file.
  for (const [name, location, namespace] of [
    ['orders', 'url:https://example.com/a.yaml', 'evil'],
    ['mine', 'url:https://example.com/b.yaml', 'default'],
    ['posing', `url:fargate-api:${orders}`, 'default'],
    ['padded', `url:https://example.com/#fargate-api:${orders}`, 'default'],
  ]) {
    world.addEntity('API', name, orders, spec, location, namespace);
  }
  attempts.forEach(([what, step]) => world.addTemplate(slug(what), step));
});
afterAll(() => world.simulator.close());

/** What each user may, by what they try. */
type Matrix = Record<string, Record<User, string>>;

async function matrixOf(portal: PermissionPortal): Promise<Matrix> {
  const matrix: Matrix = {};
  for (const [what, step] of attempts) {
    const row: Partial<Record<User, string>> = {};
    for (const user of EVERYBODY) {
      row[user] = outcomeOf(await portal.dryRun(user, step));
    }
    matrix[what] = row as Record<User, string>;
  }
  return matrix;
}

function tableOf(matrix: Matrix): string {
  return [
    `| Who tries to … | ${EVERYBODY.join(' | ')} |`,
    `| --- |${EVERYBODY.map(() => ' --- |').join('')}`,
    ...Object.entries(matrix).map(
      ([what, row]) =>
        `| ${what} | ${EVERYBODY.map(user => row[user]).join(' | ')} |`,
    ),
  ].join('\n');
}

/** A table of the document, after it was written there if that is asked for. */
function documented(name: string, table: string): string {
  const [start, end] = [`<!-- ${name} -->\n\n`, `\n\n<!-- /${name} -->`];
  const [before, rest] = readFileSync(FILE, 'utf8').split(start);
  const [found, after] = rest.split(end);
  if (process.env.PERMISSION_MATRIX !== 'write') {
    return found;
  }
  writeFileSync(FILE, before + start + table + end + after);
  return table;
}

describe('with a policy that allows everything', () => {
  let portal: PermissionPortal;
  let matrix: Matrix;

  beforeAll(async () => {
    portal = await PermissionPortal.start(world, {
      policy: new HidingPolicy(ALLOW_ALL),
    });
    matrix = await matrixOf(portal);
  });

  it('the ownership guard decides as documented', () => {
    const table = tableOf(matrix);
    expect(documented('guard', table)).toBe(table);
  });

  it('MCP clients find the tools of the README', async () => {
    const readme = readFileSync(README, 'utf8');
    const own = (await portal.tools('owner')).filter(name =>
      /^fargate-api\.|dry-run-template$/.test(name),
    );
    expect(own).toEqual([
      'fargate-api.check-consumer',
      'fargate-api.explain-unhealthy',
      'fargate-api.get-status',
      'fargate-api.list-apis',
      'scaffolder.dry-run-template',
    ]);
    own.forEach(name => expect(readme).toContain(`\`${name}\``));
  });

  it('MCP clients are decided on alike', async () => {
    const user = 'other team';
    for (const [what, step] of attempts) {
      const outcome = outcomeOf(await portal.invoke(user, step));
      expect([what, outcome]).toEqual([what, matrix[what][user]]);
    }
  });

  it('tasks of the wizard are refused alike, and change nothing', async () => {
    const user = 'other team';
    const refused = attempts
      .map(([what]) => what)
      .filter(what => matrix[what][user] !== 'yes');
    const outcomes = await Promise.all(
      refused.map(async what => outcomeOf(await portal.task(user, slug(what)))),
    );
    expect(outcomes).toEqual(refused.map(what => matrix[what][user]));
  });

  describe('an attacker of the other team', () => {
    const user = 'other team';
    const update = (input: object): Step => ({
      action: 'fargate:api:update',
      input: { entityRef: 'api:default/orders', desiredCount: 3, ...input },
    });
    const remove = (entityRef: string): Step => ({
      action: 'fargate:stack:delete',
      input: { entityRef, confirm: 'orders' },
    });
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

    it.each<[string, Step, string | RegExp]>([
      [
        'writes a reference in another case',
        update({ entityRef: 'API:Default/Orders' }),
        /may be changed only by its owner/,
      ],
      [
        'deletes by a reference in another case',
        remove('Api:DEFAULT/ORDERS'),
        /may be changed only by its owner/,
      ],
      [
        'deploys over a name in another case',
        deploy({ name: 'Orders' }),
        /name/,
      ],
      [
        'registers the stack in another namespace',
        update({ entityRef: 'api:evil/orders' }),
        /may be changed only by its owner, group:default\/team-orders|belongs to api:default\/orders/,
      ],
      [
        'deletes by an entity in another namespace',
        remove('api:evil/orders'),
        /belongs to api:default\/orders/,
      ],
      [
        'registers the stack under another name',
        remove('api:default/mine'),
        /belongs to api:default\/orders/,
      ],
      [
        'registers a file whose location looks like the provider',
        remove('api:default/posing'),
        /belongs to api:default\/orders/,
      ],
      [
        'registers a file whose location ends like the provider',
        update({ entityRef: 'api:default/padded' }),
        /may be changed only by its owner|belongs to api:default\/orders/,
      ],
      [
        'deploys as a user who is somebody else',
        deploy({ owner: 'user:default/olga' }),
        /you are not a member of user:default\/olga/,
      ],
      [
        'deploys as a user, in another case',
        deploy({ owner: 'User:Default/OLGA' }),
        /you are not a member of|owner/,
      ],
      [
        'deploys as a group of that name in another namespace',
        deploy({ owner: 'group:evil/team-billing' }),
        /you are not a member of group:evil\/team-billing/,
      ],
      [
        'names an environment in another namespace',
        deploy({ environment: 'resource:evil/prod' }),
        /not in the catalog/,
      ],
      [
        'names an API as the environment',
        deploy({ environment: 'api:default/orders' }),
        /is not a Fargate environment/,
      ],
      [
        'adds what no action takes',
        update({ initiator: 'user:default/olga', ownershipGuard: false }),
        /may be changed only by its owner|additional/,
      ],
      [
        'looks for the networks of production as a consumer of an API',
        {
          action: 'fargate:internal-api:check',
          input: {
            entityRef: 'api:default/ledger',
            consumer: { target: 'prod', vpcId: 'vpc-0123456789abcdef0' },
          },
        },
        /Only members of group:default\/platform may use target prod/,
      ],
      [
        'stores a secret for the API, by its entity',
        {
          action: 'fargate:secret:put',
          input: {
            entityRef: 'component:default/orders',
            variable: 'DB_URL',
            value: 'a',
          },
        },
        /may be changed only by its owner|not in the catalog/,
      ],
      [
        'stores a secret for the API, by its name and as the new owner',
        {
          action: 'fargate:secret:put',
          input: {
            name: 'orders',
            owner: OTHER_TEAM,
            environment: 'resource:default/dev',
            variable: 'DB_URL',
            value: 'a',
          },
        },
        /may be changed only by its owner/,
      ],
      [
        'changes the VPC of an environment',
        {
          action: 'fargate:vpc:deploy',
          input: {
            target: 'dev',
            name: 'dev',
            owner: OTHER_TEAM,
            natGateways: 'none',
          },
        },
        /may be changed only by its owner/,
      ],
      [
        'changes an environment that they deploy to by its name',
        {
          action: 'fargate:environment:deploy',
          input: {
            target: 'dev',
            name: 'dev',
            owner: OTHER_TEAM,
            endpoints: ['ssm'],
          },
        },
        /you are not a member of group:default\/platform/,
      ],
      [
        'deploys in the name of no group',
        deploy({ owner: 'group:default/' }),
        /owner/,
      ],
      [
        'deploys in the name of a letter that is k in lower case',
        deploy({ owner: 'group:default/team-\u212aing' }),
        /owner/,
      ],
      [
        'grants the API what the target does not list',
        deploy({
          grants: [
            { access: 'read', resource: 'arn:aws:s3:::orders-of-others' },
          ],
        }),
        /does not let fresh have/,
      ],
      [
        'calls itself a dry run that is none',
        update({ isDryRun: true, user: 'user:default/olga' }),
        /may be changed only by its owner|additional/,
      ],
    ])('%s, and is refused', async (_, step, refusal) => {
      const { allowed, text } = await portal.dryRun(user, step);
      expect(allowed).toBeUndefined();
      expect(text).toMatch(refusal);
    });

    it('puts credentials of the owner into the secrets of a task, and is refused', async () => {
      const credentials = JSON.stringify({
        $$type: '@backstage/BackstageCredentials',
        version: 'v1',
        principal: { type: 'user', userEntityRef: USERS.owner },
      });
      const secrets = {
        __initiatorCredentials: credentials,
        initiatorCredentials: credentials,
        backstageToken: 'stolen',
      };
      const { allowed, text } = await portal.task(
        user,
        slug('update the API'),
        secrets,
      );
      expect(allowed).toBeUndefined();
      expect(text).toContain('may be changed only by its owner');
      const dry = await portal.dryRun(user, update({}), { secrets });
      expect(dry.text).toContain('may be changed only by its owner');
    });

    it('runs a template as an MCP client, and is refused', async () => {
      const { allowed, text } = await portal.execute(
        user,
        slug('delete the API'),
      );
      expect(allowed).toBeUndefined();
      expect(text).toContain('may be changed only by its owner');
    });

    // eslint-disable-next-line jest/expect-expect -- supertest's expect does
    it.each([
      ['restart', {}],
      ['scale', { desired: 0 }],
      ['tasks/0123456789abcdef0123456789abcdef/stop', {}],
    ])(
      'asks the server of the card to %s by a path in another case, and is refused',
      async (operation, body) => {
        for (const path of ['api/default/orders', 'API/default/ORDERS']) {
          await portal
            .post(
              user,
              `/api/fargate-api/v1/entities/${path}/${operation}`,
              body,
            )
            .expect(403);
        }
      },
    );

    it.each([
      '/api/fargate-api/v1/entities/api/evil/orders/status',
      '/api/fargate-api/v1/entities/api/default/posing/status',
    ])(
      'sees nothing of the stack by an entity of their own: %s',
      async path => {
        const { body } = await portal.get(user, path).expect(200);
        expect(body.state).toBe('unconfirmed');
        expect(JSON.stringify(body)).not.toContain(IMAGE);
      },
    );

    it('lists no networks of production as consumers of an API', async () => {
      const { body } = await portal
        .get(
          'owner',
          '/api/fargate-api/v1/entities/api/default/ledger/consumers',
        )
        .expect(200);
      expect(body.map((place: any) => place.target.name)).toEqual(['dev']);
    });

    it('leaves a record of a status that they may not see', async () => {
      const path = '/api/fargate-api/v1/environments/resource/default/secret';
      await portal.get(user, `${path}/status`).expect(404);
      expect(portal.audit).toContainEqual({
        plugin: 'fargate-api',
        eventId: 'environment-read',
        status: 'failed',
        meta: { entityRef: 'resource:default/secret' },
      });
    });

    it('sees a hidden environment nowhere, as if it were not there', async () => {
      const answers = await Promise.all(
        ['secret', 'missing'].map(async name => {
          const { status, body } = await portal.get(
            user,
            `/api/fargate-api/v1/environments/resource/default/${name}/status`,
          );
          const { text } = await portal.call(user, 'fargate-api.list-apis', {
            environmentRef: `resource:default/${name}`,
          });
          return JSON.stringify([status, body.error?.message, text]).replaceAll(
            name,
            'NAME',
          );
        }),
      );
      expect(answers[0]).toContain('404');
      expect(answers[0]).toBe(answers[1]);
    });
  });

  it.each([
    ['update the API', 'group:default/team-orders'],
    ['delete the API', 'group:default/team-orders'],
    ['take the API over', 'group:default/team-orders'],
    ['deploy it to production', 'group:default/platform'],
    ['create one in production', 'group:default/platform'],
  ])('a refusal to %s says whom to ask: %s', async (what, whom) => {
    const [, step] = attempts.find(([one]) => one === what)!;
    const { text } = await portal.dryRun('other team', step);
    expect(text).toMatch(new RegExp(`Ask ${whom}\\.$`));
  });

  it('records every attempt in the audit log, with its task', async () => {
    const { id } = await portal.task('other team', slug('update the API'));
    expect(portal.audit).toContainEqual({
      plugin: 'scaffolder',
      eventId: 'api-update',
      status: 'failed',
      meta: {
        action: 'fargate:api:update',
        initiator: USERS['other team'],
        taskId: id,
        stepId: 'step',
        isDryRun: false,
        request: { entityRef: 'api:default/orders' },
        target: 'dev',
        entity: 'api:default/orders',
        stack: world.stackArns['api:default/orders'],
      },
    });
  });

  it('a task that somebody else retries is decided for them, and recorded as theirs', async () => {
    const failed = await portal.task(
      'owner',
      slug('hand the API over to the other team'),
    );
    expect(failed.text).toContain('you are not a member of');
    const retried = await portal.retry('other team', failed.id);
    expect(retried.allowed).toBeUndefined();
    expect(retried.text).toContain('may be changed only by its owner');
    const ofTask = portal.audit.filter(
      ({ eventId, meta, status }) =>
        eventId === 'public-api-deploy' &&
        meta.taskId === failed.id &&
        status === 'failed',
    );
    expect(ofTask.map(({ meta }) => meta.initiator)).toEqual([
      USERS.owner,
      USERS['other team'],
    ]);
  });

  it('the owner updates the API by the wizard', async () => {
    const { allowed, id } = await portal.task('owner', slug('update the API'));
    expect(allowed).toBe(true);
    expect(portal.audit).toContainEqual(
      expect.objectContaining({
        status: 'succeeded',
        meta: expect.objectContaining({
          taskId: id,
          initiator: USERS.owner,
          entity: 'api:default/orders',
          stack: world.stackArns['api:default/orders'],
          target: 'dev',
        }),
      }),
    );
  });
});

describe('with the policy of examples/permissions, and without the guard', () => {
  let portal: PermissionPortal;

  beforeAll(async () => {
    portal = await PermissionPortal.start(world, {
      policy: new HidingPolicy(new FargateApiPolicy()),
      ownershipGuard: false,
    });
  });

  // eslint-disable-next-line jest/expect-expect -- supertest's expect does
  it.each(['cancel', 'retry'])(
    'the other team cannot %s a task of the owner',
    async what => {
      const { id } = await portal.task('owner', slug('update the API'));
      await portal
        .post('other team', `/api/scaffolder/v2/tasks/${id}/${what}`)
        .expect(403);
      await portal
        .get('other team', `/api/scaffolder/v2/tasks/${id}`)
        .expect(403);
    },
  );

  it('the policy decides as documented', async () => {
    const table = tableOf(await matrixOf(portal));
    expect(documented('policy', table)).toBe(table);
  });
});
