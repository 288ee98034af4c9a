import { createActions } from './createActions';
import { RunOptions, TestBench } from '../__testUtils__/TestBench';

jest.setTimeout(60_000);

const IMAGE = 'public.ecr.aws/docker/library/nginx:1.27';
const NO_STACK =
  'arn:aws:cloudformation:eu-west-1:123456789012:stack/none/1f2e3d4c';

/** The owner of the API, a user of another team, and one of the platform team. */
const OWNER = 'user:default/olga';
const STRANGER = 'user:default/sam';
const PLATFORM = 'user:default/pat';

const TEAM = 'group:default/team-orders';
const OTHER_TEAM = 'group:default/team-billing';
const PLATFORM_TEAM = 'group:default/platform';

describe('who may run an action', () => {
  let bench: TestBench;
  let devArn: string;
  let ordersArn: string;

  const as = (user: string, id: string, input: any, options: RunOptions = {}) =>
    bench.run(id, input, { ...options, user, taskId: `${user} ${id}` });

  beforeAll(async () => {
    bench = await TestBench.start();
    addGroups();
    letEverybodyIn();
    const dev = await as(PLATFORM, 'fargate:environment:deploy', {
      target: 'dev',
      name: 'dev',
      owner: PLATFORM_TEAM,
    });
    devArn = dev.outputs.stackArn;
    bench.addStackEntity('resource:default/dev', devArn, PLATFORM_TEAM);
    const orders = await as(OWNER, 'fargate:public-api:deploy', {
      name: 'orders',
      owner: TEAM,
      environment: 'resource:default/dev',
      image: IMAGE,
    });
    ordersArn = orders.outputs.stackArn;
    bench.addStackEntity('api:default/orders', ordersArn, TEAM);
  });
  beforeEach(letEverybodyIn);
  afterAll(() => bench.close());

  function addGroups() {
    [TEAM, OTHER_TEAM, PLATFORM_TEAM].forEach(ref =>
      bench.addEntity({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: { name: ref.split('/')[1], namespace: 'default' },
        spec: { type: 'team', children: [] },
      }),
    );
  }

  function clearEntities() {
    bench.clearEntities();
    addGroups();
  }

  function letEverybodyIn() {
    bench.users.set(OWNER, { groups: [TEAM] });
    bench.users.set(STRANGER, { groups: [OTHER_TEAM] });
    bench.users.set(PLATFORM, { groups: [PLATFORM_TEAM] });
  }

  const redeploy = {
    name: 'orders',
    owner: TEAM,
    environment: 'resource:default/dev',
    image: IMAGE,
  };

  /** An input of every action that says enough to be refused. */
  const INPUTS: Record<string, object> = {
    'fargate:vpc:deploy': { target: 'dev', name: 'mine', owner: OTHER_TEAM },
    'fargate:cluster:deploy': {
      target: 'dev',
      name: 'mine',
      owner: OTHER_TEAM,
      network: { vpcStackArn: NO_STACK },
    },
    'fargate:environment:deploy': {
      target: 'dev',
      name: 'mine',
      owner: OTHER_TEAM,
    },
    'fargate:environment:update': {
      entityRef: 'resource:default/dev',
      natGateways: 'none',
    },
    'fargate:public-api:deploy': {
      name: 'mine',
      owner: OTHER_TEAM,
      environment: 'resource:default/dev',
      image: IMAGE,
    },
    'fargate:gateway-api:deploy': {
      name: 'mine',
      owner: OTHER_TEAM,
      environment: 'resource:default/dev',
      image: IMAGE,
    },
    'fargate:shared-api:deploy': {
      name: 'mine',
      owner: OTHER_TEAM,
      environment: 'resource:default/dev',
      image: IMAGE,
      zoneStackArn:
        'arn:aws:cloudformation:eu-west-1:123456789012:stack/zone/1',
    },
    'fargate:internal-api:deploy': {
      name: 'mine',
      owner: OTHER_TEAM,
      environment: 'resource:default/dev',
      image: IMAGE,
      consumerCidrs: ['10.1.0.0/16'],
      hostedZoneId: 'Z0123456789ABCDEFGHIJ',
    },
    'fargate:dns-zone:deploy': {
      target: 'dev',
      domainName: 'api.acme.com',
      owner: OTHER_TEAM,
    },
    'fargate:dns-zone:delete': {
      target: 'dev',
      hostedZoneId: 'Z0123456789ABCDEFGHIJ',
      confirm: 'api.acme.com',
    },
    'fargate:internal-api:check': {
      stackArn: NO_STACK,
      consumer: { target: 'dev', vpcId: 'vpc-0a2bab76b25191e38' },
    },
    'fargate:api:register': { stackArn: NO_STACK },
    'fargate:api:update': { entityRef: 'api:default/orders', image: IMAGE },
    'fargate:api:promote': {
      entityRef: 'api:default/orders',
      from: 'api:default/orders',
    },
    'fargate:api:move': {
      entityRef: 'api:default/orders',
      loadBalancer: 'shared',
    },
    'fargate:secret:put': {
      entityRef: 'api:default/orders',
      variable: 'KEY',
      value: 'a',
    },
    'fargate:delivery:deploy': {
      name: 'mine',
      owner: OTHER_TEAM,
      environment: 'resource:default/dev',
      repoUrl: 'gitlab.com?owner=acme&repo=mine',
    },
    'fargate:image:await': { stackArn: NO_STACK },
    'fargate:stack:delete': { entityRef: 'api:default/orders' },
  };

  it('is decided in every action', () => {
    // Those of the steps that the check runs dry decide for it.
    expect([...Object.keys(INPUTS), 'fargate:deployment:check'].sort()).toEqual(
      createActions(bench.dependencies)
        .map(({ id }) => id)
        .sort(),
    );
  });

  describe.each(Object.entries(INPUTS))('%s', (id, input) => {
    it.each([false, true])(
      'refuses a user who may not use the target before AWS is asked (dry run: %s)',
      async isDryRun => {
        bench.users.set(STRANGER, {
          groups: [OTHER_TEAM],
          denied: ['fargate-api.target.use'],
        });
        const calls = bench.callCount();
        await expect(as(STRANGER, id, input, { isDryRun })).rejects.toThrow(
          'Requires the permission fargate-api.target.use for target dev. Ask an administrator of this portal.',
        );
        expect(bench.callCount()).toBe(calls);
      },
    );

    it('records the refusal in the audit log', async () => {
      bench.users.set(STRANGER, {
        groups: [OTHER_TEAM],
        denied: ['fargate-api.target.use'],
      });
      await as(STRANGER, id, input).catch(() => {});
      expect(bench.audit[bench.audit.length - 1]).toMatchObject({
        eventId: id.replace('fargate:', '').replaceAll(':', '-'),
        outcome: 'fail',
        meta: {
          action: id,
          initiator: STRANGER,
          taskId: `${STRANGER} ${id}`,
          target: 'dev',
        },
      });
    });
  });

  /** The refusal of a run that changed nothing. */
  async function refused(run: () => Promise<unknown>): Promise<string> {
    const since = bench.callCount();
    const error = await run().then(
      () => undefined,
      caught => caught,
    );
    const changes = bench.changingCalls({ since });
    return error && !changes.length
      ? error.message
      : `not refused, and ${changes.length} changes`;
  }

  describe.each([false, true])(
    'without a policy that says otherwise (dry run: %s)',
    isDryRun => {
      const NOT_OWNER =
        'api:default/orders may be changed only by its owner, group:default/team-orders. Ask group:default/team-orders.';

      it.each([
        ['update', 'fargate:api:update', INPUTS['fargate:api:update']],
        ['promote to', 'fargate:api:promote', INPUTS['fargate:api:promote']],
        ['move', 'fargate:api:move', INPUTS['fargate:api:move']],
        ['delete', 'fargate:stack:delete', INPUTS['fargate:stack:delete']],
        ['set a secret of', 'fargate:secret:put', INPUTS['fargate:secret:put']],
        [
          'take over',
          'fargate:public-api:deploy',
          { ...redeploy, owner: OTHER_TEAM },
        ],
      ])('another team cannot %s an API', (_, id, input) =>
        expect(
          refused(() => as(STRANGER, id, input, { isDryRun })),
        ).resolves.toContain(NOT_OWNER),
      );

      it('another team cannot deploy in the name of its owner', () =>
        expect(
          refused(() =>
            as(STRANGER, 'fargate:public-api:deploy', redeploy, { isDryRun }),
          ),
        ).resolves.toContain(
          'owner: you are not a member of group:default/team-orders. Give one of user:default/sam, group:default/team-billing, or ask a member of group:default/team-orders to do it.',
        ));

      it('who signed in before the catalog had their groups signs in again', () => {
        bench.users.set(STRANGER, { groups: [] });
        return expect(
          refused(() =>
            as(STRANGER, 'fargate:public-api:deploy', redeploy, { isDryRun }),
          ),
        ).resolves.toContain(
          'Your session names no group: if you are in one, sign out and in again.',
        );
      });

      it('another team cannot take over an environment', () =>
        expect(
          refused(() =>
            as(
              STRANGER,
              'fargate:environment:update',
              { entityRef: 'resource:default/dev', owner: OTHER_TEAM },
              { isDryRun },
            ),
          ),
        ).resolves.toContain(
          'resource:default/dev may be changed only by its owner, group:default/platform. Ask group:default/platform.',
        ));

      it('another team cannot put a cluster into the VPC of an environment', async () => {
        const { arn } = (await bench.describe('environment-dev-vpc'))!;
        await expect(
          refused(() =>
            as(
              STRANGER,
              'fargate:cluster:deploy',
              {
                target: 'dev',
                name: 'mine',
                owner: OTHER_TEAM,
                network: { vpcStackArn: arn },
              },
              { isDryRun },
            ),
          ),
        ).resolves.toContain(
          'resource:default/dev may be changed only by its owner, group:default/platform.',
        );
      });

      it('the owner cannot hand the API over to a group of others', () =>
        expect(
          refused(() =>
            as(
              OWNER,
              'fargate:public-api:deploy',
              { ...redeploy, owner: OTHER_TEAM },
              { isDryRun },
            ),
          ),
        ).resolves.toContain(
          'owner: you are not a member of group:default/team-billing.',
        ));
    },
  );

  describe('what the catalog does not show', () => {
    const stranger = (hidden: string[]) =>
      bench.users.set(STRANGER, { groups: [OTHER_TEAM], hidden });

    const refusalOf = async (id: string, input: object) => {
      const since = bench.callCount();
      const error = await as(STRANGER, id, input, { isDryRun: true }).then(
        () => undefined,
        caught => caught,
      );
      expect(bench.changingCalls({ since })).toEqual([]);
      return `${error.name}: ${error.message}`;
    };

    it('is refused as if it did not exist: an API', async () => {
      stranger(['api:default/orders']);
      for (const id of ['fargate:api:update', 'fargate:stack:delete']) {
        const hidden = await refusalOf(id, INPUTS[id]);
        const missing = await refusalOf(id, {
          ...INPUTS[id],
          entityRef: 'api:default/nothing',
        });
        expect(hidden).toBe(missing.replace('nothing', 'orders'));
      }
    });

    it('is refused as if it did not exist: an environment by the ARN of its stack', async () => {
      stranger(['resource:default/dev']);
      const deployTo = (environmentStackArn: string) =>
        refusalOf('fargate:public-api:deploy', {
          name: 'mine',
          owner: OTHER_TEAM,
          environmentStackArn,
          image: IMAGE,
        });
      const missing = await deployTo(NO_STACK);
      expect(missing).toContain('NotFoundError');
      expect(await deployTo(devArn)).toBe(missing.replace(NO_STACK, devArn));
    });

    it.each([
      ['fargate:public-api:deploy', { ...redeploy, owner: OTHER_TEAM }],
      [
        'fargate:environment:deploy',
        { target: 'dev', name: 'dev', owner: OTHER_TEAM },
      ],
    ])(
      'leaves its name unavailable, and nothing is said of it: %s',
      async (id, input) => {
        stranger(['api:default/orders', 'resource:default/hidden']);
        if (id === 'fargate:environment:deploy') {
          stranger(['resource:default/dev']);
        }
        const refusal = await refusalOf(id, input);
        expect(refusal).toMatch(
          /^ConflictError: The name of stack [\w-]+ is not available in target dev\. Choose another name\.$/,
        );
      },
    );

    it.each(['fargate:api:register', 'fargate:internal-api:check'])(
      'is refused as if it did not exist: a stack by its ARN, %s',
      async id => {
        stranger(['api:default/orders']);
        expect(
          await refusalOf(id, { ...INPUTS[id], stackArn: ordersArn }),
        ).toBe(
          `NotFoundError: Stack ${ordersArn} does not exist, or you have no access to it.`,
        );
      },
    );
  });

  describe('an entity that anybody can register', () => {
    it('does not open the environment whose stack it names', async () => {
      bench.addStackEntity('resource:default/fake', devArn, OTHER_TEAM);
      await expect(
        refused(() =>
          as(STRANGER, 'fargate:public-api:deploy', {
            name: 'mine',
            owner: OTHER_TEAM,
            environment: 'resource:default/fake',
            image: IMAGE,
          }),
        ),
      ).resolves.toContain(
        'environment: the stack of resource:default/fake belongs to resource:default/dev. Choose resource:default/dev.',
      );
    });
  });

  it.each(['fargate:api:update', 'fargate:stack:delete'])(
    'an entity that anybody can register does not open the API whose name and stack it has: %s',
    async id => {
      clearEntities();
      bench.addEntity({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'API',
        metadata: {
          name: 'orders',
          namespace: 'default',
          annotations: {
            'backstage.io/managed-by-location': 'url:https://example.com/mine',
            'fargate-api/stack-arn': ordersArn,
          },
        },
        spec: { owner: OTHER_TEAM },
      });
      await expect(
        refused(() => as(STRANGER, id, INPUTS[id])),
      ).resolves.toContain(
        'for api:default/orders. Ask group:default/team-orders.',
      );
      clearEntities();
      bench.addStackEntity('resource:default/dev', devArn, PLATFORM_TEAM);
      bench.addStackEntity('api:default/orders', ordersArn, TEAM);
    },
  );

  describe('what the catalog does not have yet', () => {
    beforeEach(clearEntities);
    afterAll(() => {
      bench.addStackEntity('resource:default/dev', devArn, PLATFORM_TEAM);
      bench.addStackEntity('api:default/orders', ordersArn, TEAM);
    });

    const deploy = (user: string, input: object) =>
      as(
        user,
        'fargate:public-api:deploy',
        { image: IMAGE, environmentStackArn: devArn, ...input },
        { isDryRun: true },
      );

    it('belongs to the owner that its stack records', async () => {
      bench.users.set(OWNER, { groups: [TEAM, PLATFORM_TEAM] });
      await deploy(OWNER, { name: 'orders', owner: TEAM });
      bench.users.set(STRANGER, { groups: [OTHER_TEAM, PLATFORM_TEAM] });
      await expect(
        refused(() => deploy(STRANGER, { name: 'orders', owner: OTHER_TEAM })),
      ).resolves.toContain(
        'api:default/orders may be changed only by its owner, group:default/team-orders.',
      );
    });

    it('is an environment for nobody but its owner', async () => {
      await deploy(PLATFORM, { name: 'tools', owner: PLATFORM_TEAM });
      await expect(
        refused(() => deploy(STRANGER, { name: 'mine', owner: OTHER_TEAM })),
      ).resolves.toContain(
        `The environment's stack ${devArn} does not exist any more`,
      );
    });

    it('can be completed by its owner under a policy that decides by the entity', async () => {
      bench.users.set(OWNER, {
        groups: [TEAM, PLATFORM_TEAM],
        denied: ['fargate-api.api.update', 'fargate-api.owner.change'],
      });
      await deploy(OWNER, { name: 'orders', owner: TEAM });
      bench.users.set(OWNER, {
        groups: [TEAM, PLATFORM_TEAM],
        denied: ['fargate-api.api.update', 'fargate-api.api.create'],
      });
      await expect(
        deploy(OWNER, { name: 'orders', owner: TEAM }),
      ).rejects.toThrow('Requires the permission fargate-api.api.update');
    });
  });

  it('a stack that is only being created belongs to its owner already', async () => {
    const controller = new AbortController();
    await as(
      OWNER,
      'fargate:public-api:deploy',
      { ...redeploy, name: 'young' },
      {
        signal: controller.signal,
        onLine: line => /load balancer …/.test(line) && controller.abort(),
      },
    ).catch(() => {});
    expect(await bench.stackStatus('young')).toBe('CREATE_IN_PROGRESS');
    await expect(
      refused(() =>
        as(STRANGER, 'fargate:public-api:deploy', {
          ...redeploy,
          name: 'young',
          owner: OTHER_TEAM,
        }),
      ),
    ).resolves.toContain(
      'api:default/young may be changed only by its owner, group:default/team-orders.',
    );
  });

  it('a task that is retried is decided anew, though it began as that of the owner', async () => {
    const { outputs } = await as(OWNER, 'fargate:public-api:deploy', {
      ...redeploy,
      name: 'moved',
    });
    bench.addStackEntity('api:default/moved', outputs.stackArn, TEAM);
    const controller = new AbortController();
    const remove = (options: RunOptions = {}) =>
      bench.run(
        'fargate:stack:delete',
        { entityRef: 'api:default/moved' },
        { ...options, user: OWNER, taskId: 'moving' },
      );
    await remove({
      signal: controller.signal,
      onLine: line => /^Plan/.test(line) && controller.abort(),
    }).catch(() => {});
    bench.removeEntity('api:default/moved');
    bench.addStackEntity('api:default/moved', outputs.stackArn, OTHER_TEAM);
    await expect(refused(remove)).resolves.toContain(
      'api:default/moved may be changed only by its owner, group:default/team-billing.',
    );
    expect(await bench.stackStatus('moved')).toBe('CREATE_COMPLETE');
  });

  it('a permission that the policy denies is named, with whom to ask', async () => {
    bench.users.set(OWNER, {
      groups: [TEAM, OTHER_TEAM],
      denied: ['fargate-api.owner.change'],
    });
    await expect(
      refused(() =>
        as(OWNER, 'fargate:public-api:deploy', {
          ...redeploy,
          owner: OTHER_TEAM,
        }),
      ),
    ).resolves.toContain(
      'Requires the permission fargate-api.owner.change for api:default/orders. Ask group:default/team-orders.',
    );
  });

  it('the owner may do all of it, and the audit log says so', async () => {
    bench.users.set(OWNER, { groups: [TEAM, OTHER_TEAM] });
    await as(OWNER, 'fargate:api:update', {
      entityRef: 'api:default/orders',
      desiredCount: 1,
    });
    await as(OWNER, 'fargate:public-api:deploy', {
      ...redeploy,
      owner: OTHER_TEAM,
    });
    await as(OWNER, 'fargate:api:register', { stackArn: ordersArn });
    expect(
      bench.audit
        .slice(-3)
        .map(({ eventId, outcome, meta }) => [eventId, outcome, meta]),
    ).toEqual([
      ['api-update', 'success', expect.objectContaining({ stack: ordersArn })],
      [
        'public-api-deploy',
        'success',
        expect.objectContaining({
          entity: 'api:default/orders',
          initiator: OWNER,
          stack: ordersArn,
          target: 'dev',
        }),
      ],
      ['api-register', 'success', expect.objectContaining({ target: 'dev' })],
    ]);
  });
});
