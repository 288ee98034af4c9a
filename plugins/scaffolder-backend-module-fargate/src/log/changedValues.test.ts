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
      'a value that is not told any more',
      detail('DesiredCount', '3', undefined, {
        AttributeChangeType: 'Modify',
      }),
      ['DesiredCount'],
    ],
    ['a target without a name', { Target: {} }, []],
    ['a detail without a target', {}, []],
    [
      'what is no property',
      {
        Target: {
          Attribute: 'DeletionPolicy',
          BeforeValue: 'Delete',
          AfterValue: 'Retain',
        },
      },
      ['DeletionPolicy'],
    ],
    [
      'a version, which is no number',
      detail('Version', '1.10', '1.20'),
      ['Version 1.10 → 1.20'],
    ],
    [
      'a text with brackets',
      detail('Pattern', 'a[1]', 'a{2}'),
      ['Pattern a[1] → a{2}'],
    ],
    [
      'a text instead of a structure',
      detail('Policy', { a: 1 }, 'none'),
      ['Policy'],
    ],
    [
      'a structure instead of nothing',
      detail('Policy', { Rule: null }, { Rule: { a: 1 } }),
      ['Rule'],
    ],
    [
      'the fields of the only item of a list',
      detail('Rules', [{ Port: 80 }], [{ Port: 81 }]),
      ['Port 80 → 81'],
    ],
    [
      'a list of one text',
      detail('Subnets', ['subnet-1'], ['subnet-2']),
      ['Subnets'],
    ],
    [
      'a list of which not all items have names',
      detail(
        'Rules',
        [{ Name: 'a', Port: 80 }, { Port: 1 }],
        [{ Name: 'a', Port: 81 }, { Port: 1 }],
      ),
      ['Rules'],
    ],
    ['a list with gaps', detail('Rules', [null, 1], [null, 2]), ['Rules']],
    [
      'an item of a list, by the name of the list',
      detail('SubnetIds', 'subnet-1', 'subnet-2', {
        Path: '/Properties/SubnetIds/10',
      }),
      ['SubnetIds subnet-1 → subnet-2'],
    ],
    [
      'a name that begins with a digit',
      detail('Options', '1', '2', { Path: '/Properties/Options/2fa' }),
      ['2fa 1 → 2'],
    ],
    [
      'a text of 200 characters, cut',
      detail('Text', 'b', 'a'.repeat(200)),
      [`Text b → ${'a'.repeat(27)}…${'a'.repeat(12)}`],
    ],
    [
      'a text of 40 characters in full',
      detail('Text', 'b', 'a'.repeat(40)),
      [`Text b → ${'a'.repeat(40)}`],
    ],
    [
      'long texts that differ only where they are cut',
      detail(
        'Text',
        `${'a'.repeat(30)}b${'a'.repeat(30)}`,
        `${'a'.repeat(30)}c${'a'.repeat(30)}`,
      ),
      ['Text'],
    ],
    [
      'short paths in full',
      detail('Image', 'shop/orders:1', 'shop/orders:2'),
      ['Image shop/orders:1 → shop/orders:2'],
    ],
    [
      'paths of 20 characters in full',
      detail('Image', 'example.com/orders:1', 'example.com/orders:2'),
      ['Image example.com/orders:1 → example.com/orders:2'],
    ],
    [
      'paths of which one is long, without what they share',
      detail('Image', 'example.com/orders', 'example.com/orders-service'),
      ['Image …/orders → …/orders-service'],
    ],
    [
      'long paths that share nothing',
      detail('Image', 'registry.example.com/a/x', 'registry.example.org/a/x'),
      ['Image registry.example.com/a/x → registry.example.org/a/x'],
    ],
    [
      'long paths from where they differ',
      detail('Image', 'registry.example.com/a/x', 'registry.example.com/b/x'),
      ['Image …/a/x → …/b/x'],
    ],
    [
      'a long path that goes on',
      detail(
        'Image',
        'registry.example.com/nginx',
        'registry.example.com/nginx/alpine',
      ),
      ['Image …/nginx → …/nginx/alpine'],
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

  it('lists as many as a person reads', () => {
    const Details = [1, 2, 3, 4].map(n => detail(`P${n}`, '1', '2'));
    expect(changedValues({ Details })).toEqual([
      'P1 1 → 2',
      'P2 1 → 2',
      'P3 1 → 2',
      'P4 1 → 2',
    ]);
    expect(changedValues({})).toEqual([]);
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
