import {
  ResourceChangeDetail,
  ResourceTargetDefinition,
} from '@aws-sdk/client-cloudformation';
import { changedValues } from './changedValues';

const detail = (
  name: string,
  before: unknown,
  after: unknown,
  more: Partial<ResourceTargetDefinition> = {},
): ResourceChangeDetail => {
  const text = (value: unknown) =>
    value === undefined || typeof value === 'string'
      ? value
      : JSON.stringify(value);
  return {
    Target: {
      Attribute: 'Properties',
      Name: name,
      Path: `/Properties/${name}`,
      BeforeValue: text(before),
      AfterValue: text(after),
      ...more,
    },
  };
};
const container = (more: object) => [
  { Name: 'orders', Essential: true, ...more },
];
const digest = (end: string) =>
  `example.com/shop/orders@sha256:${'0'.repeat(52)}${end}`;

describe('changedValues', () => {
  const table: [string, ResourceChangeDetail, string[]][] = [
    ['a number', detail('DesiredCount', '2', '3'), ['DesiredCount 2 → 3']],
    [
      'what is new',
      detail('DesiredCount', undefined, '3', { AttributeChangeType: 'Add' }),
      ['DesiredCount none → 3'],
    ],
    [
      'what is taken away',
      detail('DesiredCount', '3', undefined, {
        AttributeChangeType: 'Remove',
      }),
      ['DesiredCount 3 → none'],
    ],
    [
      'an empty text',
      detail('Description', '', 'orders'),
      ['Description "" → orders'],
    ],
    [
      'an image, without what stays of its name',
      detail(
        'ContainerDefinitions',
        container({ Image: 'public.ecr.aws/docker/library/nginx:1.26' }),
        container({ Image: 'public.ecr.aws/docker/library/nginx:1.27' }),
      ),
      ['Image …/nginx:1.26 → …/nginx:1.27'],
    ],
    [
      'the end of a digest',
      detail(
        'ContainerDefinitions',
        container({ Image: digest('aaaa') }),
        container({ Image: digest('bbbb') }),
      ),
      [
        'Image …/orders@sha256:00000000000…00000000aaaa → …/orders@sha256:00000000000…00000000bbbb',
      ],
    ],
    [
      'a value inside, by its path',
      detail('ContainerDefinitions', 'nginx:1', 'nginx:2', {
        Path: '/Properties/ContainerDefinitions/0/Image',
      }),
      ['Image nginx:1 → nginx:2'],
    ],
    [
      'an attribute by its key, wherever it stands in the list',
      detail(
        'TargetGroupAttributes',
        [
          { Key: 'a.timeout', Value: '30' },
          { Key: 'b', Value: '1' },
        ],
        [
          { Key: 'b', Value: '1' },
          { Key: 'a.timeout', Value: '60' },
        ],
      ),
      ['a.timeout 30 → 60'],
    ],
    [
      'several of one property',
      detail('Settings', { Size: 1, Count: 1 }, { Size: 2, Count: 2 }),
      ['Count 1 → 2', 'Size 1 → 2'],
    ],
    [
      'a list of names',
      detail('Subnets', ['subnet-1'], ['subnet-1', 'subnet-2']),
      ['Subnets'],
    ],
    [
      'what is cut off',
      detail('Definition', '{"a":1,"b', '{"a":2,"b'),
      ['Definition'],
    ],
    ['a long text', detail('Text', 'a'.repeat(201), 'b'), ['Text']],
    ['lines', detail('Text', 'a\nb', 'a\nc'), ['Text']],
    [
      'what is known only afterwards',
      detail('TaskDefinition', 'arn:1', '{{changeSet:KNOWN_AFTER_APPLY}}'),
      ['TaskDefinition'],
    ],
    ['what CloudFormation hides', detail('Text', '****', '****'), ['Text']],
    [
      'part of it',
      detail('Text', 'https://****@a', 'https://****@b'),
      ['Text'],
    ],
    [
      'an environment variable',
      detail(
        'ContainerDefinitions',
        container({ Environment: [{ Name: 'A', Value: 'x' }] }),
        container({ Environment: [{ Name: 'A', Value: 'y' }] }),
      ),
      ['Environment'],
    ],
    [
      'a password',
      detail('MasterUserPassword', 'x', 'y'),
      ['MasterUserPassword'],
    ],
    [
      'a token among the options of a log driver',
      detail('Options', { 'splunk-token': 'x' }, { 'splunk-token': 'y' }),
      ['splunk-token'],
    ],
    [
      'a tag',
      detail('Tags', [{ Key: 'a', Value: '1' }], [{ Key: 'a', Value: '2' }]),
      ['Tags'],
    ],
    [
      'metadata',
      { Target: { Attribute: 'Metadata', BeforeValue: 'x', AfterValue: 'y' } },
      ['Metadata'],
    ],
    [
      'a value that was not told',
      detail('DesiredCount', undefined, '3', {
        AttributeChangeType: 'Modify',
      }),
      ['DesiredCount'],
    ],
    [
      'a name without values',
      { Target: { Attribute: 'Properties', Name: 'DesiredCount' } },
      ['DesiredCount'],
    ],
  ];

  it.each(table)('tells %s', (_, change, texts) => {
    expect(changedValues({ Details: [change] })).toEqual(texts);
  });

  it('tells a property once, however many causes change it', () => {
    const change = detail('Count', '1', '2');
    const dynamic = { Target: { Attribute: 'Properties', Name: 'Count' } };
    expect(
      changedValues({ Details: [change, change, dynamic as any] }),
    ).toEqual(['Count 1 → 2']);
  });

  it('counts what is more than a person reads', () => {
    const Details = [1, 2, 3, 4, 5, 6].map(n => detail(`P${n}`, '1', '2'));
    expect(changedValues({ Details })).toEqual([
      'P1 1 → 2',
      'P2 1 → 2',
      'P3 1 → 2',
      'and 3 more',
    ]);
  });
});
