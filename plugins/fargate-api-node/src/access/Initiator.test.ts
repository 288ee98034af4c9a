import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  fargateApiApiCreatePermission,
  fargateApiApiUpdatePermission,
  fargateApiOwnerChangePermission,
  fargateApiParentZoneUsePermission,
  fargateApiServiceRestartPermission,
  fargateApiStatusReadPermission,
  fargateApiTargetUsePermission,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateAccess } from './FargateAccess';
import { DeployedSubject } from './Initiator';

const REF = 'component:default/orders';
const JANE = 'user:default/jane';
const TEAM_A = 'group:default/team-a';
const TEAM_B = 'group:default/team-b';

const ownedBy = (...owners: string[]): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'orders' },
  relations: owners.map(targetRef => ({ type: 'ownedBy', targetRef })),
});

const credentialsOf = (principal: object) =>
  ({ principal } as BackstageCredentials);
const USER = credentialsOf({ type: 'user', userEntityRef: JANE });
const SERVICE = credentialsOf({ type: 'service', subject: 'external:ci' });
const NOBODY = credentialsOf({ type: 'none' });
const OWN = credentialsOf({ type: 'service', subject: 'plugin:fargate-api' });

interface World {
  /** What the catalog has. */
  entity?: Entity;
  /** Whether it shows that to the user. */
  isHidden?: boolean;
  /** Whether it has that only from the second question on. */
  isLate?: boolean;
  credentials?: BackstageCredentials;
  groups?: string[];
  /** The permissions that the policy denies. */
  denied?: ResourcePermission[];
  /** The groups and users that the catalog does not have. */
  unknown?: string[];
  ownershipGuard?: boolean;
}

function setUp({
  entity,
  isHidden = false,
  isLate = false,
  credentials = USER,
  groups = [JANE, TEAM_A],
  denied = [],
  unknown = [],
  ownershipGuard = true,
}: World = {}) {
  const decide = async (queries: { permission: ResourcePermission }[]) =>
    queries.map(({ permission }) => ({
      result: denied.includes(permission)
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW,
    }));
  let questions = 0;
  const getUserInfo = jest.fn(async () => ({ ownershipEntityRefs: groups }));
  const authorize = jest.fn(decide);
  const access = new FargateAccess({
    auth: {
      isPrincipal: ((given: any, type: string) =>
        given.principal.type === type) as any,
      getOwnServiceCredentials: async () => OWN as any,
    },
    catalog: {
      getEntityByRef: async (ref, options) => {
        const isOwn = options.credentials === OWN;
        if (ref === REF) {
          questions += 1;
          if (isLate && questions === 1) {
            return undefined;
          }
          return isHidden && !isOwn ? undefined : entity;
        }
        // Who may be asked is looked up whether or not the user sees them.
        return isOwn && !unknown.includes(ref as string)
          ? ({ kind: 'Group' } as Entity)
          : undefined;
      },
    },
    permissions: {
      authorize: authorize as any,
      authorizeConditional: decide as any,
    },
    rules: [],
    userInfo: { getUserInfo: getUserInfo as any },
    ownershipGuard,
  });
  return {
    access,
    initiator: access.initiator(credentials),
    getUserInfo,
    authorize,
  };
}

const read = fargateApiStatusReadPermission;
const restart = fargateApiServiceRestartPermission;
const update = fargateApiApiUpdatePermission;
const create = fargateApiApiCreatePermission;
const handOver = fargateApiOwnerChangePermission;

describe('the name of an initiator', () => {
  it.each([
    [USER, JANE],
    [SERVICE, 'external:ci'],
    [NOBODY, 'nobody'],
  ])('of %j is %s', (credentials, name) => {
    expect(setUp({ credentials }).initiator.name).toBe(name);
  });
});

