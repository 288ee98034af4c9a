import {
  AssociateWebACLCommand,
  CreateWebACLCommand,
  CreateWebACLCommandInput,
  DeleteWebACLCommand,
  DisassociateWebACLCommand,
  GetWebACLCommand,
  GetWebACLForResourceCommand,
  ListResourcesForWebACLCommand,
  ListTagsForResourceCommand,
  ListWebACLsCommand,
  Rule,
  UpdateWebACLCommand,
  WAFV2Client,
} from '@aws-sdk/client-wafv2';
import { StackBench } from '../../../__testUtils__/StackBench';

const visibility = (MetricName: string) => ({
  CloudWatchMetricsEnabled: true,
  MetricName,
  SampledRequestsEnabled: true,
});

const group = (Name: string, Priority: number, more: Partial<Rule> = {}) => ({
  Name,
  Priority,
  OverrideAction: { None: {} },
  Statement: {
    ManagedRuleGroupStatement: { Name, VendorName: 'AWS' },
  },
  VisibilityConfig: visibility(Name),
  ...more,
});

const rate = (Priority: number, more: Partial<Rule> = {}) => ({
  Name: 'rate',
  Priority,
  Action: { Block: {} },
  Statement: {
    RateBasedStatement: { AggregateKeyType: 'IP' as const, Limit: 2000 },
  },
  VisibilityConfig: visibility('rate'),
  ...more,
});

const COMMON = group('AWSManagedRulesCommonRuleSet', 0);

const network = {
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
  ...Object.fromEntries(
    [0, 1].map(index => [
      `Subnet${index}`,
      {
        Type: 'AWS::EC2::Subnet',
        Properties: {
          VpcId: { Ref: 'Vpc' },
          CidrBlock: `10.0.${index}.0/24`,
          AvailabilityZone: { 'Fn::Select': [index, { 'Fn::GetAZs': '' }] },
        },
      },
    ]),
  ),
  Balancer: {
    Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    Properties: {
      Scheme: 'internal',
      Subnets: [{ Ref: 'Subnet0' }, { Ref: 'Subnet1' }],
    },
  },
};

const webAcl = (properties: object = {}) => ({
  Type: 'AWS::WAFv2::WebACL',
  Properties: {
    DefaultAction: { Allow: {} },
    Scope: 'REGIONAL',
    Rules: [COMMON, rate(1)],
    VisibilityConfig: visibility('acl'),
    ...properties,
  },
});

const template = (properties: object = {}, more: object = {}) => ({
  Resources: {
    ...network,
    Acl: webAcl(properties),
    Association: {
      Type: 'AWS::WAFv2::WebACLAssociation',
      Properties: {
        ResourceArn: { Ref: 'Balancer' },
        WebACLArn: { 'Fn::GetAtt': ['Acl', 'Arn'] },
      },
    },
    ...more,
  },
  Outputs: {
    Ref: { Value: { Ref: 'Acl' } },
    Arn: { Value: { 'Fn::GetAtt': ['Acl', 'Arn'] } },
    Capacity: { Value: { 'Fn::GetAtt': ['Acl', 'Capacity'] } },
    Labels: { Value: { 'Fn::GetAtt': ['Acl', 'LabelNamespace'] } },
    Balancer: { Value: { Ref: 'Balancer' } },
    Association: { Value: { Ref: 'Association' } },
  },
});

let bench: StackBench;
let waf: WAFV2Client;

beforeEach(async () => {
  bench = await StackBench.start();
  waf = new WAFV2Client(bench.options);
});

afterEach(() => bench.close());

const create = (input: Partial<CreateWebACLCommandInput> = {}) =>
  waf.send(
    new CreateWebACLCommand({
      Name: 'acl',
      Scope: 'REGIONAL',
      DefaultAction: { Allow: {} },
      Rules: [COMMON],
      VisibilityConfig: visibility('acl'),
      ...input,
    }),
  );

