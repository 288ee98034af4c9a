import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import { FargateApiApproval } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  DeployedWorld,
  IMAGE,
  PermissionPortal,
  PLATFORM,
  User,
  USERS,
} from './__testUtils__/PermissionPortal';

const ORDERS = '/api/fargate-api/v1/entities/api/default/orders';
const imageOf = (version: string) => IMAGE.replace('1.27', version);

jest.setTimeout(600_000);

describe('a deployment to a target that requires approval', () => {
  let world: DeployedWorld;
  let portal: PermissionPortal;

  beforeAll(async () => {
    world = await DeployedWorld.start();
    for (const version of ['1.28', '1.29']) {
      world.addTemplate(`update-${version}`, {
        action: 'fargate:api:update',
        input: { entityRef: 'api:default/orders', image: imageOf(version) },
      });
    }
    portal = await PermissionPortal.start(world, {
      policy: { handle: async () => ({ result: AuthorizeResult.ALLOW }) },
      requiresApproval: ['dev'],
      services: [eventsServiceFactory],
    });
  });
  afterAll(() => world.simulator.close());

  const approvalsFor = async (user: User) => {
    const { body } = await portal.get(user, `${ORDERS}/approvals`).expect(200);
    return body.items as FargateApiApproval[];
  };

  /** The request of a task, once it waits. */
  const requestFor = async (image: string) => {
    for (;;) {
      const found = (await approvalsFor('platform')).find(
        one => one.image === image,
      );
      if (found) return found;
    }
  };

  const decide = (user: User, { id }: FargateApiApproval, body: object) =>
    portal.post(user, `${ORDERS}/approvals/${id}/decision`, body);

  it('waits for the owner of the environment, and nobody else', async () => {
    const task = portal.task('owner', 'update-1.28');
    const request = await requestFor(imageOf('1.28'));
    expect(request).toMatchObject({
      previousImage: IMAGE,
      requestedBy: USERS.owner,
      mayDecide: true,
    });
    for (const user of ['owner', 'other team'] as const) {
      expect(await approvalsFor(user)).toMatchObject([{ mayDecide: false }]);
      await decide(user, request, { approve: true }).expect(403);
    }
    await decide('platform', request, { approve: true }).expect(204);
    const { allowed, id, text } = await task;
    expect(allowed).toBe(true);
    expect(id).toBe(request.taskId);
    expect(text).toContain(`Approval      asked of ${PLATFORM} until`);
    expect(text).toContain(`Approval      by ${USERS.platform}`);
    expect(await approvalsFor('platform')).toEqual([]);
    expect(portal.audit).toContainEqual(
      expect.objectContaining({
        plugin: 'fargate-api',
        eventId: 'approval-decide',
        status: 'succeeded',
      }),
    );
  });

  it('fails with who declined it, and why', async () => {
    const task = portal.task('owner', 'update-1.29');
    const request = await requestFor(imageOf('1.29'));
    await decide('platform', request, {
      approve: false,
      reason: 'not on Friday',
    }).expect(204);
    const { allowed, text } = await task;
    expect(allowed).toBeUndefined();
    expect(text).toContain(`Declined by ${USERS.platform}: not on Friday`);
    const { body } = await portal.get('owner', `${ORDERS}/status`);
    expect(body.taskDefinition.value.images).toEqual([imageOf('1.28')]);
  });
});