describe('authorize', () => {
  it.each<[string, World, ResourcePermission]>([
    ['an owner changes it', { entity: ownedBy(TEAM_A) }, restart],
    [
      'one of two owners changes it',
      { entity: ownedBy(TEAM_B, TEAM_A) },
      restart,
    ],
    [
      'an owner in other letters changes it',
      { entity: ownedBy(TEAM_A), groups: ['Group:Default/Team-A'] },
      restart,
    ],
    ['another reads it', { entity: ownedBy(TEAM_B) }, read],
    [
      'another changes it without the ownership guard',
      { entity: ownedBy(TEAM_B), ownershipGuard: false },
      restart,
    ],
    [
      'a service changes it',
      { entity: ownedBy(TEAM_B), credentials: SERVICE },
      restart,
    ],
  ])('allows that %s', async (_, world, permission) => {
    const { initiator } = setUp(world);
    expect(await initiator.authorize(REF, permission)).toEqual({
      entity: world.entity,
      allowed: [],
    });
  });

  it.each<[string, World, ResourcePermission, string, string]>([
    [
      'the catalog does not show it',
      { entity: ownedBy(TEAM_A), isHidden: true },
      read,
      'NotFoundError',
      `There is no entity ${REF}`,
    ],
    [
      'the policy denies it',
      { entity: ownedBy(TEAM_A), denied: [restart] },
      restart,
      'NotAllowedError',
      `Requires the permission fargate-api.service.restart for ${REF}. Ask ${TEAM_A}.`,
    ],
    [
      'others own it',
      { entity: ownedBy(TEAM_B, 'user:default/joe') },
      restart,
      'NotAllowedError',
      `${REF} may be changed only by its owner, ${TEAM_B} or user:default/joe. Ask ${TEAM_B} or user:default/joe.`,
    ],
    [
      'others own it, whom the catalog has lost',
      { entity: ownedBy(TEAM_B), unknown: [TEAM_B] },
      restart,
      'NotAllowedError',
      `${REF} may be changed only by its owner, ${TEAM_B}. Ask ${TEAM_B}. The catalog has no ${TEAM_B}: if there is nobody to ask, ask an administrator of this portal.`,
    ],
    [
      'the policy denies it and the catalog has lost one of two owners',
      {
        entity: ownedBy(TEAM_A, TEAM_B),
        denied: [restart],
        unknown: [TEAM_B],
      },
      restart,
      'NotAllowedError',
      `Requires the permission fargate-api.service.restart for ${REF}. Ask ${TEAM_A} or ${TEAM_B}. The catalog has no ${TEAM_B}: if there is nobody to ask, ask an administrator of this portal.`,
    ],
    [
      'nobody owns it',
      { entity: ownedBy() },
      restart,
      'NotAllowedError',
      `${REF} may be changed only by its owner, which nothing records. Ask an administrator of this portal.`,
    ],
    [
      'nobody has signed in',
      { entity: ownedBy(TEAM_A), credentials: NOBODY },
      restart,
      'NotAllowedError',
      `${REF} may be changed only by its owner, ${TEAM_A}. Ask ${TEAM_A}.`,
    ],
  ])('refuses when %s', async (_, world, permission, name, message) => {
    const { initiator } = setUp(world);
    await expect(initiator.authorize(REF, permission)).rejects.toMatchObject({
      name,
      message,
    });
  });

  it.each<[string, World, boolean[]]>([
    ['an owner', { entity: ownedBy(TEAM_A) }, [true, true, true]],
    ['others', { entity: ownedBy(TEAM_B) }, [false, true, false]],
    [
      'an owner to whom the policy denies one',
      { entity: ownedBy(TEAM_A), denied: [restart] },
      [false, true, true],
    ],
  ])('tells which further permissions %s have', async (_, world, allowed) => {
    const { initiator } = setUp(world);
    expect(
      (await initiator.authorize(REF, read, [restart, read, update])).allowed,
    ).toEqual(allowed);
  });

  it('is the same for a single request', async () => {
    const entity = ownedBy(TEAM_A);
    const { access } = setUp({ entity });
    const seen = jest.fn();
    expect(await access.authorize(REF, USER, read, [restart], seen)).toEqual({
      entity,
      allowed: [true],
    });
    expect(seen).toHaveBeenCalledWith(entity);
    expect(await access.authorize(REF, USER, read)).toEqual({
      entity,
      allowed: [],
    });
    await expect(access.authorize(REF, NOBODY, restart)).rejects.toThrow(
      'may be changed only by',
    );
  });

  it('shows the entity also where it is refused, but not a hidden one', async () => {
    const entity = ownedBy(TEAM_B);
    const seen = jest.fn();
    await expect(
      setUp({ entity }).initiator.authorize(REF, restart, [], seen),
    ).rejects.toThrow('may be changed only by');
    expect(seen.mock.calls).toEqual([[entity]]);
    await expect(
      setUp({ entity, isHidden: true }).initiator.authorize(
        REF,
        restart,
        [],
        seen,
      ),
    ).rejects.toThrow('There is no entity');
    expect(seen).toHaveBeenCalledTimes(1);
  });

  it('reads the groups once, and only for changes', async () => {
    const { initiator, getUserInfo } = setUp({ entity: ownedBy(TEAM_A) });
    await initiator.authorize(REF, read);
    expect(getUserInfo).not.toHaveBeenCalled();
    await initiator.authorize(REF, restart);
    await initiator.authorize(REF, update);
    expect(getUserInfo.mock.calls).toEqual([[USER]]);
  });

  it('does not ask for the groups of a service', async () => {
    const { initiator, getUserInfo } = setUp({
      entity: ownedBy(TEAM_A),
      credentials: SERVICE,
    });
    await initiator.authorize(REF, restart);
    expect(getUserInfo).not.toHaveBeenCalled();
  });
});