it('protects a load balancer of a stack, and is changed in place', async () => {
  const outputs = await bench.outputs(template());
  const { Arn, Balancer } = outputs;
  const [Name, Id] = outputs.Ref.split('|');
  expect(outputs).toMatchObject({
    Ref: `${Name}|${Id}|REGIONAL`,
    Arn: `arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/${Name}/${Id}`,
    Capacity: '702',
    Labels: `awswaf:123456789012:webacl:${Name}:`,
    Association: `${Balancer}|${Arn}`,
  });
  expect(Name).toMatch(/^Acl-[A-Za-z0-9]{12}$/);
  const ofBalancer = await waf.send(
    new GetWebACLForResourceCommand({ ResourceArn: Balancer }),
  );
  expect(ofBalancer.WebACL).toMatchObject({ ARN: Arn, Capacity: 702 });
  expect(
    await waf.send(new ListResourcesForWebACLCommand({ WebACLArn: Arn })),
  ).toMatchObject({ ResourceArns: [Balancer] });

  await bench.update(
    template({
      DefaultAction: { Block: {} },
      Rules: [COMMON],
      Tags: [{ Key: 'team', Value: 'edge' }],
    }),
  );
  const { WebACL } = await waf.send(
    new GetWebACLCommand({ Name, Id, Scope: 'REGIONAL' }),
  );
  expect(WebACL).toMatchObject({
    Capacity: 700,
    DefaultAction: { Block: {} },
    Rules: [{ Name: COMMON.Name, Statement: COMMON.Statement }],
  });
  const { TagInfoForResource } = await waf.send(
    new ListTagsForResourceCommand({ ResourceARN: Arn }),
  );
  expect(TagInfoForResource!.TagList).toContainEqual({
    Key: 'team',
    Value: 'edge',
  });

  await bench.delete();
  expect(
    (await waf.send(new ListWebACLsCommand({ Scope: 'REGIONAL' }))).WebACLs,
  ).toEqual([]);
});

it('is not deleted as long as it protects something', async () => {
  const { Arn, Balancer, Ref } = await bench.outputs(template());
  const [Name, Id] = Ref.split('|');
  const get = new GetWebACLCommand({ ARN: Arn });
  const { LockToken } = await waf.send(get);
  const remove = new DeleteWebACLCommand({
    Id,
    LockToken,
    Name,
    Scope: 'REGIONAL',
  });
  await expect(waf.send(remove)).rejects.toMatchObject({
    name: 'WAFAssociatedItemException',
    message:
      'AWS WAF couldn’t perform the operation because your resource is being used by another resource or it’s associated with another resource.',
  });
  await waf.send(new DisassociateWebACLCommand({ ResourceArn: Balancer }));
  await waf.send(remove);
  await expect(waf.send(get)).rejects.toMatchObject({
    name: 'WAFNonexistentItemException',
    message:
      'AWS WAF couldn’t perform the operation because your resource doesn’t exist.',
  });
});

it('takes the place of another one, and goes with its load balancer', async () => {
  const { Arn, Balancer } = await bench.outputs(template());
  const { Summary } = await create();
  await waf.send(
    new AssociateWebACLCommand({
      ResourceArn: Balancer,
      WebACLArn: Summary!.ARN,
    }),
  );
  const resourcesOf = async (WebACLArn: string) =>
    (await waf.send(new ListResourcesForWebACLCommand({ WebACLArn })))
      .ResourceArns;
  expect(await resourcesOf(Arn)).toEqual([]);
  expect(await resourcesOf(Summary!.ARN!)).toEqual([Balancer]);
  await bench.delete();
  expect(await resourcesOf(Summary!.ARN!)).toEqual([]);
});

it('is changed only by who knows its last version', async () => {
  const { Summary } = await create();
  const update = new UpdateWebACLCommand({
    Id: Summary!.Id,
    Name: 'acl',
    Scope: 'REGIONAL',
    DefaultAction: { Block: {} },
    LockToken: Summary!.LockToken,
    VisibilityConfig: visibility('acl'),
  });
  const { NextLockToken } = await waf.send(update);
  expect(NextLockToken).not.toBe(Summary!.LockToken);
  await expect(waf.send(update)).rejects.toMatchObject({
    name: 'WAFOptimisticLockException',
  });
});

