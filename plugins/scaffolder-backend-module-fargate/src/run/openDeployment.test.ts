import { getMaxListeners } from 'node:events';
import { Answers, awsError, NOW } from '../__testUtils__/cannedAws';
import { cannedContext, TARGET } from '../__testUtils__/cannedContext';
import { cannedStack, withStacks } from '../__testUtils__/cannedStacks';
import { userCredentials } from '../__testUtils__/credentials';
import { systemClock } from '../stack/systemClock';
import { openDeployment } from './openDeployment';

const DESCRIPTION = 'Target        dev · account 123456789012 · eu-west-1';

async function open(
  answers: Answers,
  {
    run = {},
    purpose,
    speed,
    ...dependencies
  }: {
    run?: object;
    purpose?: 'deploy';
    speed?: number;
    clock?: any;
    registries?: any;
  } = {},
) {
  const { clients, signals } = cannedContext(answers);
  const lines: string[] = [];
  const authorized: string[] = [];
  const demanded: object[] = [];
  const access = {
    clients: async () => ({ ...clients, clockSpeed: () => speed }),
  };
  const authorize = async (_: unknown, { name }: { name: string }) => {
    authorized.push(name);
  };
  const opening = openDeployment(
    {
      task: { id: 'task-1' },
      logger: { info: (line: string) => lines.push(line) },
      getInitiatorCredentials: async () => userCredentials(),
      ...run,
    } as any,
    {
      aws: {
        access: (demand: object) => {
          demanded.push(demand);
          return access;
        },
      },
      ...dependencies,
    } as any,
    { target: TARGET as any, authorize },
    'orders',
    purpose,
  );
  return { access, authorize, authorized, demanded, lines, opening, signals };
}

describe('openDeployment', () => {
  it('says which target, and works on behalf of the initiator', async () => {
    const { access, authorize, authorized, demanded, lines, opening } =
      await open(withStacks());
    const opened = await opening;
    expect(demanded).toEqual([
      { purpose: 'deploy', initiator: 'user:default/mock' },
    ]);
    expect(lines).toEqual([DESCRIPTION]);
    expect(authorized).toEqual([]);
    expect(opened).toMatchObject({
      aws: access,
      authorize,
      clock: systemClock,
      plans: undefined,
      signal: undefined,
      startedAt: NOW,
      task: { taskId: 'task-1', stepId: '' },
    });
  });

  it('has what the run and the portal have', async () => {
    const { signal } = new AbortController();
    const plans: never[] = [];
    const run = {
      input: { onCancel: 'rollback' },
      plans,
      signal,
      step: { id: 'deploy' },
    };
    const given = { clock: { sleep: async () => {} }, registries: ['r'] };
    const { opening, signals } = await open(withStacks(), { run, ...given });
    const opened = await opening;
    expect(opened).toMatchObject({
      ...given,
      options: { onCancel: 'rollback' },
      task: { taskId: 'task-1', stepId: 'deploy' },
    });
    expect(opened.signal).toBe(signal);
    expect(opened.plans).toBe(plans);
    expect(signals).toStrictEqual([signal]);
    // Checks make some dozen calls at once, all of which listen.
    expect(getMaxListeners(signal)).toBe(100);
  });

  it('says that a clock is simulated', async () => {
    const { lines, opening } = await open(withStacks(), { speed: 20 });
    await opening;
    expect(lines).toEqual([
      DESCRIPTION,
      expect.stringMatching(/^ {14}simulated: .* 20 times as fast$/),
    ]);
  });

  it('decides about the stack that exists', async () => {
    const { authorized, opening } = await open(
      withStacks(cannedStack('orders'), cannedStack('other')),
    );
    await opening;
    expect(authorized).toEqual(['orders']);
  });

  it('says whom to ask where the target cannot be reached', async () => {
    const { opening } = await open({
      DescribeStacks: awsError('AccessDenied'),
    });
    await expect(opening).rejects.toThrow(
      'Target dev (account 123456789012, eu-west-1) cannot be reached. Ask an administrator to check the roles of the target or aws.accounts in app-config, and the policies of the role; caused by AccessDenied: AccessDenied of AWS',
    );
  });

  it('ends as cancelled where the task is', async () => {
    const { opening } = await open(
      { DescribeStacks: awsError('AbortError') },
      { run: { signal: AbortSignal.abort(new Error('cancelled')) } },
    );
    await expect(opening).rejects.toThrow(/^cancelled$/);
  });
});
