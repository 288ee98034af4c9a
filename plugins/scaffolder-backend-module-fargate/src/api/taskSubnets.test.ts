import {
  assertTaskSubnets,
  logTaskMove,
  startingPublicTasks,
} from './taskSubnets';

const PUBLIC = { TaskSubnets: 'public' };
const stack = (parameters: Record<string, string>) => ({ parameters });

describe('assertTaskSubnets', () => {
  it.each<Record<string, string>>([
    { PrivateSubnetIds: 'subnet-1' },
    { ...PUBLIC, PrivateSubnetIds: '' },
    { ...PUBLIC, PrivateSubnetIds: 'subnet-1' },
  ])('accepts %j', parameters => {
    expect(() => assertTaskSubnets(parameters)).not.toThrow();
  });

  it.each<Record<string, string>>([
    { PrivateSubnetIds: '' },
    { PrivateSubnetIds: '', TaskSubnets: 'private' },
  ])('refuses %j at the field', parameters => {
    expect(() => assertTaskSubnets(parameters)).toThrow(
      'taskSubnets: the environment has no private subnets. Set it to public, or deploy the API to an environment with private subnets.',
    );
  });
});

describe('startingPublicTasks', () => {
  const scaled = { Autoscaling: 'on', MinCount: '2', MaxCount: '10' };

  it.each<[string, Record<string, string>, Record<string, string>?, number?]>([
    ['twice the default', {}, undefined, 4],
    ['twice the count', { DesiredCount: '3' }, undefined, 6],
    ['twice the most', { ...scaled, DesiredCount: '3' }, undefined, 20],
    ['as many where they come from private subnets', {}, {}, 4],
    ['only the new ones where they run there', {}, PUBLIC, 2],
  ])('is %s', (_, parameters, before, count) => {
    expect(
      startingPublicTasks(
        { ...PUBLIC, ...parameters },
        before && stack(before),
      ),
    ).toBe(count);
  });
});

describe('logTaskMove', () => {
  const linesOf = (
    before: Record<string, string> | undefined,
    after: Record<string, string>,
  ) => {
    const lines: string[] = [];
    const log: any = {
      line: (label: string, text: string) => lines.push(`${label} ${text}`),
    };
    logTaskMove({ log }, before && stack(before), after);
    return lines;
  };

  it('says what becomes of the egress addresses', () => {
    expect(linesOf({}, PUBLIC)).toEqual([
      'Tasks move to public subnets; their egress addresses are no longer fixed',
    ]);
    expect(linesOf(PUBLIC, { TaskSubnets: 'private' })).toEqual([
      'Tasks move to private subnets; their egress addresses are those of the NAT gateways',
    ]);
    expect(linesOf(undefined, PUBLIC)).toEqual([
      'Tasks get public IP addresses; their egress addresses are not fixed',
    ]);
  });

  it.each<[object | undefined, object]>([
    [undefined, {}],
    [{}, {}],
    [{}, { TaskSubnets: 'private' }],
    [PUBLIC, PUBLIC],
  ])('says nothing from %j to %j', (before, after) => {
    expect(linesOf(before as any, after as any)).toEqual([]);
  });
});
