import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  fargateApiLogsReadPermission as logsRead,
  fargateApiServiceRestartPermission as restart,
  fargateApiStatusReadPermission as statusRead,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { SharedDecisions } from './SharedDecisions';

const OLGA = mockCredentials.user('user:default/olga');

const resultsOf = (decisions: PolicyDecision[]) =>
  decisions.map(({ result }) => result);

describe('SharedDecisions', () => {
  let now = 0;
  beforeEach(() => {
    now = 5_000;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
  });
  afterEach(() => jest.restoreAllMocks());

  /** A policy that allows first, and denies from then on. */
  function setUp() {
    const service = mockServices.permissions.mock();
    service.authorizeConditional
      .mockImplementationOnce(async queries =>
        queries.map(() => ({ result: AuthorizeResult.ALLOW })),
      )
      .mockImplementation(async queries =>
        queries.map(() => ({ result: AuthorizeResult.DENY })),
      );
    const decisions = new SharedDecisions({
      auth: mockServices.auth(),
      permissions: service,
    });
    const ask = async (
      credentials: Parameters<
        SharedDecisions['authorizeConditional']
      >[1]['credentials'] = OLGA,
      permissions = [statusRead, restart],
    ) =>
      resultsOf(
        await decisions.authorizeConditional(
          permissions.map(permission => ({ permission })),
          { credentials },
        ),
      );
    return { service, ask };
  }
  const ALLOWED = [AuthorizeResult.ALLOW, AuthorizeResult.ALLOW];
  const DENIED = [AuthorizeResult.DENY, AuthorizeResult.DENY];

  it('asks once for simultaneous requests, and for those of the next second', async () => {
    const { ask, service } = setUp();
    expect(await Promise.all([ask(), ask()])).toEqual([ALLOWED, ALLOWED]);
    now += 999;
    expect(await ask()).toEqual(ALLOWED);
    expect(service.authorizeConditional).toHaveBeenCalledTimes(1);
    now += 1;
    expect(await ask()).toEqual(DENIED);
  });

  it('counts the second from when it asked, also while the answer is pending', async () => {
    const { ask, service } = setUp();
    let answer: (decisions: PolicyDecision[]) => void = () => {};
    service.authorizeConditional.mockReset().mockReturnValueOnce(
      new Promise(resolve => {
        answer = resolve;
      }),
    );
    const first = ask();
    now += 1_000;
    service.authorizeConditional.mockResolvedValue([
      { result: AuthorizeResult.DENY },
      { result: AuthorizeResult.DENY },
    ]);
    expect(await ask()).toEqual(DENIED);
    answer([
      { result: AuthorizeResult.ALLOW },
      { result: AuthorizeResult.ALLOW },
    ]);
    expect(await first).toEqual(ALLOWED);
    expect(await ask()).toEqual(DENIED);
  });

  it('keeps no error, and says no older decision instead', async () => {
    const { ask, service } = setUp();
    expect(await ask()).toEqual(ALLOWED);
    now += 1_000;
    service.authorizeConditional.mockRejectedValueOnce(new Error('down'));
    const failing = [ask(), ask()];
    await expect(failing[0]).rejects.toThrow('down');
    await expect(failing[1]).rejects.toThrow('down');
    expect(await ask()).toEqual(DENIED);
    expect(service.authorizeConditional).toHaveBeenCalledTimes(3);
  });

  it.each([
    ['another user', mockCredentials.user('user:default/sam')],
    [
      'a plugin that acts for the user',
      mockCredentials.user('user:default/olga', {
        actor: { subject: 'plugin:scaffolder' },
      }),
    ],
    [
      'another session of the user',
      { ...OLGA, expiresAt: new Date('2026-01-01T00:00:00Z') },
    ],
    ['a service of that name', mockCredentials.service('user:default/olga')],
    ['nobody', mockCredentials.none()],
  ])('keeps %s apart', async (_, credentials) => {
    const { ask } = setUp();
    expect(await ask()).toEqual(ALLOWED);
    expect(await ask(credentials)).toEqual(DENIED);
    expect(await ask()).toEqual(ALLOWED);
  });

  it('knows the session of a task of the scaffolder, which keeps credentials as JSON', async () => {
    const { ask, service } = setUp();
    const session = { ...OLGA, expiresAt: new Date('2026-01-01T00:00:00Z') };
    expect(await ask(session)).toEqual(ALLOWED);
    expect(await ask(JSON.parse(JSON.stringify(session)))).toEqual(ALLOWED);
    expect(service.authorizeConditional).toHaveBeenCalledTimes(1);
  });

  it('asks every time for services, which the client decides without a request', async () => {
    const { ask } = setUp();
    const service = mockCredentials.service();
    expect(await ask(service)).toEqual(ALLOWED);
    expect(await ask(service)).toEqual(DENIED);
  });

  it('keeps other permissions apart', async () => {
    const { ask } = setUp();
    expect(await ask()).toEqual(ALLOWED);
    expect(await ask(OLGA, [statusRead, logsRead])).toEqual(DENIED);
  });
});
