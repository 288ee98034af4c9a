import { Answers, awsError } from '../__testUtils__/cannedAws';
import { cannedContext, TARGET } from '../__testUtils__/cannedContext';
import { cannedRecord, stackArnOf } from '../__testUtils__/cannedStacks';
import { DeploymentContext } from './DeploymentContext';
import { Observation } from './observe';
import { assertReplacementsAllowed, discardPlan, plan } from './plan';
import { StackRequest } from './StackRequest';
import { taskToken } from './tokens';

const ARN = stackArnOf('orders');
const SET = 'arn:changeset';
const REQUEST: StackRequest = {
  label: 'API',
  name: 'orders',
  kind: 'public-api',
  template: 'the template',
  parameters: { ImageUrl: 'orders:v2' },
  entityRef: 'api:default/orders',
  onReplacement: 'fail',
};
const change = (type: string, facts: object = {}) => ({
  ResourceChange: {
    Action: 'Modify',
    LogicalResourceId: 'X',
    ResourceType: type,
    Replacement: 'False',
    ...facts,
  },
});
const set = (facts: object = {}) => ({
  StackId: ARN,
  ChangeSetId: SET,
  Status: 'CREATE_COMPLETE',
  Changes: [change('AWS::ECS::Service')],
  ...facts,
});
const failedSet = (StatusReason?: string) =>
  set({ Status: 'FAILED', StatusReason });
const NEW: Observation = { start: { action: 'create' }, ownOperation: false };

async function existing(facts: object = {}): Promise<Observation> {
  return {
    stack: {
      ...(await cannedRecord('orders', { tags: { other: 'x' } })),
      updatedAt: new Date('2026-01-01'),
      ...facts,
    },
    start: { action: 'update' },
    ownOperation: false,
  };
}

function setUp(
  answers: Answers = {},
  context: Partial<DeploymentContext> = {},
  target: object = {},
) {
  const canned = cannedContext(
    {
      CreateChangeSet: { Id: SET, StackId: ARN },
      DescribeChangeSet: set(),
      DeleteChangeSet: {},
      DescribeStacks: {},
      ...answers,
    },
    context,
  );
  canned.clients.target = { ...TARGET, ...target };
  const stacks: string[] = [];
  const run = (observation: Observation, request: Partial<StackRequest> = {}) =>
    plan(canned.context, { ...REQUEST, ...request }, observation, arn =>
      stacks.push(arn),
    );
  const sent = (operation: string) =>
    canned.inputs
      .filter(([name]) => name === operation)
      .map(([, input]) => input);
  return { ...canned, run, sent, stacks };
}