describe('authorizing for a target', () => {
  const target = (name: string, allowedGroups?: string[]) => ({
    name,
    accountId: '111122223333',
    region: 'eu-west-1',
    allowedGroups,
  });
  const parent = fargateApiParentZoneUsePermission;

  it.each<[string, World, string[] | undefined]>([
    ['everybody', {}, undefined],
    ['a member of an allowed group', {}, [TEAM_B, TEAM_A]],
    ['another without the ownership guard', { ownershipGuard: false }, ['x']],
  ])('allows %s', async (_, world, groups) => {
    const { initiator } = setUp(world);
    await expect(
      initiator.authorizeTarget(target('dev', groups), [parent]),
    ).resolves.toBeUndefined();
  });

  it.each<[string, World, string[] | undefined, string]>([
    [
      'a further permission is denied',
      { denied: [parent] },
      undefined,
      'Requires the permission fargate-api.parent-zone.use for target dev. Ask an administrator of this portal.',
    ],
    [
      'a further permission is denied to a member',
      { denied: [parent] },
      [TEAM_A, TEAM_B],
      `Requires the permission fargate-api.parent-zone.use for target dev. Ask ${TEAM_A} or ${TEAM_B}.`,
    ],
    [
      'it is for groups that the catalog has lost',
      { unknown: [TEAM_B, 'group:default/ops'] },
      [TEAM_B, 'group:default/ops'],
      `Only members of ${TEAM_B} or group:default/ops may use target dev. Ask ${TEAM_B} or group:default/ops. The catalog has no ${TEAM_B} or group:default/ops: if there is nobody to ask, ask an administrator of this portal.`,
    ],
    [
      'it is for other groups',
      {},
      [TEAM_B, 'group:default/ops'],
      `Only members of ${TEAM_B} or group:default/ops may use target dev. Ask ${TEAM_B} or group:default/ops.`,
    ],
  ])('refuses when %s', async (_, world, groups, message) => {
    const { initiator } = setUp(world);
    await expect(
      initiator.authorizeTarget(target('dev', groups), [parent]),
    ).rejects.toMatchObject({ name: 'NotAllowedError', message });
  });

  it('requires fargate-api.target.use always', async () => {
    const denied = [fargateApiTargetUsePermission];
    const { initiator } = setUp({ denied });
    await expect(initiator.authorizeTarget(target('dev'))).rejects.toThrow(
      'Requires the permission fargate-api.target.use for target dev.',
    );
    expect(await initiator.usableTargets([target('dev')])).toEqual([]);
  });

  it('lists the targets that can be used', async () => {
    const targets = [
      target('open'),
      target('mine', [TEAM_A]),
      target('theirs', [TEAM_B]),
    ];
    expect(await setUp().initiator.usableTargets(targets)).toEqual(
      targets.slice(0, 2),
    );
  });
});

describe('authorizeOwner', () => {
  it.each<[string, World, string]>([
    ['a group of theirs', {}, TEAM_A],
    ['themselves', {}, JANE],
    ['any group for a service', { credentials: SERVICE }, TEAM_B],
    ['any group without the guard', { ownershipGuard: false }, TEAM_B],
  ])('allows %s', async (_, world, owner) => {
    await expect(
      setUp(world).initiator.authorizeOwner(owner),
    ).resolves.toBeUndefined();
  });

  it.each<[string, World, string]>([
    [
      'a group that is not theirs',
      {},
      `owner: you are not a member of ${TEAM_B}. Give one of ${JANE}, ${TEAM_A}, or ask a member of ${TEAM_B} to do it.`,
    ],
    [
      'a group while the session names none',
      { groups: [JANE] },
      `owner: you are not a member of ${TEAM_B}. Give one of ${JANE}, or ask a member of ${TEAM_B} to do it. Your session names no group: if you are in one, sign out and in again.`,
    ],
    [
      'a group to somebody who has not signed in',
      { credentials: NOBODY },
      `owner: you are not a member of ${TEAM_B}. Sign in, or ask a member of ${TEAM_B} to do it.`,
    ],
  ])('refuses %s', async (_, world, message) => {
    await expect(
      setUp(world).initiator.authorizeOwner(TEAM_B),
    ).rejects.toMatchObject({ name: 'NotAllowedError', message });
  });
});

