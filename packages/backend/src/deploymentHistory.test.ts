import { setTimeout } from 'node:timers/promises';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  DeploymentRecord,
  FargateApiDeployments,
  FargateApiStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  DeployedWorld,
  IMAGE,
  PermissionPortal,
  USERS,
} from './__testUtils__/PermissionPortal';

const ORDERS = '/api/fargate-api/v1/entities/api/default/orders';
const NEWER = IMAGE.replace('1.27', '1.28');
const RUN = 'https://github.com/acme/orders/actions/runs/17';

jest.setTimeout(600_000);

/** A portal with an empty database. */
const startPortal = (world: DeployedWorld) =>
  PermissionPortal.start(world, {
    policy: { handle: async () => ({ result: AuthorizeResult.ALLOW }) },
  });

async function historyIn(portal: PermissionPortal) {
  const { body } = await portal.get('owner', `${ORDERS}/deployments`);
  const { deployments } = body as FargateApiDeployments;
  expect(deployments.failure).toBeUndefined();
  return deployments.value!;
}

async function holdIn(portal: PermissionPortal) {
  const { body } = await portal.get('owner', `${ORDERS}/status`);
  return (body as FargateApiStatus).hold;
}

/** The first answer that is as wanted: the portal shares what it read for some seconds. */
async function until<T>(
  read: () => Promise<T>,
  isWanted: (value: T) => boolean,
): Promise<T> {
  for (;;) {
    const value = await read();
    if (isWanted(value)) {
      return value;
    }
    await setTimeout(200);
  }
}

describe('the history of an API', () => {
  let world: DeployedWorld;

  beforeAll(async () => {
    world = await DeployedWorld.start();
    const update = (input: object) => ({
      action: 'fargate:api:update',
      input: { entityRef: 'api:default/orders', ...input },
    });
    world.addTemplate(
      'newer',
      update({ image: NEWER, commit: 'abcdef0', run: RUN }),
    );
    world.addTemplate('back', update({ rollBackTo: 1 }));
    world.addTemplate('release', update({ releaseHold: true }));
  });
  afterAll(() => world.simulator.close());

  it('is there after the database of the portal is lost, and leads back', async () => {
    const lost = await startPortal(world);
    const newer = await lost.task('owner', 'newer');
    expect(newer.allowed).toBe(true);
    const before = await historyIn(lost);

    const portal = await startPortal(world);
    const history = await historyIn(portal);
    expect(history).toEqual(before);
    expect(history).toEqual<Partial<DeploymentRecord>[]>([
      expect.objectContaining({
        taskDefinition: 'orders:2',
        outcome: 'succeeded',
        isRunning: true,
        deployedBy: USERS.owner,
        task: newer.id,
        commit: 'abcdef0',
        run: RUN,
      }),
      expect.objectContaining({
        taskDefinition: 'orders:1',
        isRunning: false,
        differences: [
          expect.objectContaining({ running: NEWER, deployed: IMAGE }),
        ],
      }),
    ]);

    expect((await portal.task('other team', 'back')).text).toMatch(
      /may be changed only by its owner/,
    );
    const back = await portal.task('owner', 'back');
    expect(back.allowed).toBe(true);
    expect(portal.audit).toContainEqual(
      expect.objectContaining({
        plugin: 'scaffolder',
        status: 'succeeded',
        meta: expect.objectContaining({ entity: 'api:default/orders' }),
      }),
    );
    const [latest] = await until(
      () => historyIn(portal),
      ([{ revision }]) => revision === 3,
    );
    expect(latest).toMatchObject({
      taskDefinition: 'orders:3',
      isRunning: true,
      deployedBy: USERS.owner,
      task: back.id,
      rolledBackTo: 1,
    });
    expect(latest.images).toEqual([
      {
        container: 'orders',
        image: expect.stringMatching(/nginx@sha256:[0-9a-f]{64}$/),
        digest: history[1].images[0].digest,
      },
    ]);

    const hold = await until(() => holdIn(portal), Boolean);
    expect(hold).toEqual({ by: USERS.owner, since: expect.any(String) });
    expect((await portal.task('owner', 'release')).allowed).toBe(true);
    await until(
      () => holdIn(portal),
      one => one === undefined,
    );
  });
});