describe('plan', () => {
  it('creates a change set for a new stack, which is deleted if it fails', async () => {
    const { run, sent, stacks, signals, context } = setUp();
    const planned = await run(NEW);
    const [input] = sent('CreateChangeSet');
    expect(input).toEqual({
      StackName: 'orders',
      ChangeSetName: expect.stringContaining(taskToken(context.task, 'orders')),
      ClientToken: input.ChangeSetName,
      ChangeSetType: 'CREATE',
      TemplateBody: 'the template',
      UsePreviousTemplate: undefined,
      Parameters: [{ ParameterKey: 'ImageUrl', ParameterValue: 'orders:v2' }],
      Tags: [
        { Key: 'fargate-api:managed', Value: 'true' },
        { Key: 'fargate-api:kind', Value: 'public-api' },
        { Key: 'fargate-api:entity', Value: 'api:default/orders' },
      ],
      Capabilities: ['CAPABILITY_IAM'],
      RoleARN: TARGET.cloudFormationRoleArn,
      OnStackFailure: 'DELETE',
    });
    expect(sent('DescribeChangeSet')).toEqual([
      {
        ChangeSetName: SET,
        StackName: 'orders',
        IncludePropertyValues: true,
        NextToken: undefined,
      },
    ]);
    expect(planned).toEqual({
      action: 'execute',
      type: 'CREATE',
      token: `${input.ChangeSetName}-${ARN.slice(-12)}`,
      stackArn: ARN,
      changeSetArn: SET,
      changes: [
        expect.objectContaining({
          type: 'AWS::ECS::Service',
          action: 'change',
        }),
      ],
      updatedAt: undefined,
    });
    expect(new Set(stacks)).toEqual(new Set([ARN]));
    expect(new Set(signals)).toEqual(new Set([context.signal]));
  });

  it('creates one for the stack that was observed, with the tags that it has', async () => {
    const { run, sent } = setUp();
    expect(await run(await existing())).toMatchObject({
      type: 'UPDATE',
      updatedAt: new Date('2026-01-01'),
    });
    expect(sent('CreateChangeSet')[0]).toMatchObject({
      StackName: ARN,
      ChangeSetType: 'UPDATE',
      OnStackFailure: undefined,
      Tags: expect.arrayContaining([{ Key: 'other', Value: 'x' }]),
    });
  });

  it('creates a stack again that was deleted, without the tags that it had', async () => {
    const { run, sent } = setUp();
    const start = { action: 'recreate', mayHoldResources: false } as const;
    await run({ ...(await existing()), start });
    const [{ StackName, Tags }] = sent('CreateChangeSet');
    expect(StackName).toBe('orders');
    expect(Tags).toHaveLength(3);
  });

  it('attaches to an operation of its own', async () => {
    const { run, stacks, inputs } = setUp();
    const start = { action: 'attach' } as const;
    expect(await run({ ...(await existing()), start })).toEqual({
      action: 'attach',
      stackArn: ARN,
    });
    expect(stacks).toEqual([ARN]);
    expect(inputs).toEqual([]);
  });

  it.each([
    [undefined, 'DELETE'],
    ['delete', 'DELETE'],
    ['rollback', 'ROLLBACK'],
    ['keep', 'DO_NOTHING'],
  ] as const)(
    'tells CloudFormation what to do with a new stack that fails: %s',
    async (onFailure, OnStackFailure) => {
      const { run, sent } = setUp({}, { options: { onFailure } });
      await run(NEW);
      expect(sent('CreateChangeSet')[0].OnStackFailure).toBe(OnStackFailure);
    },
  );

  it('keeps the template and other parameters on request', async () => {
    const { run, sent } = setUp();
    await run(await existing(), {
      template: undefined,
      keptParameters: ['ImageUrl', 'Cpu'],
    });
    expect(sent('CreateChangeSet')[0]).toMatchObject({
      TemplateBody: undefined,
      UsePreviousTemplate: true,
      Parameters: [
        { ParameterKey: 'ImageUrl', ParameterValue: 'orders:v2' },
        { ParameterKey: 'Cpu', UsePreviousValue: true },
      ],
    });
  });

  const BOUNDARY = 'arn:aws:iam::123456789012:policy/boundary';
  it.each([
    [true, {}, {}],
    [false, { rolePath: '/apis/' }, {}],
    [
      true,
      { rolePath: '/apis/', permissionsBoundaryArn: BOUNDARY },
      { RolePath: '/apis/', PermissionsBoundary: BOUNDARY },
    ],
  ])(
    'of a template that creates roles (%s) sets what the target has: %j',
    async (createsRoles, target, expected: Record<string, string>) => {
      const { run, sent } = setUp({}, {}, target);
      await run(NEW, { createsRoles });
      expect(sent('CreateChangeSet')[0].Parameters).toEqual([
        { ParameterKey: 'ImageUrl', ParameterValue: 'orders:v2' },
        ...(expected.RolePath
          ? [
              { ParameterKey: 'RolePath', ParameterValue: '/apis/' },
              {
                ParameterKey: 'PermissionsBoundaryArn',
                ParameterValue: BOUNDARY,
              },
            ]
          : []),
      ]);
    },
  );

  it('tags the stack as target and person choose', async () => {
    const { run, sent } = setUp(
      {},
      { options: { awsTags: { cost: '1' } } },
      { tags: { team: 'a' } },
    );
    await run(NEW);
    expect(sent('CreateChangeSet')[0].Tags).toEqual(
      expect.arrayContaining([
        { Key: 'team', Value: 'a' },
        { Key: 'cost', Value: '1' },
      ]),
    );
  });

  describe('names the change set', () => {
    const nameOf = async (
      observation: Observation,
      request: Partial<StackRequest> = {},
    ) => {
      const { run, sent } = setUp();
      await run(observation, request);
      return sent('CreateChangeSet')[0].ChangeSetName;
    };

    it('the same for a repeated step', async () => {
      expect(await nameOf(NEW)).toBe(await nameOf(NEW));
      expect(await nameOf(await existing())).toBe(
        await nameOf(await existing()),
      );
    });

    it.each<[string, Partial<StackRequest>]>([
      ['another template', { template: 'another' }],
      ['the template that is there', { template: undefined }],
      ['another parameter', { parameters: {} }],
      ['another tag', { tags: { x: 'y' } }],
      ['a recovery', { purpose: 'recover' }],
    ])('otherwise for %s', async (_, request) => {
      expect(await nameOf(NEW, request)).not.toBe(await nameOf(NEW));
    });

    it('otherwise for another state of the stack', async () => {
      const names = [
        await nameOf(NEW),
        await nameOf(await existing({ tags: {} })),
        await nameOf(await existing({ tags: {}, updatedAt: undefined })),
        await nameOf(await existing({ tags: {}, updatedAt: new Date() })),
        await nameOf(await existing({ tags: {}, arn: `${ARN}x` })),
      ];
      expect(new Set(names).size).toBe(names.length);
    });
  });

  it('waits until CloudFormation has compared, and reads all pages', async () => {
    const answers = [
      set({ Status: 'CREATE_PENDING', Changes: undefined }),
      set({ Status: 'CREATE_IN_PROGRESS', Changes: [] }),
      set({ NextToken: 'two' }),
      set({ Changes: [change('AWS::IAM::Role')] }),
    ];
    const { run, sent, slept } = setUp({
      DescribeChangeSet: () => answers.shift()!,
    });
    const planned: any = await run(NEW);
    expect(planned.changes.map((one: any) => one.type)).toEqual([
      'AWS::ECS::Service',
      'AWS::IAM::Role',
    ]);
    expect(slept).toEqual([0.5, 0.5]);
    expect(sent('DescribeChangeSet').map(one => one.NextToken)).toEqual([
      undefined,
      undefined,
      undefined,
      'two',
    ]);
  });

  it.each(['AlreadyExistsException', 'TokenAlreadyExistsException'])(
    'continues with the change set of an earlier run: %s',
    async name => {
      const { run, sent } = setUp({ CreateChangeSet: awsError(name) });
      expect(await run(NEW)).toMatchObject({ action: 'execute' });
      const [{ ChangeSetName }] = sent('CreateChangeSet');
      expect(sent('DescribeChangeSet')[0].ChangeSetName).toBe(ChangeSetName);
    },
  );

  it.each(['XAlreadyExistsException', 'AlreadyExistsExceptionX'])(
    'does not take %s for that',
    async name => {
      const { run } = setUp({ CreateChangeSet: awsError(name) });
      await expect(run(NEW)).rejects.toThrow(`${name} of AWS`);
    },
  );

  it('says which stack it is long before it knows the changes', async () => {
    let known: string[] = [];
    const { run, stacks } = setUp({
      DescribeChangeSet: () => {
        known = [...stacks];
        return set();
      },
    });
    await run(NEW);
    expect(known).toEqual([ARN]);
  });

  it('asks by its name for a change set without an id', async () => {
    const { run, sent, stacks } = setUp({ CreateChangeSet: {} });
    await run(NEW);
    const [{ ChangeSetName }] = sent('CreateChangeSet');
    expect(sent('DescribeChangeSet')[0].ChangeSetName).toBe(ChangeSetName);
    expect(stacks).toEqual([ARN]);
  });

  it.each([
    "The submitted information didn't contain changes. Submit different information to create a change set.",
    'No updates are to be performed.',
  ])('has nothing to do after "%s"', async reason => {
    const { run, sent } = setUp({ DescribeChangeSet: failedSet(reason) });
    expect(await run(await existing())).toEqual({
      action: 'none',
      stackArn: ARN,
    });
    expect(sent('DeleteChangeSet')).toEqual([
      { StackName: ARN, ChangeSetName: SET },
    ]);
  });

  it.each<[string | undefined, Answers, string]>([
    [undefined, {}, '"no reason given"'],
    ['Template error', {}, '"Template error"'],
    [
      'AWS::EarlyValidation::PropertyValidation failed',
      {
        DescribeEvents: {
          OperationEvents: [
            { LogicalResourceId: 'B', ValidationStatusReason: 'too large' },
            { LogicalResourceId: 'X' },
            { LogicalResourceId: 'A', ValidationStatusReason: 'no name' },
          ],
        },
      },
      'A: no name; B: too large',
    ],
    [
      'AWS::EarlyValidation::PropertyValidation failed',
      { DescribeEvents: awsError('AccessDenied') },
      '"AWS::EarlyValidation::PropertyValidation failed"',
    ],
  ])('says why CloudFormation refuses: %s', async (reason, answers, why) => {
    const { run, sent } = setUp({
      DescribeChangeSet: failedSet(reason),
      ...answers,
    });
    await expect(run(await existing())).rejects.toThrow(
      `CloudFormation rejected the change set of stack orders: ${why}`,
    );
    expect(sent('DeleteChangeSet')).toHaveLength(1);
    const events = sent('DescribeEvents');
    const isEarly = reason?.includes('EarlyValidation');
    expect(events.map(one => one.ChangeSetName)).toEqual(isEarly ? [SET] : []);
  });

  describe('where an earlier run deleted the change set of that name', () => {
    it.each(['ChangeSetNotFound', 'ChangeSetNotFoundException'])(
      'takes another name: %s',
      async name => {
        const answers = [awsError(name), set()];
        const { run, sent } = setUp({
          DescribeChangeSet: () => answers.shift()!,
        });
        expect(await run(NEW)).toMatchObject({ action: 'execute' });
        const [first, second] = sent('CreateChangeSet').map(
          one => one.ChangeSetName,
        );
        expect(second).toBe(`${first}-2`);
        expect(sent('DeleteChangeSet')).toEqual([
          { StackName: 'orders', ChangeSetName: first },
        ]);
      },
    );

    it('gives up after five names', async () => {
      const { run, sent } = setUp({
        DescribeChangeSet: awsError('ChangeSetNotFound'),
      });
      await expect(run(NEW)).rejects.toThrow('ChangeSetNotFound of AWS');
      expect(sent('CreateChangeSet')).toHaveLength(5);
    });

    it('does not try again after another error', async () => {
      const { run, sent } = setUp({ CreateChangeSet: awsError('Throttling') });
      await expect(run(NEW)).rejects.toThrow('Throttling of AWS');
      expect(sent('CreateChangeSet')).toHaveLength(1);
      expect(sent('DeleteChangeSet')).toHaveLength(1);
    });
  });

  describe('checks the options of a person', () => {
    const options = { onCancel: 'rollback' } as const;

    it('before anything is created', async () => {
      const { run, inputs } = setUp({}, { options });
      await expect(run(NEW)).rejects.toThrow('onCancel: "rollback"');
      expect(inputs).toEqual([]);
    });

    it('not again for an operation of its own', async () => {
      const { run } = setUp({}, { options });
      await expect(run({ ...NEW, ownOperation: true })).resolves.toMatchObject({
        action: 'execute',
      });
    });

    it('of an update only when that changes something', async () => {
      const changing = setUp({}, { options: { onFailure: 'delete' } });
      await expect(changing.run(await existing())).rejects.toThrow(
        'onFailure: "delete" applies only to a new stack',
      );
      expect(changing.sent('DeleteChangeSet')).toHaveLength(1);
      const unchanged = setUp(
        { DescribeChangeSet: failedSet('No updates are to be performed.') },
        { options: { onFailure: 'delete' } },
      );
      expect(await unchanged.run(await existing())).toMatchObject({
        action: 'none',
      });
    });
  });

  const replaced = { Replacement: 'True' };

  it.each([
    ['keep', replaced, true, true],
    ['keep', {}, true, false],
    ['rollback', replaced, true, false],
    ['keep', replaced, false, false],
  ] as const)(
    'with onFailure %s and a change %j of a stack that exists (%s): refuses %s',
    async (onFailure, facts, exists, refuses) => {
      const { run } = setUp(
        {
          DescribeChangeSet: set({
            Changes: [change('AWS::ECS::TaskDefinition', facts)],
          }),
        },
        { options: { onFailure } },
      );
      const planned = await run(exists ? await existing() : NEW).then(
        ({ action }) => action,
        error => error.message,
      );
      expect(planned).toBe(
        refuses
          ? 'onFailure: "keep" does not apply to this update, because it replaces the task definition, and CloudFormation replaces nothing while rollback is disabled. Choose "rollback".'
          : 'execute',
      );
    },
  );

  it('refuses to replace what others depend on, and discards the change set', async () => {
    const { run, sent } = setUp({
      DescribeChangeSet: set({
        Changes: [change('AWS::EC2::NatGateway', replaced)],
      }),
    });
    await expect(
      run(await existing(), { guardedTypes: ['AWS::EC2::NatGateway'] }),
    ).rejects.toThrow('The update would replace the NAT gateway');
    expect(sent('DeleteChangeSet')).toHaveLength(1);
  });

  it('refuses what the account has no room for', async () => {
    const { run } = setUp({
      DescribeChangeSet: set({
        Changes: [change('AWS::EC2::EIP', { Action: 'Add' })],
      }),
      DescribeAccountAttributes: {
        AccountAttributes: [
          {
            AttributeName: 'vpc-max-elastic-ips',
            AttributeValues: [{ AttributeValue: '0' }],
          },
        ],
      },
      DescribeAddresses: {},
    });
    await expect(run(NEW)).rejects.toThrow('123456789012 has 0 of at most 0');
  });
});

