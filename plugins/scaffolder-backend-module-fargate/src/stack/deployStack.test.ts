import { Answers } from '../__testUtils__/cannedAws';
import { cannedContext } from '../__testUtils__/cannedContext';
import { definition, health, SERVICE } from '../__testUtils__/cannedRollout';
import { cannedRecord, stackArnOf } from '../__testUtils__/cannedStacks';
import { after, stackEvent } from '../__testUtils__/stackEvent';
import { failedEvents } from '../diagnosis/failedEvents';
import { PlannedChange } from '../log/PlannedChanges';
import { cancel } from './cancel';
import { DeploymentContext } from './DeploymentContext';
import { DeploymentError } from './DeploymentError';
import {
  deployStack,
  describeOutcome,
  discardStack,
  logPlan,
  prepareStack,
} from './deployStack';
import { follow, Outcome } from './follow';
import { observe } from './observe';
import { discardPlan, plan, Plan } from './plan';
import { recoverStack } from './recoverStack';
import { removeStack } from './removeStack';
import { restoration } from './restoration';
import { StackRequest } from './StackRequest';
import { submit } from './submit';
import { verify } from './verify';

jest.mock('../diagnosis/failedEvents');
jest.mock('./cancel');
jest.mock('./follow', () => ({
  ...jest.requireActual('./follow'),
  follow: jest.fn(),
}));
jest.mock('./observe');
jest.mock('./plan');
jest.mock('./recoverStack');
jest.mock('./removeStack');
jest.mock('./restoration');
jest.mock('./submit');
jest.mock('./verify');

const ARN = stackArnOf('orders');

const REQUEST: StackRequest = {
  label: 'API',
  name: 'orders',
  kind: 'public-api',
  template: 'the new template',
  parameters: { HealthCheckPath: '/new' },
  entityRef: 'api:default/orders',
  onReplacement: 'fail',
};

const change = (facts: Partial<PlannedChange> = {}): PlannedChange => ({
  logicalId: 'Service',
  type: 'AWS::ECS::Service',
  action: 'change',
  replacement: 'no',
  values: ['DesiredCount 1 → 2'],
  ...facts,
});
const TARGETS = change({ type: 'AWS::ElasticLoadBalancingV2::TargetGroup' });

const execute = (
  type: 'CREATE' | 'UPDATE' = 'UPDATE',
  ...changes: PlannedChange[]
): Plan => ({
  action: 'execute',
  type,
  stackArn: ARN,
  changeSetArn: 'arn:set',
  token: 'token',
  changes,
});
const NONE: Plan = { action: 'none', stackArn: ARN };
const ATTACH: Plan = { action: 'attach', stackArn: ARN };

const named = (name: string, message = 'no reason') =>
  Object.assign(new Error(message), { name });
const STALE = named('ChangeSetNotFound');
const TRANSIENT = named('ThrottlingException', 'Rate exceeded');

/** What a stack with a service says of it. */
const WITH_SERVICE = {
  outputs: { ServiceArn: SERVICE, TaskDefinitionArn: definition(2) },
  parameters: {
    DesiredCount: '2',
    HealthCheckPath: '/old',
    HealthCheckIntervalSeconds: '10',
    HealthCheckTimeoutSeconds: '5',
    UnhealthyThresholdCount: '3',
  },
};

