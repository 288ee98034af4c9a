import { STACK_KINDS } from '@fargate-api/backstage-plugin-fargate-api-common';
import { Change } from '@aws-sdk/client-cloudformation';
import {
  describeChanges,
  guardedReplacements,
  listChanges,
  toPlannedChanges,
} from './PlannedChanges';

const change = (
  Action: 'Add' | 'Modify' | 'Remove',
  type: string,
  Replacement?: 'True' | 'False' | 'Conditional',
): Change => ({
  Type: 'Resource',
  ResourceChange: {
    Action,
    LogicalResourceId: 'X',
    ResourceType: `AWS::${type}`,
    Replacement,
  },
});

describe('describeChanges', () => {
  it.each<[string, Change[], string]>([
    ['nothing', [], 'no changes'],
    [
      'additions',
      [change('Add', 'EC2::VPC'), change('Add', 'EC2::Subnet')],
      '2 to add',
    ],
    [
      'changes in place',
      [change('Modify', 'ECS::Service', 'False')],
      '1 to change, nothing replaced',
    ],
    [
      'replacements, certain and possible',
      [
        change('Modify', 'ECS::TaskDefinition', 'True'),
        change('Modify', 'ECS::Service', 'Conditional'),
        change('Remove', 'EC2::Subnet'),
      ],
      '2 to change, 1 to remove, replaces task definition, may replace service',
    ],
  ])('tells %s', (_, changes, text) => {
    expect(describeChanges(toPlannedChanges(changes))).toBe(text);
  });
});

describe('listChanges', () => {
  it('names each kind of change and what changes, alike additions together', () => {
    const service = change('Modify', 'ECS::Service', 'Conditional');
    service.ResourceChange!.Details = [
      { Target: { Attribute: 'Properties', Name: 'TaskDefinition' } },
      { Target: { Attribute: 'Properties', Name: 'DesiredCount' } },
      { Target: { Attribute: 'Properties', Name: 'DesiredCount' } },
    ];
    const group = change('Modify', 'Logs::LogGroup', 'False');
    group.ResourceChange!.Details = [{ Target: { Attribute: 'Tags' } }];
    const definition = change('Modify', 'ECS::TaskDefinition', 'True');
    definition.ResourceChange!.Details = [
      { Target: { Attribute: 'Properties', Name: 'Cpu' } },
      { Target: { Attribute: 'Tags' } },
    ];
    expect(
      listChanges(
        toPlannedChanges([
          change('Add', 'EC2::EIP'),
          change('Add', 'EC2::EIP'),
          service,
          group,
          definition,
          change('Remove', 'EC2::Subnet'),
        ]),
      ),
    ).toEqual([
      'add: 2 egress addresses',
      'change: log group (Tags)',
      'replace: task definition (Cpu)',
      'may replace: service (DesiredCount, TaskDefinition)',
      'remove: subnet',
    ]);
  });
});

describe('listChanges of many', () => {
  const changed = (AfterValue: string): Change => {
    const subnet = change('Modify', 'EC2::Subnet', 'False');
    subnet.ResourceChange!.Details = [
      {
        Target: {
          Attribute: 'Properties',
          Name: 'Cidr',
          BeforeValue: '0',
          AfterValue,
        },
      },
    ];
    return subnet;
  };

  it('tells those that change alike together', () => {
    expect(
      listChanges(toPlannedChanges([changed('1'), changed('1'), changed('2')])),
    ).toEqual([
      'change: 2 subnets (Cidr 0 → 1)',
      'change: subnet (Cidr 0 → 2)',
    ]);
  });

  it('only counts those beyond what a person reads', () => {
    const many = Array.from({ length: 11 }, (_, index) =>
      changed(`${index + 1}`),
    );
    const lines = listChanges(toPlannedChanges(many));
    expect(lines).toHaveLength(9);
    expect(lines.at(-1)).toBe('change: 3 subnets');
  });
});

describe('guardedReplacements', () => {
  it.each<[string, Change, boolean]>([
    [
      'load balancer',
      change('Modify', 'ElasticLoadBalancingV2::LoadBalancer', 'True'),
      true,
    ],
    [
      'target group, perhaps',
      change('Modify', 'ElasticLoadBalancingV2::TargetGroup', 'Conditional'),
      true,
    ],
    ['VPC', change('Modify', 'EC2::VPC', 'True'), true],
    ['VPC that stays', change('Modify', 'EC2::VPC', 'False'), false],
    [
      'task definition, which every new image replaces',
      change('Modify', 'ECS::TaskDefinition', 'True'),
      false,
    ],
  ])('%s', (_, planned, guarded) => {
    const types = Object.values(STACK_KINDS).flatMap(
      kind => kind.guardedTypes as readonly string[],
    );
    expect(
      guardedReplacements(toPlannedChanges([planned]), types),
    ).toHaveLength(guarded ? 1 : 0);
  });
});