it.each<[string, string, Partial<CreateWebACLCommandInput>]>([
  [
    'WAFInvalidParameterException',
    'Error reason: The scope is not valid., field: SCOPE_VALUE, parameter: CLOUDFRONT',
    { Scope: 'CLOUDFRONT' },
  ],
  [
    'WAFInvalidParameterException',
    'Error reason: A reference in your rule statement is not valid., field: RULE, parameter: Statement',
    {
      Rules: [{ ...COMMON, OverrideAction: undefined, Action: { Block: {} } }],
    },
  ],
  [
    'WAFInvalidParameterException',
    'You have used none or multiple values for a field that requires exactly one value.',
    { Rules: [{ ...rate(0), Action: undefined }] },
  ],
  [
    'WAFInvalidParameterException',
    'You have used none or multiple values for a field that requires exactly one value.',
    { DefaultAction: { Allow: {}, Block: {} } },
  ],
  [
    'WAFInvalidParameterException',
    'You have a duplicate priority. Priorities must be unique.',
    { Rules: [COMMON, rate(0)] },
  ],
  [
    'WAFInvalidParameterException',
    'You have duplicated some of the information in the parameter.',
    { Rules: [rate(0), rate(1)] },
  ],
  [
    'WAFInvalidParameterException',
    "The parameter value isn't supported.",
    { Rules: [rate(0, { Action: { Allow: {} } })] },
  ],
  [
    'WAFNonexistentItemException',
    'AWS WAF couldn’t perform the operation because your resource doesn’t exist.',
    { Rules: [group('AWSKnownBadInputs', 0)] },
  ],
  [
    'WAFInvalidOperationException',
    'The AWS simulator does not support a SqliMatchStatement',
    {
      Rules: [
        rate(0, {
          Statement: {
            SqliMatchStatement: {
              FieldToMatch: { Body: {} },
              TextTransformations: [{ Priority: 0, Type: 'NONE' }],
            },
          },
        }),
      ],
    },
  ],
  [
    'WAFInvalidOperationException',
    'The AWS simulator does not support TokenDomains',
    { TokenDomains: ['acme.com'] },
  ],
])('refuses with %s: %s', async (name, message, input) => {
  await expect(create(input)).rejects.toMatchObject({
    name,
    message: expect.stringContaining(message),
  });
});

it('is there once of a name, and at most 100 times in a region', async () => {
  await create();
  await expect(create()).rejects.toMatchObject({
    name: 'WAFDuplicateItemException',
  });
  for (let i = 1; i < 100; i++) {
    await create({ Name: `acl${i}` });
  }
  await expect(create({ Name: 'last' })).rejects.toMatchObject({
    name: 'WAFLimitsExceededException',
  });
  const page = await waf.send(
    new ListWebACLsCommand({ Scope: 'REGIONAL', Limit: 60 }),
  );
  const rest = await waf.send(
    new ListWebACLsCommand({
      Scope: 'REGIONAL',
      NextMarker: page.NextMarker,
    }),
  );
  expect(page.WebACLs!.length + rest.WebACLs!.length).toBe(100);
});

it.each([
  ['arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/a/b'],
  ['arn:aws:elasticloadbalancing:eu-west-2:123456789012:loadbalancer/app/a/b'],
])('does not protect %s', async ResourceArn => {
  const { Summary } = await create();
  await expect(
    waf.send(
      new AssociateWebACLCommand({ ResourceArn, WebACLArn: Summary!.ARN }),
    ),
  ).rejects.toMatchObject({
    name: 'WAFInvalidParameterException',
    message: `Error reason: The ARN isn't valid. A valid ARN begins with arn: and includes other information separated by colons or slashes., field: RESOURCE_ARN, parameter: ${ResourceArn}`,
  });
});

it('protects no load balancer that is not there', async () => {
  const { Summary } = await create();
  await expect(
    waf.send(
      new AssociateWebACLCommand({
        ResourceArn:
          'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/a/b',
        WebACLArn: Summary!.ARN,
      }),
    ),
  ).rejects.toMatchObject({ name: 'WAFNonexistentItemException' });
});
