import { Answers, awsError } from '../__testUtils__/cannedAws';
import { cannedContext, TARGET } from '../__testUtils__/cannedContext';
import { cannedStack, stackArnOf } from '../__testUtils__/cannedStacks';
import { stackEvent } from '../__testUtils__/stackEvent';
import { cancel, cancelDeletion } from './cancel';
import { DeploymentOptions } from './DeploymentOptions';
import { Plan } from './plan';
import { stackToken, taskToken } from './tokens';

const ARN = stackArnOf('orders');
const WHERE = 'stack orders in account 123456789012, eu-west-1';
const UNCHANGED = 'stack orders was not changed';
const REQUEST = {
  label: 'API',
  name: 'orders',
  kind: 'public-api',
  parameters: {},
  entityRef: 'api:default/orders',
  onReplacement: 'fail',
} as const;
const MISSING = Object.assign(awsError('ValidationError'), {
  message: 'Stack with id orders does not exist',
});
const execute = (type: 'CREATE' | 'UPDATE', updatedAt?: Date): Plan => ({
  action: 'execute',
  type,
  stackArn: ARN,
  changeSetArn: 'arn:set',
  token: 'token',
  changes: [],
  updatedAt,
});
const ATTACH: Plan = { action: 'attach', stackArn: ARN };

function setUp(
  status: string | undefined,
  {
    answers = {},
    options = {},
    updatedAt,
  }: { answers?: Answers; options?: DeploymentOptions; updatedAt?: Date } = {},
) {
  const canned = cannedContext(
    {
      DescribeStacks: status
        ? {
            Stacks: [
              {
                ...cannedStack('orders', { status }),
                LastUpdatedTime: updatedAt,
              },
            ],
          }
        : MISSING,
      DescribeStackEvents: { StackEvents: [] },
      CancelUpdateStack: {},
      DeleteStack: {},
      DeleteChangeSet: {},
      ListChangeSets: { Summaries: [{}] },
      ...answers,
    },
    { options, signal: AbortSignal.abort() },
  );
  const sent = () =>
    canned.inputs.filter(([operation]) => !/^(Describe|List)/.test(operation));
  return { ...canned, sent };
}

