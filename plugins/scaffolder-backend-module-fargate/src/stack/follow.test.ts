import { StackEvent } from '@aws-sdk/client-cloudformation';
import { awsError } from '../__testUtils__/cannedAws';
import { cannedContext } from '../__testUtils__/cannedContext';
import { health, NOTHING, service } from '../__testUtils__/cannedRollout';
import { cannedStack, stackArnOf } from '../__testUtils__/cannedStacks';
import { after, stackEvent } from '../__testUtils__/stackEvent';
import { evidenceOf, follow } from './follow';
import { StackRequest } from './StackRequest';
import { taskToken } from './tokens';

const ARN = stackArnOf('orders');
const TOKEN = 'the token';
const SERVICE = {
  id: 'Service',
  type: 'AWS::ECS::Service',
  physicalId: 'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders',
};
const ROLE = { id: 'Role', type: 'AWS::IAM::Role', physicalId: 'orders-role' };
const definition = (n: number) => ({
  id: 'TaskDefinition',
  type: 'AWS::ECS::TaskDefinition',
  physicalId: `arn:aws:ecs:eu-west-1:123456789012:task-definition/orders:${n}`,
});
const began = (status = 'CREATE_IN_PROGRESS', token = TOKEN) => ({
  ...stackEvent(0, status, { reason: 'User Initiated' }),
  ClientRequestToken: token,
});

/** A poll after the other: the events that are new then. */
function setUp(
  polls: (StackEvent[] | Error)[],
  {
    action = 'execute',
    changes = 2,
    request = {},
    status = 'CREATE_COMPLETE',
    stacks = [{ Stacks: [cannedStack('orders', { status })] }],
    answers = {},
    seconds = 10,
  }: {
    action?: 'execute' | 'attach';
    changes?: number;
    request?: Partial<StackRequest>;
    status?: string;
    stacks?: object[];
    answers?: object;
    /** AWS's time; with a list, of each poll. */
    seconds?: number | number[];
  } = {},
) {
  const events: StackEvent[] = [];
  let polled = -1;
  const canned = cannedContext({
    DescribeStackEvents: () => {
      polled += 1;
      const more = polls.shift() ?? [];
      if (more instanceof Error) {
        return more;
      }
      events.push(...more);
      return { StackEvents: [...events].reverse() };
    },
    DescribeStacks: () => (stacks.length > 1 ? stacks.shift()! : stacks[0]),
    ...NOTHING,
    ...answers,
  });
  canned.clients.now = () =>
    after(typeof seconds === 'number' ? seconds : seconds[polled]);
  const done = follow(
    canned.context,
    {
      label: 'API',
      name: 'orders',
      kind: 'public-api',
      parameters: {},
      entityRef: 'api:default/orders',
      onReplacement: 'fail',
      ...request,
    },
    action === 'attach'
      ? { action, stackArn: ARN }
      : {
          action,
          type: 'CREATE',
          stackArn: ARN,
          changeSetArn: 'arn:set',
          token: TOKEN,
          changes: Array(changes).fill({ values: [] }),
        },
  );
  return { ...canned, done };
}

