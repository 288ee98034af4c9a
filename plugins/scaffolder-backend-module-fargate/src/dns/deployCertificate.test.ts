import { Answers, awsError } from '../__testUtils__/cannedAws';
import { cannedContext } from '../__testUtils__/cannedContext';
import { after } from '../__testUtils__/cannedRollout';
import { cannedStack } from '../__testUtils__/cannedStacks';
import { completeStack, logPlan, prepareStack } from '../stack/deployStack';
import { StackRequest } from '../stack/StackRequest';
import { deployCertificate } from './deployCertificate';

jest.mock('../stack/deployStack');

const REQUEST: StackRequest = {
  label: 'Certificate',
  name: 'orders-cert',
  kind: 'certificate',
  parameters: {},
  entityRef: 'resource:default/zone',
  onReplacement: 'fail',
};
const stack = (status: string, facts: object = {}) => ({
  Stacks: [
    cannedStack('orders-cert', {
      kind: 'certificate',
      entityRef: 'resource:default/zone',
      status,
      ...facts,
    }),
  ],
});
const MISSING = Object.assign(awsError('ValidationError'), {
  message: 'Stack with id orders-cert does not exist',
});
const CERTIFICATE = 'arn:aws:acm:eu-west-1:123456789012:certificate/1';
const certificate = (ValidationStatus = 'PENDING_VALIDATION', facts = {}) => ({
  Certificate: {
    DomainName: '*.acme.com',
    Status: 'PENDING_VALIDATION',
    DomainValidationOptions: [
      { ValidationStatus, ResourceRecord: { Name: '_x.acme.com.' } },
    ],
    ...facts,
  },
});
const PENDING_LINE =
  '*.acme.com: PENDING_VALIDATION, ACM is looking up _x.acme.com. in the public DNS';