describe('discardPlan', () => {
  it.each(['attach', 'none'] as const)(
    'has nothing to discard of %s',
    async action => {
      const { context, inputs } = setUp();
      expect(await discardPlan(context, { action, stackArn: ARN })).toBe(true);
      expect(inputs).toEqual([]);
    },
  );
});

describe('assertReplacementsAllowed', () => {
  const planned = (type: string, facts: object) =>
    ({
      type,
      action: 'change',
      replacement: 'no',
      values: [],
      ...facts,
    } as any);
  const NAT = planned('AWS::EC2::NatGateway', { replacement: 'yes' });
  const EIP = planned('AWS::EC2::EIP', {
    action: 'remove',
    physicalId: '1.2.3.4',
  });
  const check =
    (changes: any[], onReplacement: 'fail' | 'proceed' = 'fail') =>
    () =>
      assertReplacementsAllowed(
        {
          name: 'orders',
          onReplacement,
          guardedTypes: ['AWS::EC2::NatGateway', 'AWS::EC2::EIP'],
        },
        changes,
      );

  it.each([
    [[], 'fail'],
    [[planned('AWS::IAM::Role', { replacement: 'yes' })], 'fail'],
    [[planned('AWS::EC2::NatGateway', {})], 'fail'],
    [[NAT, EIP], 'proceed'],
  ] as const)('accepts %j with onReplacement %s', (changes, choice) => {
    expect(check([...changes], choice)).not.toThrow();
  });

  it('guards nothing of a request without guarded types', () => {
    expect(() =>
      assertReplacementsAllowed({ name: 'x', onReplacement: 'fail' }, [NAT]),
    ).not.toThrow();
  });

  it.each([
    [
      [NAT],
      'The update would replace the NAT gateway of stack orders: its address changes and requests fail during the update. Set onReplacement to "proceed" to allow it.',
    ],
    [
      [EIP],
      'The update would remove the egress address 1.2.3.4 of stack orders: what depends on it fails, and its address does not come back. Set',
    ],
    [
      [
        { ...EIP, physicalId: undefined },
        { ...NAT, physicalId: 'nat-1' },
      ],
      'The update would replace the NAT gateway of stack orders: its address changes and requests fail during the update; and remove the egress address of stack orders: what depends on it',
    ],
  ])('refuses %j', (changes, message) => {
    expect(check(changes)).toThrow(message);
  });
});
