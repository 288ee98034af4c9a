import { driftOf, isOtherRevision, revisionName } from './driftOf';
import { LiveService, Revision } from './LiveService';

const revisionArn = (number: number) =>
  `arn:aws:ecs:eu-west-1:123456789012:task-definition/orders:${number}`;
const targetGroup = (name: string) =>
  `arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/${name}/0f1e`;

const live: LiveService = {
  arn: 'arn:service',
  status: 'ACTIVE',
  desired: 2,
  running: 2,
  isSteady: true,
  hasFailed: false,
  taskDefinition: revisionArn(2),
  subnetIds: ['subnet-b', 'subnet-a'],
  assignPublicIp: 'DISABLED',
  securityGroupIds: ['sg-1'],
  targetGroupArns: [targetGroup('blue'), targetGroup('green')],
};

const expected = {
  arn: 'arn:service',
  taskDefinition: revisionArn(2),
  desiredCount: 2,
  subnetIds: ['subnet-a', 'subnet-b'],
  assignPublicIp: 'DISABLED' as const,
  securityGroupIds: ['sg-1'],
  targetGroupArn: targetGroup('blue'),
};

const revision = (
  settings: Revision['settings'],
  rest: Revision['rest'] = {},
): Revision => ({ arn: 'arn', isActive: true, settings, rest });

describe('driftOf', () => {
  it('finds none in a service as its stack asked for', () => {
    expect(driftOf(expected, live)).toEqual([]);
  });

  it('finds none in what the stack does not say', () => {
    expect(driftOf({ arn: 'arn:service' }, live)).toEqual([]);
  });

  it.each<[string, Partial<LiveService>, string, string, string]>([
    ['another count', { desired: 0 }, 'desiredCount', '0', '2'],
    [
      'a subnet less',
      { subnetIds: ['subnet-a'] },
      'subnets',
      'subnet-a',
      'subnet-a, subnet-b',
    ],
    ['no subnets', { subnetIds: [] }, 'subnets', 'none', 'subnet-a, subnet-b'],
    [
      'public addresses of tasks',
      { assignPublicIp: 'ENABLED' },
      'assignPublicIp',
      'ENABLED',
      'DISABLED',
    ],
    [
      'other security groups',
      { securityGroupIds: ['sg-3', 'sg-2'] },
      'securityGroups',
      'sg-2, sg-3',
      'sg-1',
    ],
    [
      'another target group',
      { targetGroupArns: [targetGroup('red'), targetGroup('green')] },
      'targetGroups',
      'targetgroup/red/0f1e, targetgroup/green/0f1e',
      'targetgroup/blue/0f1e',
    ],
    [
      'no target group',
      { targetGroupArns: [] },
      'targetGroups',
      'none',
      'targetgroup/blue/0f1e',
    ],
    [
      'another revision, of which nothing is known',
      { taskDefinition: revisionArn(3) },
      'taskDefinition',
      'orders:3',
      'orders:2',
    ],
  ])('finds %s', (_, change, subject, running, stack) => {
    expect(driftOf(expected, { ...live, ...change })).toEqual([
      { subject, live: running, stack },
    ]);
  });

  const other = { ...live, taskDefinition: revisionArn(3) };
  const settings = {
    image: 'orders:1',
    cpu: 256,
    memory: 512,
    cpuArchitecture: 'X86_64' as const,
  };

  it.each<[string, Revision, Revision, object[]]>([
    [
      'nothing in an equal revision',
      revision(settings),
      revision(settings),
      [],
    ],
    [
      'each setting that differs',
      revision({
        image: 'orders:2',
        cpu: 512,
        memory: 1024,
        cpuArchitecture: 'ARM64',
      }),
      revision(settings),
      [
        { subject: 'image', live: 'orders:2', stack: 'orders:1' },
        { subject: 'cpu', live: '512', stack: '256' },
        { subject: 'memory', live: '1024', stack: '512' },
        { subject: 'cpuArchitecture', live: 'ARM64', stack: 'X86_64' },
      ],
    ],
    [
      'a setting that one of them does not have',
      revision({ cpu: 512 }),
      revision({ image: 'orders:1' }),
      [
        { subject: 'image', live: '', stack: 'orders:1' },
        { subject: 'cpu', live: '512', stack: '' },
      ],
    ],
    [
      'other parts, by name',
      revision(settings, { volumes: '[1]', same: '1', command: '["b"]' }),
      revision(settings, { same: '1', command: '["a"]', dnsServers: '[]' }),
      [
        {
          subject: 'taskDefinition',
          live: 'orders:3 with another command, dnsServers, volumes',
          stack: 'orders:2',
        },
      ],
    ],
  ])('finds %s', (_, running, stack, drifts) => {
    expect(driftOf(expected, other, { live: running, stack })).toEqual(drifts);
  });

  it.each([
    ['what runs', { stack: revision({}) }],
    ['what the stack made', { live: revision({}) }],
  ])('names both revisions where ECS no longer has %s', (_, revisions) => {
    expect(driftOf(expected, other, revisions)).toEqual([
      { subject: 'taskDefinition', live: 'orders:3', stack: 'orders:2' },
    ]);
  });

  it('does not compare revisions of a service that runs that of its stack', () => {
    expect(
      driftOf(expected, live, {
        live: revision({ cpu: 1 }),
        stack: revision({}),
      }),
    ).toEqual([]);
  });
});

describe('isOtherRevision', () => {
  it.each([
    [revisionArn(2), false],
    [revisionArn(1), true],
    [undefined, false],
  ])('of a stack with %s: %s', (taskDefinition, isOther) => {
    expect(isOtherRevision({ arn: '', taskDefinition }, live)).toBe(isOther);
  });

  it('goes by names that people read', () => {
    expect(revisionName(revisionArn(14))).toBe('orders:14');
  });
});