describe('deployCertificate', () => {
  const prepare = jest.mocked(prepareStack);
  const complete = jest.mocked(completeStack);
  const logPlans = jest.mocked(logPlan);
  beforeEach(() => {
    jest.resetAllMocks();
    prepare.mockResolvedValue({
      planned: {
        action: 'execute',
        type: 'CREATE',
        stackArn: 'arn:stack',
        changeSetArn: 'arn:set',
        token: 'token',
        changes: [],
      },
    } as any);
  });

  /** The stacks that CloudFormation describes one after the other. */
  function deploy(
    stacks: object[],
    answers: Answers = {},
    signal?: AbortController,
  ) {
    let seconds = 0;
    const canned = cannedContext(
      {
        DescribeStacks: () => (stacks.length > 1 ? stacks.shift()! : stacks[0]),
        ExecuteChangeSet: {},
        DescribeStackResource: {
          StackResourceDetail: { PhysicalResourceId: CERTIFICATE },
        },
        DescribeCertificate: certificate(),
        ...answers,
      },
      {
        ...(signal && { signal: signal.signal }),
        clock: {
          sleep: async more => {
            seconds += more;
            signal?.abort();
            signal?.signal.throwIfAborted();
          },
        },
      },
    );
    canned.clients.now = () => after(seconds);
    const done = deployCertificate(canned.context, REQUEST, {
      seconds: 300,
      pending: ['required in the parent zone: x'],
    });
    return { ...canned, done, waited: () => seconds };
  }

  it('submits the stack, and waits until the certificate is issued', async () => {
    const answers = [
      certificate('PENDING_VALIDATION', { DomainValidationOptions: undefined }),
      certificate(),
      certificate(),
      certificate('SUCCESS'),
    ];
    const { done, lines, inputs, signals, context, waited } = deploy(
      [
        MISSING,
        ...Array(4).fill(stack('CREATE_IN_PROGRESS')),
        stack('CREATE_COMPLETE'),
      ],
      { DescribeCertificate: () => answers.shift()! },
    );
    expect(await done).toMatchObject({
      stack: { status: 'CREATE_COMPLETE' },
      changed: true,
    });
    expect(lines).toEqual([
      'Certificate requested … 0 s',
      `Certificate ${PENDING_LINE} … 2 s`,
      'Certificate *.acme.com: validated, waiting for its issue … 6 s',
    ]);
    expect(waited()).toBe(8);
    expect(logPlans).toHaveBeenCalledWith(context, [
      await prepare.mock.results[0].value,
    ]);
    expect(inputs.map(([operation]) => operation)).toContain(
      'ExecuteChangeSet',
    );
    expect(
      inputs.find(([operation]) => operation === 'DescribeStackResource'),
    ).toEqual([
      'DescribeStackResource',
      {
        StackName: stack('x').Stacks[0].StackId,
        LogicalResourceId: 'Certificate',
      },
    ]);
    expect(new Set(signals)).toEqual(new Set([context.signal]));
  });

  it('does not wait for what is up to date', async () => {
    prepare.mockResolvedValue({ planned: { action: 'none' } } as any);
    const completed = { stack: {}, changed: false };
    complete.mockResolvedValue(completed as any);
    const { done, inputs } = deploy([stack('CREATE_COMPLETE')]);
    expect(await done).toBe(completed);
    expect(inputs).toHaveLength(1);
  });

  it('waits for the stack of an earlier task', async () => {
    const { done, lines, inputs } = deploy([
      stack('CREATE_IN_PROGRESS'),
      stack('UPDATE_COMPLETE'),
    ]);
    expect((await done).changed).toBe(true);
    expect(lines).toEqual([
      'Certificate orders-cert: waiting since an earlier task',
    ]);
    expect(prepare).not.toHaveBeenCalled();
    expect(inputs.map(([operation]) => operation)).toEqual([
      'DescribeStacks',
      'DescribeStacks',
      'DescribeStacks',
    ]);
  });

  it.each([
    ['of somebody else', { isForeign: true }],
    ['of another kind', { kind: 'dns-zone' }],
    ['of another zone', { entityRef: 'resource:default/other' }],
  ])('does not wait for a stack %s', async (_, facts) => {
    const { done, lines } = deploy([
      stack('CREATE_IN_PROGRESS', facts),
      stack('CREATE_COMPLETE'),
    ]);
    await done;
    expect(prepare).toHaveBeenCalled();
    expect(lines).toEqual([]);
  });

  it.each<[string, Answers]>([
    [
      'before the certificate is there',
      { DescribeStackResource: awsError('ValidationError') },
    ],
    ['before it has an ARN', { DescribeStackResource: {} }],
    [
      'before it has a real ARN',
      {
        DescribeStackResource: {
          StackResourceDetail: { PhysicalResourceId: 'x' },
        },
      },
    ],
    ['of which ACM does not know yet', { DescribeCertificate: {} }],
    [
      'without a record',
      {
        DescribeCertificate: certificate('SUCCESS', {
          DomainValidationOptions: [{}],
        }),
      },
    ],
  ])('says that it is requested %s', async (_, answers) => {
    const { done, lines } = deploy(
      [MISSING, stack('CREATE_IN_PROGRESS'), stack('CREATE_COMPLETE')],
      answers,
    );
    await done;
    expect(lines).toEqual(['Certificate requested … 0 s']);
  });

  it('fails with an error of AWS', async () => {
    const { done } = deploy([MISSING, stack('CREATE_IN_PROGRESS')], {
      DescribeStackResource: awsError('AccessDenied'),
    });
    await expect(done).rejects.toThrow('AccessDenied of AWS');
  });

  it('gives up after the time, and says what is missing', async () => {
    const { done, lines, waited } = deploy([
      MISSING,
      stack('CREATE_IN_PROGRESS'),
    ]);
    const error: any = await done.catch(caught => caught);
    expect(waited()).toBe(300);
    expect(lines).toEqual([
      `Certificate ${PENDING_LINE} … 0 s`,
      `Certificate ${PENDING_LINE} … 2 min 00 s`,
      `Certificate ${PENDING_LINE} … 4 min 00 s`,
    ]);
    expect(error.report).toEqual({
      failed: 'orders-cert: the certificate was not issued within 5 min 00 s.',
      why: 'ACM does not find _x.acme.com. in the public DNS, so the zone is not delegated',
      evidence: [
        'certificate *.acme.com is PENDING_VALIDATION',
        'required in the parent zone: x',
      ],
      now: 'the hosted zone is complete; CloudFormation keeps waiting with stack orders-cert',
      next: 'have the NS record created, then press "Start over": the task continues from here',
    });
  });

  it('does not know the record of a certificate that is not there', async () => {
    const { done } = deploy([MISSING, stack('CREATE_IN_PROGRESS')], {
      DescribeStackResource: {},
    });
    await expect(done).rejects.toThrow(
      'ACM does not find the validation record in the public DNS',
    );
  });

  it.each([undefined, [], [{}]])(
    'does not know the record of a certificate with %j',
    async DomainValidationOptions => {
      const { done } = deploy([MISSING, stack('CREATE_IN_PROGRESS')], {
        DescribeCertificate: certificate('', { DomainValidationOptions }),
      });
      await expect(done).rejects.toThrow(
        'ACM does not find the validation record in the public DNS',
      );
    },
  );

  it.each([
    [
      stack('ROLLBACK_COMPLETE', { statusReason: 'CAA' }),
      'stack orders-cert is ROLLBACK_COMPLETE ("CAA")',
    ],
    [stack('CREATE_FAILED'), 'stack orders-cert is CREATE_FAILED'],
    [MISSING, 'stack orders-cert is gone'],
  ])('reports a stack that failed', async (end, why) => {
    const { done } = deploy([MISSING, end]);
    const error: any = await done.catch(caught => caught);
    expect(error.report).toEqual({
      failed: 'orders-cert: the certificate was not issued.',
      why,
      evidence: ['required in the parent zone: x'],
      now: 'the hosted zone is complete',
      next: 'check that the zone is delegated and that no CAA record excludes Amazon, then press "Start over"',
    });
  });

  it('ends a cancelled task with the state of the stack', async () => {
    const { done, lines } = deploy(
      [MISSING, stack('CREATE_IN_PROGRESS')],
      {},
      new AbortController(),
    );
    await expect(done).rejects.toThrow(
      'Cancelled: stack orders-cert in account 123456789012, eu-west-1 is CREATE_IN_PROGRESS, and CloudFormation continues',
    );
    expect(lines.at(-1)).toMatch(/^Cancelled /);
  });

  it('ends one that waits for an earlier task with the state of that stack', async () => {
    const { done, inputs } = deploy(
      [stack('CREATE_IN_PROGRESS')],
      {},
      new AbortController(),
    );
    await expect(done).rejects.toThrow('is CREATE_IN_PROGRESS, and');
    expect(inputs.at(-1)).toEqual([
      'DescribeStacks',
      { StackName: stack('x').Stacks[0].StackId },
    ]);
  });
});
