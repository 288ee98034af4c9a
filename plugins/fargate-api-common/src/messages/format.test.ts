import { ConsumerHop } from '../consumers';
import { MessageFacts } from '../facts';
import {
  formatCause,
  formatCheck,
  formatFailure,
  formatHop,
  formatProblem,
} from './format';

/** Shows what is translated instead of translating it. */
const translate = (key: string, facts: MessageFacts) =>
  [key, ...Object.entries(facts).map(fact => fact.join('='))].join(' ');

describe('formatProblem', () => {
  it.each<
    [
      name: string,
      kind: string,
      facts: MessageFacts,
      message: string,
      hint: string | undefined,
    ]
  >([
    [
      'with a hint',
      'service-deleted',
      { service: 'orders' },
      'problem.service-deleted.message service=orders',
      'problem.service-deleted.hint service=orders',
    ],
    [
      'without a hint',
      'stack-being-deleted',
      { stack: 'orders' },
      'problem.stack-being-deleted.message stack=orders',
      undefined,
    ],
    [
      'of a kind that is not known',
      'of-a-newer-backend',
      {},
      'message of the backend',
      'hint of the backend',
    ],
    [
      'whose kind is the name of a method',
      'toString',
      {},
      'message of the backend',
      'hint of the backend',
    ],
    [
      'with a cause',
      'tasks-stopped',
      { causeKind: 'exited', exitCode: 3 },
      'problem.tasks-stopped.message causeKind=exited exitCode=3 cause=cause.exited.message causeKind=exited exitCode=3',
      'cause.exited.hint causeKind=exited exitCode=3',
    ],
    [
      "with a cause and AWS's own text",
      'tasks-stopped',
      { causeKind: 'exited', awsText: 'Exit' },
      'problem.tasks-stopped.message causeKind=exited awsText=Exit cause=cause.exited.message causeKind=exited awsText=Exit (Exit)',
      'cause.exited.hint causeKind=exited awsText=Exit',
    ],
    [
      'with a cause that is not known',
      'tasks-stopped',
      { causeKind: 'of-a-newer-backend', cause: 'the cause' },
      'problem.tasks-stopped.message causeKind=of-a-newer-backend cause=the cause',
      'hint of the backend',
    ],
    [
      'with a cause whose kind is no text',
      'tasks-stopped',
      { causeKind: ['exited'], cause: 'the cause' },
      'problem.tasks-stopped.message causeKind=exited cause=the cause',
      'hint of the backend',
    ],
    [
      'that names parts, known or not',
      'read-unavailable',
      { parts: ['egress', 'newer'], failure: 'AWS: no' },
      'problem.read-unavailable.message parts=part.egress,newer failure=AWS: no',
      undefined,
    ],
    [
      'with a failure of a kind',
      'service-missing',
      { failure: 'in English', failureKind: 'service-missing', arn: 'arn:1' },
      'problem.service-missing.message failure=failure.service-missing failure=in English failureKind=service-missing arn=arn:1 failureKind=service-missing arn=arn:1',
      'problem.service-missing.hint failure=failure.service-missing failure=in English failureKind=service-missing arn=arn:1 failureKind=service-missing arn=arn:1',
    ],
    [
      'with a failure of a kind that is not known',
      'stack-being-deleted',
      { failure: 'in English', failureKind: 'newer' },
      'problem.stack-being-deleted.message failure=in English failureKind=newer',
      undefined,
    ],
  ])('formats a problem %s', (_, kind, facts, message, hint) => {
    expect(
      formatProblem(
        {
          kind,
          facts,
          message: 'message of the backend',
          hint: 'hint of the backend',
        },
        translate,
      ),
    ).toEqual({ message, hint });
  });
});

describe('formatCause', () => {
  it('formats what it is and what to do', () => {
    const facts = { image: 'orders:1' };
    expect(formatCause({ kind: 'image-not-found', facts }, translate)).toEqual({
      message: 'cause.image-not-found.message image=orders:1',
      hint: 'cause.image-not-found.hint image=orders:1',
    });
  });
});

describe('formatFailure', () => {
  it.each([
    ['vpc-missing', { id: 'vpc-1' }, 'failure.vpc-missing id=vpc-1'],
    ['timeout', undefined, 'failure.timeout'],
    ['of-a-newer-backend', {}, 'AccessDenied: no'],
    [undefined, undefined, 'AccessDenied: no'],
  ])('formats the kind %s', (kind, facts, text) => {
    expect(
      formatFailure({ message: 'AccessDenied: no', kind, facts }, translate),
    ).toBe(text);
  });
});

describe('formatHop', () => {
  it.each([
    [
      'alias-missing',
      'hop.alias-missing.text zoneId=Z1',
      'hop.alias-missing.todo zoneId=Z1',
    ],
    ['attachment', 'hop.attachment.text zoneId=Z1', undefined],
    ['of-a-newer-backend', 'text of the backend', 'todo of the backend'],
  ])('formats the kind %s', (kind, text, todo) => {
    expect(
      formatHop(
        {
          kind,
          facts: { zoneId: 'Z1' },
          text: 'text of the backend',
          todo: 'todo of the backend',
        },
        translate,
      ),
    ).toEqual({ text, todo });
  });

  it('has nothing to do where the kind has nothing', () => {
    const found = { kind: 'attachment', facts: {}, text: '' };
    expect(formatHop(found, translate)).not.toHaveProperty('todo');
  });
});

describe('formatCheck', () => {
  const hop = (
    name: ConsumerHop['hop'],
    state: ConsumerHop['state'],
    todo?: string,
  ): ConsumerHop => ({
    hop: name,
    state,
    kind: 'of-a-newer-backend',
    facts: {},
    text: `${name} is ${state}`,
    todo,
  });

  it.each<[string, ConsumerHop[], string]>([
    [
      'all hops are there',
      [hop('name', 'ok'), hop('address', 'ok')],
      'check.reachable accountId=1 vpcId=vpc-1 url=https://orders',
    ],
    [
      'some are unknown',
      [hop('name', 'unknown'), hop('address', 'ok'), hop('target', 'unknown')],
      'check.partly-unknown accountId=1 vpcId=vpc-1 url=https://orders unknown=name: name is unknown. target: target is unknown',
    ],
    [
      'one is missing, whatever is unknown',
      [hop('name', 'unknown'), hop('target', 'missing', 'add it')],
      'check.unreachable accountId=1 vpcId=vpc-1 url=https://orders hop=target text=target is missing todo=add it',
    ],
    [
      'one is missing and nothing can be done',
      [hop('target', 'missing')],
      'check.unreachable accountId=1 vpcId=vpc-1 url=https://orders hop=target text=target is missing todo=',
    ],
  ])('tells the result when %s', (_, hops, text) => {
    const consumer = { accountId: '1', vpcId: 'vpc-1' };
    expect(
      formatCheck(
        { reachable: false, hops, consumer, url: 'https://orders' },
        translate,
      ),
    ).toBe(text);
  });
});