describe('cancel', () => {
  it('says what is so, in the log and in the error', async () => {
    const { context, lines, signals } = setUp('CREATE_COMPLETE');
    const error = await cancel(context, REQUEST, undefined);
    expect(error).toEqual(new Error(`Cancelled: ${UNCHANGED}`));
    expect(lines).toEqual([`Cancelled ${UNCHANGED}`]);
    // The signal of the task is aborted, and requests have one of their own.
    expect(signals).not.toContain(context.signal);
    expect(signals).not.toContain(undefined);
  });

  describe('before anything was planned', () => {
    const ofTask = (purpose: 'deploy' | 'recover') => ({
      DescribeStackEvents: {
        StackEvents: [
          {
            ...stackEvent(1, 'DELETE_IN_PROGRESS', {
              reason: 'User Initiated',
            }),
            ClientRequestToken: `${taskToken(
              { taskId: 'task-1', stepId: 'step-1' },
              'orders',
              purpose,
            )}-x`,
          },
        ],
      },
    });

    it.each<[string, string | undefined, Answers, string]>([
      ['no stack', undefined, {}, UNCHANGED],
      ['another operation', 'DELETE_IN_PROGRESS', {}, UNCHANGED],
      [
        'an operation of the deployment itself',
        'DELETE_IN_PROGRESS',
        ofTask('deploy'),
        UNCHANGED,
      ],
      [
        'a recovery in progress',
        'DELETE_IN_PROGRESS',
        ofTask('recover'),
        `${WHERE} is DELETE_IN_PROGRESS, and CloudFormation continues`,
      ],
      [
        'a recovery that has ended',
        'UPDATE_ROLLBACK_COMPLETE',
        ofTask('recover'),
        `${WHERE} is UPDATE_ROLLBACK_COMPLETE`,
      ],
      [
        'a stack that cannot be read',
        'CREATE_COMPLETE',
        { DescribeStackEvents: awsError('AccessDenied') },
        UNCHANGED,
      ],
    ])('with %s', async (_, status, answers, state) => {
      const { context, sent } = setUp(status, { answers });
      const error = await cancel(context, REQUEST, undefined);
      expect(error.message).toBe(`Cancelled: ${state}`);
      expect(sent()).toEqual([]);
    });
  });

  describe('before the change set was executed', () => {
    const then = new Date('2026-01-01');

    it.each<[string, Plan, Date?]>([
      ['REVIEW_IN_PROGRESS', execute('CREATE')],
      ['UPDATE_COMPLETE', execute('UPDATE', then), then],
      ['CREATE_COMPLETE', execute('UPDATE')],
    ])('discards it: %s', async (...[status, planned, updatedAt]) => {
      const { context, sent } = setUp(status, { updatedAt });
      const error = await cancel(context, REQUEST, planned);
      expect(error.message).toBe(`Cancelled: ${UNCHANGED}`);
      expect(sent()).toEqual([
        ['DeleteChangeSet', { StackName: ARN, ChangeSetName: 'arn:set' }],
      ]);
    });

    it.each<[string, Plan, Date?]>([
      ['UPDATE_COMPLETE', execute('UPDATE', then), new Date('2026-01-02')],
      ['UPDATE_IN_PROGRESS', execute('UPDATE', then), then],
      ['CREATE_COMPLETE', execute('CREATE')],
      ['REVIEW_IN_PROGRESS', ATTACH],
    ])(
      'discards nothing once it is: %s',
      async (...[status, planned, updatedAt]) => {
        const { context, sent } = setUp(status, { updatedAt });
        const error = await cancel(context, REQUEST, planned);
        expect(error.message).toContain(`${WHERE} is ${status}`);
        expect(sent()).toEqual([]);
      },
    );
  });

  const TOKEN = stackToken(
    taskToken({ taskId: 'task-1', stepId: 'step-1' }, 'orders', 'recover'),
    `cancel ${ARN}`,
  );
  const CONTINUES = ', and CloudFormation continues';
  const DELETES = [
    'DeleteStack',
    {
      StackName: ARN,
      RoleARN: TARGET.cloudFormationRoleArn,
      ClientRequestToken: TOKEN,
    },
  ];
  const CANCELS = [
    'CancelUpdateStack',
    {
      StackName: ARN,
      ClientRequestToken: TOKEN,
    },
  ];

  it.each<
    [DeploymentOptions['onCancel'], string | undefined, string, unknown[]]
  >([
    [undefined, 'UPDATE_IN_PROGRESS', CONTINUES, []],
    ['leave', 'CREATE_IN_PROGRESS', CONTINUES, []],
    ['leave', 'UPDATE_COMPLETE', '', []],
    [
      'rollback',
      'UPDATE_IN_PROGRESS',
      ': CloudFormation is rolling it back',
      [CANCELS],
    ],
    ['rollback', 'UPDATE_ROLLBACK_IN_PROGRESS', CONTINUES, []],
    [
      'rollback',
      'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      ': the update is complete and cannot be cancelled any more. To revert it, update the stack to its previous values',
      [],
    ],
    ['leave', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', CONTINUES, []],
    [
      'delete',
      'CREATE_IN_PROGRESS',
      ': CloudFormation is deleting it',
      [DELETES],
    ],
    ['delete', 'CREATE_COMPLETE', ': CloudFormation is deleting it', [DELETES]],
    ['delete', 'UPDATE_IN_PROGRESS', CONTINUES, []],
    ['delete', 'IMPORT_CREATE_IN_PROGRESS', CONTINUES, []],
  ])('with onCancel %s in %s', async (onCancel, status, state, requests) => {
    const { context, sent, signals } = setUp(status, { options: { onCancel } });
    const error = await cancel(context, REQUEST, ATTACH);
    expect(error.message).toBe(`Cancelled: ${WHERE} is ${status}${state}`);
    expect(signals).not.toContain(undefined);
    expect(sent()).toEqual(requests);
  });

  it.each<[string | undefined, Plan, string]>([
    [undefined, ATTACH, 'deleted'],
    [undefined, execute('CREATE'), 'deleted'],
    [undefined, execute('UPDATE'), 'deleted'],
    [
      'CREATE_IN_PROGRESS',
      { action: 'none', stackArn: ARN },
      'CREATE_IN_PROGRESS',
    ],
  ])('has nothing to cancel of %s', async (status, planned, state) => {
    const { context, sent } = setUp(status, {
      options: { onCancel: 'delete' },
    });
    const error = await cancel(context, REQUEST, planned);
    expect(error.message).toBe(`Cancelled: ${WHERE} is ${state}`);
    expect(sent()).toEqual([]);
  });

  it('says that it does not know where AWS does not answer', async () => {
    const { context } = setUp('UPDATE_IN_PROGRESS', {
      options: { onCancel: 'rollback' },
      answers: { CancelUpdateStack: awsError('Throttling') },
    });
    const error = await cancel(context, REQUEST, ATTACH);
    expect(error.message).toBe(
      `Cancelled: ${WHERE} was being deployed, and CloudFormation continues; its status cannot be read (Throttling: Throttling of AWS)`,
    );
  });
});

describe('cancelDeletion', () => {
  it.each<[string | undefined, string]>([
    [
      'DELETE_IN_PROGRESS',
      `${WHERE} is DELETE_IN_PROGRESS, and CloudFormation continues`,
    ],
    ['DELETE_FAILED', `${WHERE} is DELETE_FAILED`],
    ['CREATE_COMPLETE', UNCHANGED],
    [undefined, UNCHANGED],
  ])('of a stack in %s', async (status, state) => {
    const { context, lines, sent } = setUp(status);
    const error = await cancelDeletion(context, { arn: ARN, name: 'orders' });
    expect(error).toEqual(new Error(`Cancelled: ${state}`));
    expect(lines).toEqual([`Cancelled ${state}`]);
    expect(sent()).toEqual([]);
  });

  it('says that it does not know where AWS does not answer', async () => {
    const { context } = setUp('DELETE_IN_PROGRESS', {
      answers: { DescribeStacks: awsError('Throttling') },
    });
    const error = await cancelDeletion(context, { arn: ARN, name: 'orders' });
    expect(error.message).toBe(
      `Cancelled: ${WHERE} was being deleted, and CloudFormation continues; its status cannot be read (Throttling: Throttling of AWS)`,
    );
  });
});