describe('deployStack', () => {
  const cancelled = new Error('Cancelled: by a test');
  beforeEach(async () => {
    jest.resetAllMocks();
    const stack = await cannedRecord('orders', WITH_SERVICE);
    const observation = {
      stack,
      start: { action: 'update' as const },
      ownOperation: false,
    };
    jest.mocked(observe).mockResolvedValue(observation);
    jest.mocked(recoverStack).mockImplementation(async (_, __, seen) => seen);
    jest.mocked(plan).mockResolvedValue(execute('UPDATE', change()));
    jest.mocked(cancel).mockResolvedValue(cancelled);
    jest.mocked(restoration).mockResolvedValue([]);
    jest.mocked(failedEvents).mockResolvedValue([]);
    jest.mocked(follow).mockResolvedValue(await outcome());
  });

  /** How an operation ended. */
  async function outcome(
    facts: Parameters<typeof cannedRecord>[1] = {},
    more: Partial<Outcome> = {},
  ): Promise<Outcome> {
    return {
      stack: await cannedRecord('orders', {
        status: 'UPDATE_COMPLETE',
        ...facts,
      }),
      type: 'UPDATE',
      events: [stackEvent(0, 'UPDATE_IN_PROGRESS')],
      startedAt: after(0),
      endedAt: after(42),
      ...more,
    };
  }

  function deploy(
    request: Partial<StackRequest> = {},
    options: Partial<DeploymentContext> = {},
    answers: Answers = {},
  ) {
    const canned = cannedContext(
      {
        GetTemplate: { TemplateBody: 'the old template' },
        UpdateTerminationProtection: {},
        ...answers,
      },
      options,
    );
    const { context } = canned;
    return {
      ...canned,
      done: deployStack(context, { ...REQUEST, ...request }),
    };
  }
  const failureOf = async (done: Promise<unknown>) => {
    const error = await done.catch(caught => caught);
    expect(error).toBeInstanceOf(DeploymentError);
    return (error as DeploymentError).report;
  };

  it('submits what it planned, follows it, and says how long it took', async () => {
    jest
      .mocked(follow)
      .mockResolvedValue(
        await outcome({ outputs: { EgressIps: '192.0.2.1,192.0.2.2' } }),
      );
    const { context, done, lines } = deploy();
    const { stack, ...rest } = await done;
    expect(stack.status).toBe('UPDATE_COMPLETE');
    expect(rest).toEqual({ changed: true, created: false });
    const planned = execute('UPDATE', change());
    expect(submit).toHaveBeenCalledWith(context, planned);
    expect(follow).toHaveBeenCalledWith(context, REQUEST, planned);
    expect(lines).toEqual([
      'Plan orders: 1 to change, nothing replaced',
      ' change: service (DesiredCount 1 → 2)',
      'API [ 1/1 ]  done in 42 s · egress IPs 192.0.2.1, 192.0.2.2',
    ]);
    expect(verify).not.toHaveBeenCalled();
    expect(discardPlan).not.toHaveBeenCalled();
  });

  it('lists no changes of a new stack, and says that it created it', async () => {
    jest
      .mocked(plan)
      .mockResolvedValue(execute('CREATE', change({ action: 'add' })));
    jest
      .mocked(follow)
      .mockResolvedValue(
        await outcome({ status: 'CREATE_COMPLETE' }, { type: 'CREATE' }),
      );
    const { done, lines } = deploy();
    expect(await done).toMatchObject({ changed: true, created: true });
    expect(lines).toEqual([
      'Plan orders: 1 to add',
      'API [ 1/1 ]  done in 42 s',
    ]);
  });

  it('warns of tasks that it starts outside office hours', async () => {
    const type = 'AWS::ApplicationAutoScaling::ScalableTarget';
    jest.mocked(plan).mockResolvedValue(execute('UPDATE', change({ type })));
    const { done, lines } = deploy({
      parameters: {
        OfficeHours: 'on',
        OfficeHoursTimezone: 'Europe/Berlin',
        // It is a Thursday.
        OfficeHoursDays: 'MON',
        OfficeHoursFrom: '07:00',
        OfficeHoursTo: '19:30',
      },
    });
    await done;
    expect(lines).toContain(
      'Note it is outside office hours: this deployment starts tasks all the same, and they run until Mon, Jan 5, 19:30 (Europe/Berlin)',
    );
  });

  it('plans two stacks in one line', async () => {
    const { context, lines } = cannedContext({});
    const prepared = await prepareStack(context, REQUEST);
    const other = { ...prepared, request: { ...REQUEST, name: 'stock' } };
    logPlan(context, [prepared, other]);
    expect(lines[0]).toBe(
      'Plan orders: 1 to change, nothing replaced    stock: 1 to change, nothing replaced',
    );
  });

  it('follows an operation of an earlier run of the task', async () => {
    jest.mocked(plan).mockResolvedValue(ATTACH);
    const { done, lines } = deploy();
    expect(await done).toMatchObject({ changed: true });
    expect(lines).toEqual([
      'Plan orders: an operation of this task is in progress; following it',
      'API done in 42 s',
    ]);
  });

  describe('whose plan is stale', () => {
    it('observes and plans again', async () => {
      jest.mocked(plan).mockRejectedValueOnce(STALE);
      await deploy().done;
      expect(observe).toHaveBeenCalledTimes(2);
      expect(recoverStack).toHaveBeenCalledTimes(2);
      expect(submit).toHaveBeenCalledTimes(1);
    });

    it('gives up after five times', async () => {
      jest.mocked(plan).mockRejectedValue(STALE);
      await expect(deploy().done).rejects.toBe(STALE);
      expect(plan).toHaveBeenCalledTimes(5);
    });

    it('does not try again what fails for another reason', async () => {
      const denied = named('AccessDenied');
      jest.mocked(plan).mockRejectedValue(denied);
      await expect(deploy().done).rejects.toBe(denied);
      expect(plan).toHaveBeenCalledTimes(1);
      expect(cancel).not.toHaveBeenCalled();
    });

    it('starts over when it is stale only at its submission', async () => {
      jest.mocked(submit).mockRejectedValueOnce(STALE);
      expect(await deploy().done).toMatchObject({ changed: true });
      expect(plan).toHaveBeenCalledTimes(2);
      expect(discardPlan).not.toHaveBeenCalled();
    });

    it('does not start over once it is submitted', async () => {
      jest.mocked(follow).mockRejectedValue(STALE);
      await expect(deploy().done).rejects.toBe(STALE);
      expect(plan).toHaveBeenCalledTimes(1);
    });
  });

  describe('that is cancelled', () => {
    const signal = AbortSignal.abort();

    it('while it plans, with nothing to leave', async () => {
      jest.mocked(plan).mockRejectedValue(named('AbortError'));
      const { context, done } = deploy({}, { signal });
      await expect(done).rejects.toBe(cancelled);
      expect(cancel).toHaveBeenCalledWith(context, REQUEST, undefined);
    });

    it('while it is followed, with the state of its operation', async () => {
      jest.mocked(follow).mockRejectedValue(named('AbortError'));
      const { context, done } = deploy({}, { signal });
      await expect(done).rejects.toBe(cancelled);
      expect(cancel).toHaveBeenCalledWith(
        context,
        REQUEST,
        execute('UPDATE', change()),
      );
    });
  });

  describe('that loses the connection', () => {
    const LOST = {
      failed:
        'orders: the connection to AWS was lost before the deployment ended.',
      why: 'ThrottlingException: Rate exceeded',
      evidence: [],
      now: 'CloudFormation continues with stack orders if the request was accepted; nothing was cancelled',
      next: 'check that the credentials of the target are valid and that AWS can be reached, then press "Retry": the task finds its operation and follows it',
    };

    it('says that CloudFormation continues', async () => {
      jest.mocked(follow).mockRejectedValue(TRANSIENT);
      expect(await failureOf(deploy().done)).toEqual(LOST);
    });

    it('keeps the change set, which may be in progress', async () => {
      jest.mocked(submit).mockRejectedValue(TRANSIENT);
      expect(await failureOf(deploy().done)).toEqual(LOST);
      expect(discardPlan).not.toHaveBeenCalled();
    });

    it('says nothing of CloudFormation where it has nothing to do', async () => {
      jest.mocked(plan).mockResolvedValue(NONE);
      jest.mocked(submit).mockRejectedValue(TRANSIENT);
      await expect(deploy().done).rejects.toBe(TRANSIENT);
    });
  });

  it('discards the change set that CloudFormation refuses to execute', async () => {
    const denied = named('AccessDenied');
    jest.mocked(submit).mockRejectedValue(denied);
    const { context, done } = deploy();
    await expect(done).rejects.toBe(denied);
    expect(discardPlan).toHaveBeenCalledWith(
      context,
      execute('UPDATE', change()),
    );
  });

  it('discards nothing once it is submitted', async () => {
    const denied = named('AccessDenied');
    jest.mocked(follow).mockRejectedValue(denied);
    await expect(deploy().done).rejects.toBe(denied);
    expect(discardPlan).not.toHaveBeenCalled();
  });

  it('discards a prepared one', async () => {
    const { context } = cannedContext({});
    const prepared = await prepareStack(context, REQUEST);
    await discardStack(context, prepared);
    expect(discardPlan).toHaveBeenCalledWith(context, prepared.planned);
  });

  describe('with nothing to change', () => {
    beforeEach(() => {
      jest.mocked(plan).mockResolvedValue(NONE);
    });
    const answers = {
      DescribeStacks: () => ({
        Stacks: [
          {
            StackId: ARN,
            StackName: 'orders',
            StackStatus: 'UPDATE_COMPLETE',
            CreationTime: after(0),
            Outputs: Object.entries(WITH_SERVICE.outputs).map(
              ([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }),
            ),
            Parameters: Object.entries(WITH_SERVICE.parameters).map(
              ([ParameterKey, ParameterValue]) => ({
                ParameterKey,
                ParameterValue,
              }),
            ),
          },
        ],
      }),
    };

    it('says so, and looks whether the service is healthy', async () => {
      const check = health();
      const { context, done, inputs, lines, signals } = deploy(
        { health: check },
        {},
        answers,
      );
      expect(await done).toMatchObject({
        stack: { status: 'UPDATE_COMPLETE' },
        changed: false,
        created: false,
      });
      expect(lines).toEqual(['Plan orders: no changes', 'API unchanged']);
      expect(inputs).toEqual([['DescribeStacks', { StackName: ARN }]]);
      expect(signals).toEqual([context.signal]);
      expect(restoration).toHaveBeenCalledWith(
        context,
        'orders',
        expect.objectContaining({ arn: SERVICE, desiredCount: 2 }),
      );
      expect(verify).toHaveBeenCalledWith(
        context,
        expect.objectContaining({ health: check }),
        'orders',
        expect.objectContaining({
          arn: SERVICE,
          desiredCount: 2,
          settleSeconds: 0,
        }),
      );
    });

    it('has changed something if an earlier run of the task did', async () => {
      const observation = await observe({} as any, REQUEST);
      jest
        .mocked(observe)
        .mockResolvedValue({ ...observation, ownOperation: true });
      const { done } = deploy({}, {}, answers);
      expect(await done).toMatchObject({ changed: true, created: false });
      expect(plan).toHaveBeenCalledTimes(1);
      expect(restoration).not.toHaveBeenCalled();
      expect(verify).not.toHaveBeenCalled();
    });

    describe('while the service is not as the stack has it', () => {
      const drift = { subject: 'desired count', live: '3', stack: '2' } as any;

      it('updates it, by a tag that is new', async () => {
        jest.mocked(restoration).mockResolvedValue([drift]);
        jest
          .mocked(plan)
          .mockResolvedValueOnce(NONE)
          .mockResolvedValueOnce(execute('UPDATE', change()));
        const { clients, done, lines } = deploy(
          { health: health(), tags: { team: 'a' } },
          {},
          answers,
        );
        expect(await done).toMatchObject({ changed: true });
        expect(lines).toContain(
          'API desired count: 3 runs, and the stack already has 2: updating the service',
        );
        expect(lines).not.toContain('API unchanged');
        expect(
          jest.mocked(plan).mock.calls.map(([, { tags }]) => tags),
        ).toEqual([
          { team: 'a' },
          {
            team: 'a',
            'fargate-api:restored': clients.now().toISOString(),
          },
        ]);
      });

      it('does so once', async () => {
        jest.mocked(restoration).mockResolvedValue([drift]);
        const { done, lines } = deploy({ health: health() }, {}, answers);
        expect(await done).toMatchObject({ changed: false });
        expect(plan).toHaveBeenCalledTimes(2);
        expect(lines.at(-1)).toBe('API unchanged');
      });
    });
  });

  describe('of a service', () => {
    it('waits until that is healthy', async () => {
      const check = health();
      const rolloutLog = { health: check } as any;
      jest
        .mocked(follow)
        .mockResolvedValue(await outcome(WITH_SERVICE, { rolloutLog }));
      const { context, done, lines } = deploy({ health: check });
      await done;
      expect(verify).toHaveBeenCalledWith(
        context,
        rolloutLog,
        'orders',
        expect.objectContaining({ arn: SERVICE, settleSeconds: 0 }),
      );
      expect(lines.join()).not.toContain('health check');
    });

    it.each<[string, Plan, object]>([
      ['an update changes it', execute('UPDATE', change(), TARGETS), {}],
      ['an update of an earlier run may have', ATTACH, { type: 'UPDATE' }],
    ])('waits for its new health check: %s', async (_, planned, more) => {
      jest.mocked(plan).mockResolvedValue(planned);
      jest.mocked(follow).mockResolvedValue(await outcome(WITH_SERVICE, more));
      const { done, lines } = deploy({ health: health() });
      await done;
      // Three checks, one every ten seconds, and the last of them times out.
      expect(lines.at(-1)).toBe(
        'Targets the health check changed: a target that fails it is known in 35 s',
      );
      expect(jest.mocked(verify).mock.calls[0][3].settleSeconds).toBe(35);
    });

    it.each<[string, Plan, object, object]>([
      ['its targets are new', execute('CREATE', TARGETS), {}, WITH_SERVICE],
      [
        'the targets are added',
        execute('UPDATE', change({ ...TARGETS, action: 'add' })),
        {},
        WITH_SERVICE,
      ],
      ['something else changes', execute('UPDATE', change()), {}, WITH_SERVICE],
      ['a creation is followed', ATTACH, { type: 'CREATE' }, WITH_SERVICE],
      [
        'the time is unknown',
        execute('UPDATE', TARGETS),
        {},
        { outputs: WITH_SERVICE.outputs },
      ],
    ])('waits no longer where %s', async (_, planned, more, facts) => {
      jest.mocked(plan).mockResolvedValue(planned);
      jest.mocked(follow).mockResolvedValue(await outcome(facts, more));
      const { done, lines } = deploy({ health: health() });
      await done;
      expect(lines.at(-1)).toMatch(/^API .*done in 42 s$/);
      expect(jest.mocked(verify).mock.calls[0][3].settleSeconds ?? 0).toBe(0);
    });

    describe('none of whose targets passes its new health check', () => {
      const unhealthy = () =>
        new DeploymentError('orders', {
          failed: 'orders: no task became healthy.',
          why: '404',
          evidence: [],
          now: 'stack orders is complete',
          next: 'fix it',
        });
      beforeEach(async () => {
        jest.mocked(plan).mockResolvedValueOnce(execute('UPDATE', TARGETS));
        jest.mocked(follow).mockResolvedValue(await outcome(WITH_SERVICE));
        jest.mocked(verify).mockRejectedValueOnce(unhealthy());
      });

      it('gives it the one from before, with all values of the stack', async () => {
        const { done, inputs, lines, signals, context } = deploy({
          health: health(),
        });
        expect((await failureOf(done)).now).toBe(
          'stack orders has the values from before again',
        );
        expect(lines).toContain('API restoring the previous values');
        expect(jest.mocked(plan).mock.calls[1][1]).toEqual({
          ...REQUEST,
          template: 'the old template',
          parameters: WITH_SERVICE.parameters,
          purpose: 'recover',
          health: undefined,
        });
        expect(inputs).toEqual([['GetTemplate', { StackName: ARN }]]);
        expect(signals).toEqual([context.signal]);
      });

      it('gives it those of the values that the update changed', async () => {
        const { done, inputs } = deploy({
          health: health(),
          template: undefined,
          keptParameters: ['DesiredCount'],
        });
        await failureOf(done);
        expect(jest.mocked(plan).mock.calls[1][1]).toMatchObject({
          template: undefined,
          parameters: { HealthCheckPath: '/old' },
          keptParameters: ['DesiredCount'],
        });
        expect(inputs).toEqual([]);
      });

      it('says so where that fails, too', async () => {
        jest
          .mocked(plan)
          .mockReset()
          .mockResolvedValueOnce(execute('UPDATE', TARGETS))
          .mockRejectedValue(named('AccessDenied', 'not today'));
        expect((await failureOf(deploy({ health: health() }).done)).now).toBe(
          'stack orders could not be given the values from before: AccessDenied: not today',
        );
      });

      it.each<[string, () => void, object]>([
        ['on request', () => {}, { options: { onFailure: 'keep' as const } }],
        [
          'that existed',
          () =>
            jest.mocked(observe).mockResolvedValue({
              start: { action: 'create' },
              ownOperation: false,
            }),
          {},
        ],
      ])('leaves it as it is %s', async (_, arrange, options) => {
        arrange();
        const { done, inputs } = deploy({ health: health() }, options);
        expect((await failureOf(done)).now).toBe('stack orders is complete');
        expect(plan).toHaveBeenCalledTimes(1);
        expect(inputs).toEqual([]);
      });

      it('leaves it as it is after another error', async () => {
        const denied = named('AccessDenied');
        jest.mocked(verify).mockReset().mockRejectedValueOnce(denied);
        await expect(deploy({ health: health() }).done).rejects.toBe(denied);
        expect(plan).toHaveBeenCalledTimes(1);
      });
    });
  });

  describe('that fails', () => {
    const ROLE = { id: 'Role', type: 'AWS::IAM::Role', reason: 'not allowed' };
    const failing = (
      status: string,
      more: Partial<Outcome> = {},
      statusReason?: string,
    ) =>
      outcome(
        { status, statusReason },
        {
          events: [
            { ...stackEvent(0, 'UPDATE_IN_PROGRESS'), OperationId: 'op-1' },
            stackEvent(1, 'UPDATE_FAILED', ROLE),
            stackEvent(2, 'UPDATE_ROLLBACK_IN_PROGRESS'),
            stackEvent(3, status),
          ],
          ...more,
        },
      );

    it('says what failed, why, and what is left', async () => {
      jest
        .mocked(follow)
        .mockResolvedValue(await failing('UPDATE_ROLLBACK_COMPLETE'));
      const { context, done } = deploy({ untouched: 'the API still answers' });
      expect(await failureOf(done)).toEqual({
        failed: expect.stringMatching(/^orders: .*\.$/),
        why: expect.stringContaining('not allowed'),
        evidence: expect.any(Array),
        now: 'stack orders is rolled back to its previous state; the API still answers',
        next: expect.any(String),
      });
      expect(failedEvents).toHaveBeenCalledWith(context, {
        OperationId: 'op-1',
      });
      expect(removeStack).not.toHaveBeenCalled();
      expect(verify).not.toHaveBeenCalled();
    });

    it('does without the events of an operation that has no id', async () => {
      jest.mocked(follow).mockResolvedValue(
        await failing('UPDATE_ROLLBACK_COMPLETE', {
          events: [
            stackEvent(0, 'UPDATE_IN_PROGRESS'),
            stackEvent(1, 'UPDATE_FAILED', ROLE),
          ],
        }),
      );
      expect((await failureOf(deploy().done)).now).toBe(
        'stack orders is rolled back to its previous state',
      );
      expect(failedEvents).not.toHaveBeenCalled();
    });

    it('reads the service once more: it may have stopped just before', async () => {
      const updateAfterRollback = jest.fn();
      const rolloutLog: any = {
        updateAfterRollback,
        evidence: { stoppedTasks: [], events: [], logLines: [] },
      };
      jest
        .mocked(follow)
        .mockResolvedValue(
          await failing('UPDATE_ROLLBACK_COMPLETE', { rolloutLog }),
        );
      await failureOf(deploy().done);
      expect(updateAfterRollback).toHaveBeenCalledTimes(1);
    });

    it.each<[DeploymentContext['options']['onFailure'], string | undefined]>([
      [undefined, 'stack orders deleted'],
      ['delete', 'stack orders deleted'],
      ['rollback', undefined],
      ['keep', undefined],
    ])('of a new stack, with onFailure %s', async (onFailure, now) => {
      jest
        .mocked(follow)
        .mockResolvedValue(await failing('CREATE_FAILED', { type: 'CREATE' }));
      const { context, done } = deploy({}, { options: { onFailure } });
      const report = await failureOf(done);
      expect(report.now).toBe(
        now ??
          'stack orders is kept in CREATE_FAILED, and its resources incur charges; the next deployment rolls it back first',
      );
      expect(jest.mocked(removeStack).mock.calls).toEqual(
        now ? [[context, ARN]] : [],
      );
    });

    it('says why a new stack could not be deleted', async () => {
      jest
        .mocked(follow)
        .mockResolvedValue(await failing('CREATE_FAILED', { type: 'CREATE' }));
      jest.mocked(removeStack).mockResolvedValue(
        await cannedRecord('orders', {
          status: 'DELETE_FAILED',
          statusReason: 'Role in use',
        }),
      );
      expect((await failureOf(deploy().done)).now).toBe(
        'stack orders is DELETE_FAILED ("Role in use")',
      );
    });

    it('says why the rollback failed, too', async () => {
      jest.mocked(follow).mockResolvedValue(
        await failing('UPDATE_ROLLBACK_FAILED', {
          events: [
            stackEvent(0, 'UPDATE_IN_PROGRESS'),
            stackEvent(1, 'UPDATE_FAILED', ROLE),
            stackEvent(2, 'UPDATE_ROLLBACK_IN_PROGRESS'),
            stackEvent(3, 'UPDATE_FAILED', { ...ROLE, reason: 'in use' }),
            stackEvent(4, 'UPDATE_ROLLBACK_FAILED'),
          ],
        }),
      );
      const report = await failureOf(deploy().done);
      expect(report.failed).toMatch(
        /^orders: .*[^.], but the rollback failed\.$/,
      );
      expect(report.why).toMatch(
        /not allowed.*; then the role could not be rolled back: in use$/,
      );
      expect(report.evidence).toEqual([
        expect.stringContaining('not allowed'),
        'Role UPDATE_FAILED: "in use"',
      ]);
      expect(report.now).toContain('is UPDATE_ROLLBACK_FAILED because of Role');
      expect(report.next).toContain('--resources-to-skip Role');
    });
  });

  describe('with termination protection', () => {
    it.each([
      [true, false, 'enabled'],
      [false, true, 'disabled'],
    ])('sets it to %s', async (wanted, terminationProtection, text) => {
      jest
        .mocked(follow)
        .mockResolvedValue(await outcome({ terminationProtection }));
      const { done, inputs, lines, signals, context } = deploy(
        {},
        { options: { terminationProtection: wanted } },
      );
      await done;
      expect(inputs).toEqual([
        [
          'UpdateTerminationProtection',
          { StackName: ARN, EnableTerminationProtection: wanted },
        ],
      ]);
      expect(lines.at(-1)).toBe(
        `Note termination protection of stack orders ${text}`,
      );
      expect(signals).toEqual([context.signal]);
    });

    it.each([
      [undefined, true],
      [true, true],
      [false, false],
    ])('wants %s, leaves %s alone', async (wanted, terminationProtection) => {
      jest
        .mocked(follow)
        .mockResolvedValue(await outcome({ terminationProtection }));
      const { done, inputs } = deploy(
        {},
        { options: { terminationProtection: wanted } },
      );
      await done;
      expect(inputs).toEqual([]);
    });
  });
});