describe('follow', () => {
  const END = stackEvent(30, 'CREATE_COMPLETE');

  it('follows an operation to its end, and returns what happened', async () => {
    const { done, lines, slept, signals, context } = setUp([
      [began()],
      [stackEvent(5, 'CREATE_COMPLETE', ROLE)],
      [END],
    ]);
    const outcome = await done;
    expect(outcome).toMatchObject({
      type: 'CREATE',
      stack: { arn: ARN, status: 'CREATE_COMPLETE' },
      startedAt: after(0),
      endedAt: after(30),
      rolloutLog: undefined,
    });
    expect(outcome.events.map(({ ResourceStatus }) => ResourceStatus)).toEqual([
      'CREATE_IN_PROGRESS',
      'CREATE_COMPLETE',
      'CREATE_COMPLETE',
    ]);
    expect(evidenceOf(outcome)).toBeUndefined();
    expect(lines).toEqual([expect.stringMatching(/^API \[ 1\/2 \] .*role/)]);
    expect(slept).toEqual([2, 2]);
    expect(new Set(signals)).toEqual(new Set([context.signal]));
  });

  it('looks more often when all resources are complete', async () => {
    const { done, slept } = setUp(
      [[began()], [stackEvent(5, 'CREATE_COMPLETE', ROLE)], [END]],
      { changes: 1 },
    );
    await done;
    expect(slept).toEqual([2, 0.5]);
  });

  it('waits for the events of the operation, after those of another', async () => {
    const { done, slept } = setUp([
      [
        began('CREATE_IN_PROGRESS', 'another'),
        stackEvent(1, 'CREATE_COMPLETE'),
      ],
      [],
      [{ ...began('UPDATE_IN_PROGRESS'), EventId: 'own' }],
      [stackEvent(30, 'UPDATE_COMPLETE')],
    ]);
    const { events, type } = await done;
    expect(type).toBe('UPDATE');
    expect(events).toHaveLength(2);
    expect(slept).toEqual([2, 2, 2]);
  });

  it('does not take an event of a resource for the beginning', async () => {
    const { done } = setUp([
      [
        {
          ...stackEvent(0, 'CREATE_COMPLETE', ROLE),
          ClientRequestToken: TOKEN,
        },
      ],
      [began()],
      [END],
    ]);
    expect((await done).events).toHaveLength(2);
  });

  it('attaches to what an earlier run of the task began', async () => {
    const token = taskToken({ taskId: 'task-1', stepId: 'step-1' }, 'orders');
    const { done } = setUp(
      [
        [began('CREATE_IN_PROGRESS', 'another')],
        [{ ...began('UPDATE_IN_PROGRESS', `${token}-x`), EventId: 'own' }],
        [stackEvent(30, 'UPDATE_COMPLETE')],
      ],
      { action: 'attach' },
    );
    expect((await done).events).toHaveLength(2);
  });

  it('knows no operation without a token as its own', async () => {
    const { ClientRequestToken, ...without } = began('UPDATE_IN_PROGRESS');
    const token = taskToken({ taskId: 'task-1', stepId: 'step-1' }, 'orders');
    const { done } = setUp(
      [
        [without, stackEvent(1, 'UPDATE_COMPLETE')],
        [],
        [{ ...began('UPDATE_IN_PROGRESS', `${token}-x`), EventId: 'own' }],
        [stackEvent(30, 'UPDATE_COMPLETE')],
      ],
      { action: 'attach' },
    );
    expect((await done).events).toHaveLength(2);
  });

  it('does not know how many resources there are of what it attaches to', async () => {
    const token = taskToken({ taskId: 'task-1', stepId: 'step-1' }, 'orders');
    const { done, lines, slept } = setUp(
      [
        [began('CREATE_IN_PROGRESS', token)],
        [stackEvent(5, 'CREATE_COMPLETE', ROLE)],
        [END],
      ],
      { action: 'attach' },
    );
    await done;
    expect(lines).toEqual([expect.stringMatching(/^API \[ 1\/\? \] +role/)]);
    expect(slept).toEqual([2, 2]);
  });

  it('waits for the state of the stack where AWS does not answer for it', async () => {
    const answers: object[] = [
      awsError('ServiceUnavailable'),
      { Stacks: [cannedStack('orders', { status: 'CREATE_COMPLETE' })] },
    ];
    const { done, slept } = setUp([[began()], [END]], {
      answers: { DescribeStacks: () => answers.shift()! },
    });
    expect((await done).stack.status).toBe('CREATE_COMPLETE');
    expect(slept).toEqual([2, 2]);
  });

  it('waits for the last events where AWS does not answer for them', async () => {
    const late = stackEvent(30, 'CREATE_COMPLETE', ROLE);
    const { done, slept } = setUp([
      [began()],
      [END],
      awsError('ServiceUnavailable'),
      [],
      [late],
    ]);
    expect((await done).events).toContainEqual(late);
    expect(slept).toEqual([2, 2]);
  });

  it('says nothing more of an operation that has ended', async () => {
    const { done, lines } = setUp([
      [began()],
      [stackEvent(5, 'CREATE_COMPLETE', ROLE), END],
    ]);
    await done;
    expect(lines).toEqual([]);
  });

  it('says from time to time that it goes on', async () => {
    const { done, lines } = setUp([[began()], [], [], [], [END]], {
      seconds: [0, 60, 100, 120, 121, 121],
    });
    await done;
    expect(lines).toHaveLength(2);
  });

  it('goes on through an outage of AWS', async () => {
    const { done, lines, slept } = setUp([
      [began()],
      awsError('ServiceUnavailable'),
      [END],
    ]);
    await done;
    expect(slept).toEqual([2, 2]);
    expect(lines).toContain('Note the connection to AWS is restored');
  });

  it('waits for the deletion of a stack whose creation failed', async () => {
    const failed = stackEvent(20, 'CREATE_FAILED');
    const { done } = setUp(
      [
        [began()],
        [failed],
        [],
        [stackEvent(25, 'DELETE_IN_PROGRESS')],
        [stackEvent(40, 'DELETE_COMPLETE')],
      ],
      {
        stacks: [
          'DELETE_IN_PROGRESS',
          'DELETE_IN_PROGRESS',
          'DELETE_COMPLETE',
        ].map(status => ({ Stacks: [cannedStack('orders', { status })] })),
      },
    );
    const { stack, endedAt } = await done;
    expect(stack.status).toBe('DELETE_COMPLETE');
    expect(endedAt).toEqual(after(40));
  });

  describe('of a service', () => {
    // ECS still has the revision before.
    const created = [
      stackEvent(2, 'CREATE_IN_PROGRESS', { ...definition(5), physicalId: '' }),
      stackEvent(2, 'CREATE_COMPLETE', definition(5)),
      stackEvent(3, 'CREATE_IN_PROGRESS', SERVICE),
    ];

    const described = (inputs: [string, any][]) =>
      inputs
        .filter(([operation]) => operation === 'DescribeTaskDefinition')
        .map(([, { taskDefinition }]) => taskDefinition);

    it('knows what was deployed when the rollback has begun already', async () => {
      const { done, inputs } = setUp(
        [
          [began('UPDATE_IN_PROGRESS')],
          [
            ...created,
            stackEvent(9, 'UPDATE_ROLLBACK_IN_PROGRESS'),
            stackEvent(10, 'UPDATE_COMPLETE', definition(1)),
          ],
          [stackEvent(30, 'UPDATE_ROLLBACK_COMPLETE')],
        ],
        { request: { health: health() }, status: 'UPDATE_ROLLBACK_COMPLETE' },
      );
      await done;
      expect(described(inputs)).toEqual([definition(5).physicalId]);
    });

    it('reads the revision that runs where the stack makes none', async () => {
      const { done, inputs } = setUp(
        [
          [began('UPDATE_IN_PROGRESS')],
          [stackEvent(3, 'UPDATE_IN_PROGRESS', SERVICE)],
          [END],
        ],
        { request: { health: health() } },
      );
      await done;
      expect(described(inputs)).toEqual([definition(2).physicalId]);
    });

    it('says nothing of its own soon after the rollout said something', async () => {
      const states = [
        service({ runningCount: 0, pendingCount: 2 }),
        service({ runningCount: 1, pendingCount: 1 }),
        service({ runningCount: 2, pendingCount: 0 }),
        service({ runningCount: 2, pendingCount: 0 }),
      ];
      const { done, lines } = setUp([[began()], created, [], [], [], [END]], {
        request: { health: health() },
        seconds: [0, 5, 25, 45, 65, 66, 66],
        answers: { DescribeServices: () => states.shift() ?? {} },
      });
      await done;
      expect(lines.map(line => line.split(' ')[0])).toEqual([
        'API',
        'Tasks',
        'Tasks',
        'Tasks',
      ]);
    });

    it('reads the rollout while it is deployed', async () => {
      const { done, inputs } = setUp(
        [
          [began()],
          created,
          [stackEvent(8, 'CREATE_COMPLETE', SERVICE)],
          [END],
        ],
        { request: { health: health() } },
      );
      const outcome = await done;
      expect(evidenceOf(outcome)?.snapshot).toMatchObject({ desired: 2 });
      expect(described(inputs)).toEqual([definition(5).physicalId]);
      expect(
        inputs.filter(([operation]) => operation === 'DescribeServices'),
      ).toHaveLength(1);
    });

    it.each([
      ['whose health nobody asked for', {}, SERVICE],
      [
        'that has no ARN yet',
        { health: health() },
        { ...SERVICE, physicalId: '' },
      ],
      ['that is no service', { health: health() }, ROLE],
    ])('reads nothing of one %s', async (_, request, resource) => {
      const { done, inputs } = setUp(
        [[began()], [stackEvent(3, 'CREATE_IN_PROGRESS', resource)], [END]],
        { request },
      );
      expect((await done).rolloutLog).toBeUndefined();
      expect(inputs.map(([operation]) => operation)).not.toContain(
        'DescribeServices',
      );
    });

    it('reads it once more when the rollback begins, and then no more', async () => {
      const { done, inputs } = setUp(
        [
          [began('UPDATE_IN_PROGRESS')],
          [
            stackEvent(2, 'CREATE_COMPLETE', definition(5)),
            stackEvent(3, 'UPDATE_IN_PROGRESS', SERVICE),
          ],
          [stackEvent(9, 'UPDATE_ROLLBACK_IN_PROGRESS')],
          [stackEvent(10, 'UPDATE_COMPLETE', definition(1))],
          [stackEvent(30, 'UPDATE_ROLLBACK_COMPLETE')],
        ],
        { request: { health: health() }, status: 'UPDATE_ROLLBACK_COMPLETE' },
      );
      await done;
      const reads = inputs.filter(
        ([operation]) => operation === 'DescribeServices',
      );
      expect(reads).toHaveLength(2);
      // What was deployed, and not what is restored.
      expect(described(inputs)).toEqual([definition(5).physicalId]);
    });
  });
});
