import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { IAM } from '@aws-sdk/client-iam';
import { Simulator, startSimulator } from '../../../Simulator';
import { clientOptions } from '../../../__testUtils__/clientOptions';

const EXECUTION_POLICY =
  'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy';

const TRUST = {
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: ['ecs-tasks.amazonaws.com'] },
      Action: ['sts:AssumeRole'],
    },
  ],
};

const LOGS = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'logs:*', Resource: '*' }],
};

describe('IAM', () => {
  let simulator: Simulator;
  let cloudFormation: CloudFormation;
  let iam: IAM;

  beforeEach(async () => {
    simulator = await startSimulator();
    cloudFormation = new CloudFormation(clientOptions(simulator));
    iam = new IAM(clientOptions(simulator));
  });

  afterEach(async () => {
    cloudFormation.destroy();
    iam.destroy();
    await simulator.close();
  });

  async function deploy(Resources: object, Outputs: object = {}) {
    await cloudFormation.createStack({
      StackName: 'roles',
      TemplateBody: JSON.stringify({ Resources, Outputs }),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
    });
    await simulator.clock.advance(600);
    const { Stacks } = await cloudFormation.describeStacks({});
    return Stacks![0];
  }

  async function remove() {
    await cloudFormation.deleteStack({ StackName: 'roles' });
    await simulator.clock.advance(600);
  }

  const role = (properties: object = {}) => ({
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: TRUST,
      ManagedPolicyArns: [EXECUTION_POLICY],
      ...properties,
    },
  });

  it('makes a role under a name of CloudFormation’s, and tells its ARN', async () => {
    const { Outputs } = await deploy(
      { ExecutionRole: role({ Path: '/ecs/' }) },
      {
        Name: { Value: { Ref: 'ExecutionRole' } },
        Arn: { Value: { 'Fn::GetAtt': ['ExecutionRole', 'Arn'] } },
      },
    );
    const [RoleName, Arn] = Outputs!.map(({ OutputValue }) => OutputValue!);
    expect(RoleName).toMatch(/^roles-ExecutionRole-\w{12}$/);
    expect(Arn).toBe(`arn:aws:iam::123456789012:role/ecs/${RoleName}`);
    const { Role } = await iam.getRole({ RoleName });
    expect(Role).toMatchObject({
      Arn,
      Path: '/ecs/',
      MaxSessionDuration: 3600,
    });
    expect(
      JSON.parse(decodeURIComponent(Role!.AssumeRolePolicyDocument!)),
    ).toEqual(TRUST);
    const { AttachedPolicies } = await iam.listAttachedRolePolicies({
      RoleName,
    });
    expect(AttachedPolicies).toEqual([
      {
        PolicyName: 'AmazonECSTaskExecutionRolePolicy',
        PolicyArn: EXECUTION_POLICY,
      },
    ]);
  });

  it('gives roles inline and managed policies', async () => {
    await deploy({
      Role: role({
        RoleName: 'task',
        Policies: [{ PolicyName: 'own', PolicyDocument: LOGS }],
      }),
      Inline: {
        Type: 'AWS::IAM::Policy',
        Properties: {
          PolicyName: 'shared',
          PolicyDocument: LOGS,
          Roles: [{ Ref: 'Role' }],
        },
      },
      Managed: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          ManagedPolicyName: 'logs',
          PolicyDocument: LOGS,
          Roles: [{ Ref: 'Role' }],
        },
      },
    });
    const RoleName = 'task';
    const { PolicyNames } = await iam.listRolePolicies({ RoleName });
    expect(PolicyNames).toEqual(['own', 'shared']);
    const { PolicyDocument = '' } = await iam.getRolePolicy({
      RoleName,
      PolicyName: 'shared',
    });
    expect(JSON.parse(decodeURIComponent(PolicyDocument))).toEqual(LOGS);
    const { AttachedPolicies } = await iam.listAttachedRolePolicies({
      RoleName,
    });
    expect(AttachedPolicies!.map(({ PolicyName }) => PolicyName)).toEqual([
      'AmazonECSTaskExecutionRolePolicy',
      'logs',
    ]);
    await remove();
    expect((await iam.listRoles({})).Roles).toEqual([]);
  });

  it('keeps a role to which somebody else attached a policy', async () => {
    await deploy({ Role: role({ RoleName: 'task' }) });
    await iam.attachRolePolicy({
      RoleName: 'task',
      PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess',
    });
    await remove();
    const { Stacks } = await cloudFormation.describeStacks({});
    expect(Stacks![0].StackStatus).toBe('DELETE_FAILED');
    await expect(iam.deleteRole({ RoleName: 'task' })).rejects.toMatchObject({
      name: 'DeleteConflictException',
      message: 'Cannot delete entity, must detach all policies first.',
    });
  });

  it.each([
    ['arn:aws:iam::aws:policy/AmazonECSTaskExecutionRolePolicy'],
    ['arn:aws:iam::123456789012:policy/mine'],
  ])('does not attach %s', async PolicyArn => {
    await deploy({ Role: role({ RoleName: 'task' }) });
    await expect(
      iam.attachRolePolicy({ RoleName: 'task', PolicyArn }),
    ).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: `Policy ${PolicyArn} does not exist or is not attachable.`,
    });
  });

  it('says which role does not exist', async () => {
    await expect(iam.getRole({ RoleName: 'nobody' })).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: 'The role with name nobody cannot be found.',
    });
  });

  it('is one for all regions of an account', async () => {
    await deploy({ Role: role({ RoleName: 'task' }) });
    const elsewhere = new IAM(clientOptions(simulator, 'us-east-1'));
    expect((await elsewhere.listRoles({})).Roles).toHaveLength(1);
    elsewhere.destroy();
  });
});
