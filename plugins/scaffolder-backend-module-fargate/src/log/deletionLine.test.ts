import { StackEvent } from '@aws-sdk/client-cloudformation';
import { after, stackEvent } from '../__testUtils__/stackEvent';
import { deletionLine, LoggedDeletion, NO_DELETION } from './deletionLine';

const start = stackEvent(0, 'DELETE_IN_PROGRESS');
const of = (
  status: string,
  id: string,
  type: string,
  reason?: string,
  seconds = 1,
) => stackEvent(seconds, `DELETE_${status}`, { id, type, reason });

const role = (status: string) => of(status, 'Role', 'AWS::IAM::Role');
const listener = (status: string, reason?: string) =>
  of(status, 'Listener', 'AWS::ElasticLoadBalancingV2::Listener', reason);

const textOf = (
  events: StackEvent[],
  seconds: number,
  logged: LoggedDeletion = NO_DELETION,
) => deletionLine(logged, events, after(seconds))?.text;

describe('deletionLine', () => {
  it.each<[string, StackEvent[], string]>([
    ['one resource', [start, role('COMPLETE')], 'role deleted'],
    [
      'kinds of resources, each once',
      [start, role('COMPLETE'), listener('COMPLETE'), role('COMPLETE')],
      'role and listener deleted',
    ],
    [
      'four kinds, and how many more',
      [
        'AWS::IAM::Role',
        'AWS::EC2::VPC',
        'AWS::EC2::EIP',
        'AWS::ECS::Service',
        'AWS::ECS::Cluster',
        'AWS::Logs::LogGroup',
      ].map((type, i) => of('COMPLETE', `${i}`, type)),
      'role, VPC, egress address, service and 2 more deleted',
    ],
    [
      'exactly four kinds',
      [
        'AWS::IAM::Role',
        'AWS::EC2::VPC',
        'AWS::EC2::EIP',
        'AWS::ECS::Service',
      ].map((type, i) => of('COMPLETE', `${i}`, type)),
      'role, VPC, egress address and service deleted',
    ],
    [
      'why one could not be deleted, in the words of its service',
      [
        role('COMPLETE'),
        listener(
          'FAILED',
          'Resource handler returned message: "in use" (RequestToken: 1, HandlerErrorCode: GeneralServiceException)',
        ),
      ],
      'role deleted · listener could not be deleted: in use',
    ],
    [
      'that CloudFormation gave no reason',
      [listener('FAILED')],
      'listener could not be deleted: no reason given',
    ],
  ])('tells %s', (_, events, text) => {
    expect(textOf(events, 2)).toBe(text);
  });

  it('tells each deletion once, but not that of the stack', () => {
    const events = [start, role('COMPLETE')];
    const first = deletionLine(NO_DELETION, events, after(2))!;
    expect(first.logged).toEqual({ events: 2, at: after(2) });
    expect(textOf(events, 3, first.logged)).toBeUndefined();
    expect(textOf([...events, listener('COMPLETE')], 3, first.logged)).toBe(
      'listener deleted',
    );
    expect(
      textOf([...events, stackEvent(3, 'DELETE_COMPLETE')], 3, first.logged),
    ).toBeUndefined();
  });

  it('tells nothing before the first event', () => {
    expect(textOf([], 1000)).toBeUndefined();
  });

  it('tells after half a minute what is being deleted, and since when', () => {
    const events = [
      start,
      role('IN_PROGRESS'),
      role('COMPLETE'),
      listener('IN_PROGRESS'),
    ];
    const logged = { events: 4, at: after(100) };
    expect(textOf(events, 129, logged)).toBeUndefined();
    expect(textOf(events, 130, logged)).toBe(
      'still deleting: listener … 2 min 10 s',
    );
    expect(textOf([start], 29)).toBeUndefined();
    expect(textOf([start], 30)).toBe('still deleting … 30 s');
  });
});