describe('authorizeDeployed', () => {
  const subject = (more: Partial<DeployedSubject> = {}): DeployedSubject => ({
    entityRef: REF,
    isNamedBy: async () => true,
    permission: update,
    readOwner: async () => TEAM_A,
    creation: async () => ({ permission: create, resourceRef: 'zone' }),
    hidden: () => new Error('It is hidden.'),
    ...more,
  });
  const ofTeamB = { readOwner: async () => TEAM_B };
  const anotherOfTheName = { isNamedBy: async () => false };

  it.each<[string, World, Partial<DeployedSubject>]>([
    ['an owner changes it', { entity: ownedBy(TEAM_A) }, ofTeamB],
    [
      'an owner changes it just when the catalog gets it',
      { entity: ownedBy(TEAM_A), isLate: true },
      ofTeamB,
    ],
    [
      'another changes it without the guard',
      { entity: ownedBy(TEAM_B), ownershipGuard: false },
      {},
    ],
    [
      'another sees it where that is enough',
      { entity: ownedBy(TEAM_B) },
      { permission: undefined },
    ],
    [
      'another does what is no change of it',
      { entity: ownedBy(TEAM_B) },
      { permission: create },
    ],
    ['the recorded owner changes what the catalog does not have', {}, {}],
    [
      'its recorded owner is written in short',
      {},
      { readOwner: async () => 'Team-A' },
    ],
    ['the recorded owner completes a deployment', { denied: [update] }, {}],
    [
      'the recorded owner completes one while another entity has its name',
      { entity: ownedBy(TEAM_B) },
      anotherOfTheName,
    ],
    [
      'an owner hands it over',
      { entity: ownedBy(TEAM_A) },
      { newOwner: TEAM_B },
    ],
    [
      'an owner keeps it, who is not allowed to hand over',
      { entity: ownedBy(TEAM_A), denied: [handOver] },
      { newOwner: TEAM_A },
    ],
  ])('allows that %s', async (_, world, more) => {
    const { initiator } = setUp(world);
    await expect(
      initiator.authorizeDeployed(subject(more)),
    ).resolves.toBeUndefined();
  });

  const requires = (name: string, owner = TEAM_A) =>
    `Requires the permission ${name} for ${REF}. Ask ${owner}.`;
  const notOwner = `${REF} may be changed only by its owner, ${TEAM_B}. Ask ${TEAM_B}.`;

  it.each<[string, World, Partial<DeployedSubject>, string]>([
    [
      'the catalog hides it',
      { entity: ownedBy(TEAM_A), isHidden: true },
      {},
      'It is hidden.',
    ],
    [
      'the policy denies it',
      { entity: ownedBy(TEAM_A), denied: [update] },
      {},
      requires('fargate-api.api.update'),
    ],
    [
      'the policy denies what is no change',
      { entity: ownedBy(TEAM_A), denied: [create] },
      { permission: create },
      requires('fargate-api.api.create'),
    ],
    ['others own it', { entity: ownedBy(TEAM_B) }, {}, notOwner],
    ['it is recorded for others', {}, ofTeamB, notOwner],
    [
      'it is recorded for nobody',
      {},
      { readOwner: async () => undefined },
      `${REF} may be changed only by its owner, which nothing records. Ask an administrator of this portal.`,
    ],
    [
      'the catalog does not have it and it is recorded for others',
      {},
      { ...ofTeamB, permission: undefined },
      'It is hidden.',
    ],
    [
      'the catalog does not have it and the policy denies what is no change',
      { denied: [create] },
      { ...ofTeamB, permission: create },
      'It is hidden.',
    ],
    [
      'they may not create it either',
      { denied: [update, create] },
      {},
      requires('fargate-api.api.update'),
    ],
    [
      'it is nothing to be completed',
      { denied: [update] },
      { creation: async () => undefined },
      requires('fargate-api.api.update'),
    ],
    [
      'others would have to complete it',
      { denied: [update], ownershipGuard: false },
      ofTeamB,
      requires('fargate-api.api.update', TEAM_B),
    ],
    [
      'another entity has its name and they may not create it',
      { entity: ownedBy(TEAM_A), denied: [create] },
      anotherOfTheName,
      requires('fargate-api.api.update'),
    ],
    [
      'they may not hand it over',
      { entity: ownedBy(TEAM_A), denied: [handOver] },
      { newOwner: TEAM_B },
      requires('fargate-api.owner.change'),
    ],
  ])('refuses when %s', async (_, world, more, message) => {
    const { initiator } = setUp(world);
    await expect(
      initiator.authorizeDeployed(subject(more)),
    ).rejects.toMatchObject({ message });
  });

  it('asks whether they may create it where it is', async () => {
    const { initiator, authorize } = setUp({ denied: [update] });
    await initiator.authorizeDeployed(subject());
    expect(authorize.mock.calls).toEqual([
      [[{ permission: create, resourceRef: 'zone' }], { credentials: USER }],
    ]);
  });
});
