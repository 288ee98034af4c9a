import { StackBench } from '../../../../__testUtils__/StackBench';

const RESOURCES = {
  Handle: { Type: 'AWS::CloudFormation::WaitConditionHandle' },
};

describe('the rules of a template', () => {
  let bench: StackBench;

  beforeAll(async () => {
    bench = await StackBench.start();
  });

  afterAll(() => bench.close());

  const template = (Assert: object, more: object = {}) => ({
    Parameters: {
      Size: { Type: 'String', Default: 'small' },
      Sizes: { Type: 'CommaDelimitedList', Default: 'small,large' },
    },
    Rules: {
      Sized: {
        Assertions: [{ Assert, AssertDescription: 'That does not fit.' }],
        ...more,
      },
    },
    Resources: RESOURCES,
  });

  const known = [['small', 'large'], { Ref: 'Size' }];

  it.each<[string, object]>([
    ['Fn::Contains', { 'Fn::Contains': known }],
    [
      'Fn::Not',
      { 'Fn::Not': [{ 'Fn::Contains': [['huge'], { Ref: 'Size' }] }] },
    ],
    [
      'Fn::EachMemberIn',
      { 'Fn::EachMemberIn': [{ Ref: 'Sizes' }, ['small', 'large', 'huge']] },
    ],
    [
      'Fn::EachMemberEquals',
      { 'Fn::EachMemberEquals': [['small', 'small'], { Ref: 'Size' }] },
    ],
    [
      'Fn::And',
      { 'Fn::And': [{ 'Fn::Contains': known }, { 'Fn::Equals': ['a', 'a'] }] },
    ],
  ])('let pass what fits (%s)', async (_, assert) => {
    expect(await bench.deploy(template(assert))).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
    });
    await bench.delete();
  });

  it('refuse a parameter in their own words', async () => {
    await expect(
      bench.deploy(template({ 'Fn::Contains': known }), { Size: 'huge' }),
    ).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'That does not fit.',
    });
  });

  it('say nothing where their condition does not hold', async () => {
    const RuleCondition = { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-1'] };
    expect(
      await bench.deploy(
        template({ 'Fn::Contains': known }, { RuleCondition }),
        { Size: 'huge' },
      ),
    ).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
    await bench.delete();
  });

  it('look up what a parameter names', async () => {
    const { Vpc, Subnet } = await bench.outputs({
      Resources: {
        Vpc: {
          Type: 'AWS::EC2::VPC',
          Properties: { CidrBlock: '10.0.0.0/16' },
        },
        Subnet: {
          Type: 'AWS::EC2::Subnet',
          Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24' },
        },
      },
      Outputs: {
        Vpc: { Value: { Ref: 'Vpc' } },
        Subnet: { Value: { Ref: 'Subnet' } },
      },
    });
    const check = (VpcId: string) => ({
      Parameters: {
        Subnets: { Type: 'List<AWS::EC2::Subnet::Id>', Default: Subnet },
      },
      Rules: {
        InVpc: {
          Assertions: [
            {
              Assert: {
                'Fn::EachMemberIn': [
                  { 'Fn::ValueOf': ['Subnets', 'VpcId'] },
                  { 'Fn::RefAll': 'AWS::EC2::VPC::Id' },
                ],
              },
            },
            {
              Assert: {
                'Fn::EachMemberEquals': [
                  { 'Fn::ValueOf': ['Subnets', 'VpcId'] },
                  VpcId,
                ],
              },
            },
          ],
        },
      },
      Resources: RESOURCES,
    });
    await expect(bench.update(check('vpc-other'))).rejects.toThrow(
      'Assertion of rule InVpc failed',
    );
    await bench.update(check(Vpc));
    await bench.delete();
  });

  it('do not name resources', async () => {
    await expect(
      bench.deploy(template({ 'Fn::Equals': [{ Ref: 'Handle' }, 'a'] })),
    ).rejects.toThrow('Cannot reference resources in the Rules block');
  });
});