describe('describeOutcome', () => {
  it.each<[string, string | undefined, string]>([
    ['DELETE_COMPLETE', 'x', 'stack orders deleted'],
    [
      'UPDATE_ROLLBACK_COMPLETE',
      'x',
      'stack orders is rolled back to its previous state',
    ],
    [
      'ROLLBACK_COMPLETE',
      'x',
      'stack orders is ROLLBACK_COMPLETE and contains no resources; the next deployment deletes it first',
    ],
    ...['CREATE_FAILED', 'UPDATE_FAILED'].map(
      (status): [string, string, string] => [
        status,
        'x',
        `stack orders is kept in ${status}, and its resources incur charges; the next deployment rolls it back first`,
      ],
    ),
    [
      'ROLLBACK_FAILED',
      'The following resource(s) failed to delete: [Role]. ',
      'stack orders is ROLLBACK_FAILED ("The following resource(s) failed to delete: [Role]."), and resources that could not be deleted remain; the next deployment deletes it only with onFailedRollback: delete',
    ],
    [
      'ROLLBACK_FAILED',
      undefined,
      'stack orders is ROLLBACK_FAILED, and resources that could not be deleted remain; the next deployment deletes it only with onFailedRollback: delete',
    ],
    ['DELETE_FAILED', 'in use', 'stack orders is DELETE_FAILED ("in use")'],
    ['DELETE_FAILED', undefined, 'stack orders is DELETE_FAILED'],
  ])('of %s', (status, reason, text) => {
    expect(describeOutcome('orders', status, reason)).toBe(text);
  });
});
