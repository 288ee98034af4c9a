import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
// The example is for a portal's own backend, and this is one.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { FargateApiPolicy } from '../../../examples/permissions/policy';
import {
  DeployedWorld,
  IMAGE,
  PermissionPortal,
  PLATFORM,
  Step,
  User,
  USERS,
} from './__testUtils__/PermissionPortal';

jest.setTimeout(600_000);

/** It was in the catalog when the API was deployed. */
const GONE = 'group:default/team-gone';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };

const update: Step = {
  action: 'fargate:api:update',
  input: { entityRef: 'api:default/orphan', desiredCount: 2 },
};
const remove: Step = {
  action: 'fargate:stack:delete',
  input: { entityRef: 'api:default/orphan' },
};
const handOver: Step = {
  action: 'fargate:public-api:deploy',
  input: {
    name: 'orphan',
    owner: PLATFORM,
    image: IMAGE,
    environment: 'resource:default/dev',
  },
};
const CHANGES: [string, Step][] = [
  ['update it', update],
  ['delete it', remove],
  ['take it over', handOver],
];

/** What a refused user can do about it. */
const WHOM_TO_ASK = `Ask ${GONE}. The catalog has no ${GONE}: if there is nobody to ask, ask an administrator of this portal.`;

let world: DeployedWorld;

beforeAll(async () => {
  world = await DeployedWorld.start();
  await world.publicApi('orphan', GONE);
});
afterAll(() => world.simulator.close());

describe('an API whose owner the catalog has lost, with the ownership guard', () => {
  let portal: PermissionPortal;

  beforeAll(async () => {
    portal = await PermissionPortal.start(world, {
      policy: { handle: async () => ALLOW },
    });
  });

  it.each(CHANGES)(
    'nobody can %s, and the refusal names somebody who is there',
    async (_, step) => {
      for (const answer of [
        await portal.dryRun('platform', step),
        await portal.invoke('platform', step),
      ]) {
        expect(answer.allowed).toBeUndefined();
        expect(answer.text).toContain(
          `api:default/orphan may be changed only by its owner, ${GONE}. ${WHOM_TO_ASK}`,
        );
      }
    },
  );

  it('the server of the card refuses alike', async () => {
    for (const user of Object.keys(USERS) as User[]) {
      const { body } = await portal
        .post(user, '/api/fargate-api/v1/entities/api/default/orphan/restart')
        .expect(403);
      expect(body.error.message).toContain(WHOM_TO_ASK);
    }
  });

  it.each(CHANGES)(
    'an administrator can %s, with an external access token',
    async (_, step) => {
      const { text, allowed } = await portal.dryRun('service', step);
      expect([allowed, text]).toEqual([true, expect.any(String)]);
    },
  );
});

describe('the same with the policy of examples/permissions, and without the guard', () => {
  let portal: PermissionPortal;

  beforeAll(async () => {
    portal = await PermissionPortal.start(world, {
      policy: new FargateApiPolicy(),
      ownershipGuard: false,
    });
  });

  it.each(CHANGES)('the platform team can %s', async (_, step) => {
    const { text, allowed } = await portal.dryRun('platform', step);
    expect([allowed, text]).toEqual([true, expect.any(String)]);
  });

  it.each(CHANGES)(
    'nobody else can %s, and the refusal names somebody who is there',
    async (_, step) => {
      const { text, allowed } = await portal.dryRun('owner', step);
      expect(allowed).toBeUndefined();
      expect(text).toMatch(/^Requires the permission fargate-api\.api\./);
      expect(text).toContain(WHOM_TO_ASK);
    },
  );
});
