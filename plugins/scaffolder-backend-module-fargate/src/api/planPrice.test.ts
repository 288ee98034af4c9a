import {
  LIST_PRICES,
  PriceList,
  PRICES,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { StackPlan } from '../stack/StackPlan';
import { describePlanPrice } from './planPrice';

const region = 'eu-central-1';
const SOURCE = 'AWS list prices of 2026-11-22 in eu-central-1, without traffic';

const vpc = (NatGateways: string, AvailabilityZoneCount = '3'): StackPlan => ({
  kind: 'vpc',
  region,
  after: { NatGateways, AvailabilityZoneCount },
});
const endpoints = (after: Record<string, string>): StackPlan => ({
  kind: 'endpoints',
  region,
  after,
});
const TASKS = { ContainerCpu: '256', ContainerMemory: '512' };
const api = (
  after: Record<string, string>,
  before?: Record<string, string>,
): StackPlan => ({ kind: 'public-api', region, before, after });

describe('prices of the configuration', () => {
  const own = (ownRegions: string[]): PriceList => ({
    ...LIST_PRICES,
    byRegion: {
      ...PRICES,
      ...Object.fromEntries(
        ownRegions.map(name => [
          name,
          { ...PRICES[region], natGateway: 0.01, publicIpAddress: 0 },
        ]),
      ),
    },
    ownRegions,
  });

  it("take the place of AWS's list prices, and the plan says so", () => {
    expect(describePlanPrice([vpc('single')], own([region]))).toEqual([
      'about $7.30 a month',
      '   $7.30  1 NAT gateway with a public IPv4 address',
      'prices of the portal in eu-central-1, without traffic',
    ]);
  });

  it('are told apart from those of other regions', () => {
    const plans = [vpc('single'), { ...vpc('single'), region: 'eu-west-1' }];
    expect(describePlanPrice(plans, own([region])).pop()).toBe(
      'AWS list prices of 2026-11-22 in eu-west-1 and prices of the portal in eu-central-1, without traffic',
    );
  });

  it('of us-east-1 count where a region has none', () => {
    const plans = [{ ...vpc('single'), region: 'sa-east-1' }];
    expect(describePlanPrice(plans, own(['us-east-1']))).toEqual([
      'about $7.30 a month',
      '   $7.30  1 NAT gateway with a public IPv4 address',
      'prices of the portal in us-east-1, without traffic',
    ]);
  });
});

describe('describePlanPrice', () => {
  it.each<[string, StackPlan[], string[]]>([
    [
      'one NAT gateway',
      [vpc('single')],
      [
        'about $41.61 a month',
        '  $41.61  1 NAT gateway with a public IPv4 address',
      ],
    ],
    [
      'one in each zone',
      [vpc('per-zone')],
      [
        'about $124.83 a month',
        ' $124.83  3 NAT gateways, each with a public IPv4 address',
      ],
    ],
    [
      'the endpoints of tasks, and those asked for, in each subnet',
      [endpoints({ Kms: 'on', PrivateSubnetIds: 'a,b,c' })],
      ['about $105.12 a month', ' $105.12  12 VPC endpoints, each in one AZ'],
    ],
    [
      'endpoints in the zones of the planned VPC',
      [vpc('none', '3'), endpoints({})],
      ['about $78.84 a month', '  $78.84  9 VPC endpoints, each in one AZ'],
    ],
    [
      'endpoints in two zones where nothing says how many',
      [endpoints({})],
      ['about $52.56 a month', '  $52.56  6 VPC endpoints, each in one AZ'],
    ],
    [
      'a transit gateway attachment',
      [{ kind: 'transit-gateway-attachment', region, after: {} }],
      ['about $43.80 a month', '  $43.80  1 transit gateway attachment'],
    ],
    [
      'a hosted zone',
      [{ kind: 'dns-zone', region, after: {} }],
      ['about $0.50 a month', '   $0.50  1 hosted zone'],
    ],
    [
      'the tasks and the load balancer of an API, and what it costs now',
      [
        api(
          { ContainerCpu: '512', ContainerMemory: '1024', DesiredCount: '2' },
          { ...TASKS, DesiredCount: '1' },
        ),
      ],
      [
        'about $68.46 a month, now about $37.37',
        '  $27.01  1 load balancer with 2 public IPv4 addresses',
        '  $41.45  2 tasks, each of 0.5 vCPU and 1 GB',
      ],
    ],
    [
      'the fewest tasks, all of them, and what office hours save',
      [
        api({
          ...TASKS,
          DesiredCount: '2',
          Autoscaling: 'on',
          MinCount: '1',
          MaxCount: '4',
          OfficeHours: 'on',
          OfficeHoursDays: 'MON,TUE,WED,THU,FRI',
          OfficeHoursFrom: '08:00',
          OfficeHoursTo: '18:00',
        }),
      ],
      [
        'about $30.09 a month, up to $39.35 with all tasks, office hours save about $7.28',
        '  $27.01  1 load balancer with 2 public IPv4 addresses',
        '   $3.08  1 task of 0.25 vCPU and 0.5 GB, 50 of 168 hours a week',
      ],
    ],
    [
      'public addresses of tasks, which are gone outside office hours',
      [
        api({
          ...TASKS,
          DesiredCount: '2',
          OfficeHours: 'on',
          OfficeHoursDays: 'MON,TUE,WED,THU,FRI',
          OfficeHoursFrom: '08:00',
          OfficeHoursTo: '18:00',
          TaskSubnets: 'public',
        }),
      ],
      [
        'about $35.35 a month, office hours save about $19.68',
        '  $27.01  1 load balancer with 2 public IPv4 addresses',
        '   $6.17  2 tasks, each of 0.25 vCPU and 0.5 GB, 50 of 168 hours a week',
        '   $2.17  2 public IPv4 addresses of tasks, 50 of 168 hours a week',
      ],
    ],
    [
      'the desired tasks where autoscaling is off, whatever its limits',
      [api({ ...TASKS, DesiredCount: '1', MinCount: '2', MaxCount: '4' })],
      [
        'about $37.37 a month',
        '  $27.01  1 load balancer with 2 public IPv4 addresses',
        '  $10.36  1 task of 0.25 vCPU and 0.5 GB',
      ],
    ],
  ])('counts %s', (_, plans, lines) => {
    expect(describePlanPrice(plans)).toEqual([...lines, SOURCE]);
  });

  it.each([
    ['none', [vpc('none')]],
    ['a cluster', [{ kind: 'cluster' as const, region, after: {} }]],
    ['nothing', []],
  ])('tells nothing of %s, which costs nothing', (_, plans) => {
    expect(describePlanPrice(plans)).toEqual([]);
  });

  it('tells what becomes free', () => {
    const [line] = describePlanPrice([
      { ...vpc('none'), before: vpc('single').after },
    ]);
    expect(line).toBe('about $0.00 a month, now about $41.61');
  });

  it('names each region once, and the one whose prices stand for others', () => {
    const lines = describePlanPrice([
      vpc('single'),
      vpc('single'),
      { ...vpc('single'), region: 'mars-1' },
    ]);
    expect(lines.at(-1)).toBe(
      'AWS list prices of 2026-11-22 in eu-central-1, us-east-1, without traffic',
    );
  });
});
