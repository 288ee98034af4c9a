import { StackEvent } from '@aws-sdk/client-cloudformation';
import { after, stackEvent } from '../__testUtils__/stackEvent';
import { advance, doneCount, NO_PROGRESS, progressLine } from './Progress';

const nat = { id: 'NatGateway1', type: 'AWS::EC2::NatGateway' };
const subnet = (id: string, zone: string) => ({
  id,
  type: 'AWS::EC2::Subnet',
  physicalId: `subnet-${id}`,
  properties: { AvailabilityZone: zone },
});
const begin = stackEvent(0, 'CREATE_IN_PROGRESS', {
  reason: 'User Initiated',
});

/** What is said at a second, after what had happened before and what happened since. */
function lineAt(
  seconds: number,
  past: StackEvent[],
  fresh: StackEvent[],
  options: { total?: number; lastLineAt?: Date } = { total: 27 },
): string | undefined {
  const before = advance(NO_PROGRESS, [begin, ...past]);
  return progressLine(before, advance(before, fresh), {
    ...options,
    now: after(seconds),
  });
}

describe('progressLine', () => {
  it('says nothing when nothing happened', () => {
    expect(lineAt(10, [], [])).toBeUndefined();
  });

  it('counts what is done before the first look', () => {
    const events = [
      begin,
      stackEvent(3, 'CREATE_COMPLETE', { id: 'V', type: 'AWS::EC2::VPC' }),
      stackEvent(3, 'CREATE_IN_PROGRESS', nat),
    ];
    expect(
      progressLine(NO_PROGRESS, advance(NO_PROGRESS, events), {
        total: 2,
        now: after(4),
      }),
    ).toBe('[ 1/2 ]  VPC done · NAT gateway … 1 s of about 106 s');
    expect(doneCount(NO_PROGRESS)).toBe(0);
  });

  it('says nothing of what hardly takes time until it is done', () => {
    expect(
      lineAt(2, [], [stackEvent(1, 'CREATE_IN_PROGRESS', subnet('A', 'a'))]),
    ).toBeUndefined();
  });

  it('counts what is done, alike things together', () => {
    expect(
      lineAt(
        4,
        [],
        [
          stackEvent(3, 'CREATE_COMPLETE', subnet('A', 'eu-west-1a')),
          stackEvent(3, 'CREATE_COMPLETE', subnet('B', 'eu-west-1b')),
          stackEvent(3, 'CREATE_COMPLETE', { id: 'V', type: 'AWS::EC2::VPC' }),
        ],
      ),
    ).toBe('[ 3/27]  2 subnets, VPC done');
  });

  it('says what is waited for, where, and how long it takes', () => {
    const past = [stackEvent(3, 'CREATE_COMPLETE', subnet('A', 'eu-west-1a'))];
    const start = stackEvent(5, 'CREATE_IN_PROGRESS', {
      ...nat,
      properties: { SubnetId: 'subnet-A' },
    });
    expect(lineAt(6, past, [start])).toBe(
      '[ 1/27]  NAT gateway in eu-west-1a … 1 s of about 106 s',
    );
    expect(
      lineAt(67, [...past, start], [], { total: 27, lastLineAt: after(37) }),
    ).toBe('[ 1/27]  NAT gateway in eu-west-1a … 62 s of about 106 s');
    expect(
      lineAt(66, [...past, start], [], { total: 27, lastLineAt: after(37) }),
    ).toBeUndefined();
    expect(
      lineAt(110, [...past, start], [stackEvent(109, 'CREATE_COMPLETE', nat)]),
    ).toBe('[ 2/27]  NAT gateway in eu-west-1a done in 104 s');
  });

  it('breaks a long silence although nothing known to be slow is made', () => {
    expect(
      lineAt(40, [stackEvent(1, 'CREATE_IN_PROGRESS', subnet('A', 'a'))], []),
    ).toBe('[ 0/27]  still in progress: subnet … 40 s');
  });

  it('says why a resource failed, without the words around it', () => {
    expect(
      lineAt(
        9,
        [],
        [
          stackEvent(8, 'CREATE_FAILED', {
            ...nat,
            reason:
              'Resource handler returned message: "The maximum number of addresses has been reached. (Service: Ec2, Status Code: 400, Request ID: 1) (SDK Attempt Count: 1)" (RequestToken: 2, HandlerErrorCode: ServiceLimitExceeded)',
          }),
          stackEvent(8, 'CREATE_FAILED', {
            ...subnet('A', 'a'),
            reason: 'Resource creation cancelled',
          }),
        ],
      ),
    ).toBe(
      '[ 0/27]  NAT gateway failed: The maximum number of addresses has been reached.',
    );
  });

  it('says once that all is taken back', () => {
    const rollback = stackEvent(9, 'ROLLBACK_IN_PROGRESS');
    expect(lineAt(10, [], [rollback])).toBe('[ 0/27]  rolling back');
    expect(lineAt(12, [rollback], [])).toBeUndefined();
  });

  it('counts without a total where the plan is not known', () => {
    expect(
      lineAt(4, [], [stackEvent(3, 'CREATE_COMPLETE', subnet('A', 'a'))], {}),
    ).toBe('[ 1/? ]  subnet done');
  });

  it('counts a replaced resource once, its clean-up not at all', () => {
    const type = 'AWS::ECS::TaskDefinition';
    expect(
      lineAt(
        20,
        [stackEvent(5, 'UPDATE_COMPLETE', { id: 'T', type })],
        [stackEvent(19, 'DELETE_COMPLETE', { id: 'T', type })],
        { total: 1, lastLineAt: after(19) },
      ),
    ).toBeUndefined();
  });

  it('shows the two oldest of what is waited for', () => {
    const starts = [3, 1, 2].map(n =>
      stackEvent(n, 'CREATE_IN_PROGRESS', {
        id: `N${n}`,
        type: nat.type,
        properties: { AvailabilityZone: `zone-${n}` },
      }),
    );
    expect(lineAt(4, [], starts)).toBe(
      '[ 0/27]  NAT gateway in zone-1 … 3 s of about 106 s · NAT gateway in zone-2 … 2 s of about 106 s',
    );
  });

  it('shows what begins again: an update after its creation', () => {
    const service = { id: 'S', type: 'AWS::ECS::Service' };
    const created = [
      stackEvent(1, 'CREATE_IN_PROGRESS', service),
      stackEvent(9, 'CREATE_COMPLETE', service),
    ];
    const update = stackEvent(20, 'UPDATE_IN_PROGRESS', service);
    expect(lineAt(21, created, [update])).toBe(
      '[ 0/27]  service … 1 s of about 71 s',
    );
    expect(
      lineAt(
        31,
        [...created, update],
        [stackEvent(30, 'UPDATE_COMPLETE', service)],
      ),
    ).toBe('[ 1/27]  service done in 10 s');
  });

  it('counts at most what the plan has', () => {
    const done = ['A', 'B'].map(id =>
      stackEvent(3, 'CREATE_COMPLETE', subnet(id, 'a')),
    );
    expect(lineAt(4, [], done, { total: 1 })).toBe('[ 1/1 ]  2 subnets done');
  });

  it('shows a failure without a reason', () => {
    expect(lineAt(9, [], [stackEvent(8, 'DELETE_FAILED', nat)])).toBe(
      '[ 0/27]  NAT gateway failed: no reason given',
    );
  });

  it('shows in a rollback what fails, and then how long it takes', () => {
    const rollback = [
      stackEvent(9, 'ROLLBACK_IN_PROGRESS'),
      stackEvent(10, 'DELETE_IN_PROGRESS', nat),
    ];
    expect(lineAt(50, rollback, [], { total: 27, lastLineAt: after(20) })).toBe(
      '[ 0/27]  still rolling back: NAT gateway … 50 s',
    );
    expect(
      lineAt(50, rollback, [stackEvent(49, 'DELETE_COMPLETE', nat)], {
        total: 27,
        lastLineAt: after(20),
      }),
    ).toBe('[ 0/27]  still rolling back … 50 s');
  });

  it.each([undefined, 'null', 'no JSON', '{"SubnetId":"subnet-unknown"}'])(
    'needs no properties of a resource: %s',
    ResourceProperties => {
      const start = {
        ...stackEvent(1, 'CREATE_IN_PROGRESS', nat),
        ResourceProperties,
      };
      expect(lineAt(2, [], [start])).toBe(
        '[ 0/27]  NAT gateway … 1 s of about 106 s',
      );
    },
  );

  it('does not count what a rollback deletes', () => {
    const done = [
      stackEvent(1, 'CREATE_COMPLETE', subnet('A', 'a')),
      stackEvent(2, 'DELETE_COMPLETE', subnet('B', 'b')),
    ];
    expect(doneCount(advance(NO_PROGRESS, done))).toBe(2);
    expect(
      doneCount(
        advance(NO_PROGRESS, [...done, stackEvent(3, 'ROLLBACK_IN_PROGRESS')]),
      ),
    ).toBe(1);
  });

  it('ignores a status that it does not know', () => {
    const odd = stackEvent(8, 'IMPORT_COMPLETE', nat);
    expect(advance(NO_PROGRESS, [odd]).resources.size).toBe(0);
  });
});
