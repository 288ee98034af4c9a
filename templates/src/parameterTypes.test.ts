import { ourTemplate } from './__testUtils__/readTemplates';

/**
 * What CloudFormation asks, with the rights of whoever creates a change set, to check
 * the values of a parameter of this type.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
 */
const ASKED: Record<string, string> = {
  'AWS::EC2::SecurityGroup::Id': 'ec2:DescribeSecurityGroups',
  'AWS::EC2::Subnet::Id': 'ec2:DescribeSubnets',
  'AWS::EC2::VPC::Id': 'ec2:DescribeVpcs',
};

describe('the role of a pipeline', () => {
  it.each(['gateway-api', 'internal-api', 'public-api', 'shared-api'] as const)(
    'may ask what the parameters of %s need',
    name => {
      const types = Object.values<any>(ourTemplate(name).Parameters!)
        .map(({ Type }) => Type.replace(/^List<(.*)>$/, '$1'))
        .filter(type => type.startsWith('AWS::'));
      const { Policies } = ourTemplate('delivery').Resources.DeploymentRole
        .Properties as any;
      const allowed = Policies.flatMap(
        ({ PolicyDocument }: any) => PolicyDocument.Statement,
      ).flatMap(({ Action }: any) => Action);
      expect(types.length).toBeGreaterThan(0);
      expect(allowed).toEqual(
        expect.arrayContaining(types.map(type => ASKED[type])),
      );
    },
  );
});
