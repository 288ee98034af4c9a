import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { EC2 } from '@aws-sdk/client-ec2';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { PolicyUse } from '@fargate-api/aws-simulator';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { parseDocument } from 'yaml';
import { DeliveryBench, SUBJECT } from '../__testUtils__/DeliveryBench';
import { neededStatements } from '../__testUtils__/PortalRoles';
import { TestBench } from '../__testUtils__/TestBench';

jest.setTimeout(300_000);

/** Less than a session lasts, and more than a deployment takes. */
const MOST_SECONDS = 2400;

const STOCK = 'api-stock';
const IMAGE = 'public.ecr.aws/docker/library/nginx:1.27';

/** APIs, and whether their pipelines apply settings. */
const APIS = { 'api-orders': true, [STOCK]: false };

type ApiName = keyof typeof APIS;

describe('the role of a pipeline that applies settings', () => {
  let delivery: DeliveryBench;
  let bench: TestBench;
  const roles: Record<string, string> = {};

  beforeAll(async () => {
    delivery = await DeliveryBench.start({ roles: { ApiNames: 'api-*' } });
    ({ bench } = delivery);
    for (const [name, appliesSettings] of Object.entries(APIS)) {
      const { outputs } = await delivery.delivery({ name, appliesSettings });
      roles[name] = outputs.roleArn;
      await delivery.api(name, IMAGE);
    }
  });
  afterAll(() => delivery.close());

  let count = 0;
  /**
   * Deploys an API in a session of its pipeline, as from the files of its repository.
   *
   * @returns the status of the stack, and why it failed.
   */
  const deploy = async (
    StackName: ApiName,
    changed: Record<string, string>,
    edit = async (template: string) => template,
  ) => {
    const credentials = await delivery.assume(roles[StackName], SUBJECT);
    const cloudFormation = delivery.client(CloudFormation, credentials);
    const { parameters } = (await bench.describe(StackName))!;
    const set = { StackName, ChangeSetName: `ci-${++count}` };
    await cloudFormation.createChangeSet({
      ...set,
      TemplateBody: await edit(await bench.template(StackName)),
      Capabilities: ['CAPABILITY_IAM'],
      Parameters: Object.entries({ ...parameters, ...changed }).map(
        ([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }),
      ),
    });
    await bench.simulator.clock.advance(10);
    const planned = await cloudFormation.describeChangeSet(set);
    expect(planned).toMatchObject({ Status: 'CREATE_COMPLETE' });
    await cloudFormation.executeChangeSet({
      ...set,
      ClientRequestToken: set.ChangeSetName,
    });
    await bench.simulator.clock.advance(MOST_SECONDS);
    const { StackEvents = [] } = await cloudFormation.describeStackEvents({
      StackName,
    });
    const status = await bench.stackStatus(StackName);
    if (status === 'UPDATE_ROLLBACK_FAILED') {
      const owner = delivery.client(CloudFormation, delivery.owner);
      await owner.continueUpdateRollback({ StackName });
      await bench.simulator.clock.advance(MOST_SECONDS);
    }
    return {
      status,
      why: StackEvents.filter(
        ({ ClientRequestToken, ResourceStatus }) =>
          ClientRequestToken === set.ChangeSetName &&
          /_FAILED$/.test(ResourceStatus!),
      )
        .map(event => event.ResourceStatusReason)
        .join('\n'),
    };
  };

  const COMPLETE = { status: 'UPDATE_COMPLETE', why: '' };
  // What the role cannot change it cannot roll back either.
  const denied = (action: string) => ({
    status: expect.stringMatching(/^UPDATE_ROLLBACK_(COMPLETE|FAILED)$/),
    why: expect.stringContaining(action),
  });

  it.each<[string, Record<string, string>]>([
    [
      'the containers and their number',
      { ContainerCpu: '512', ContainerMemory: '1024', DesiredCount: '3' },
    ],
    [
      'the health check',
      { HealthCheckIntervalSeconds: '15', DeregistrationDelaySeconds: '20' },
    ],
    [
      'the load balancer',
      { IdleTimeoutSeconds: '90', DeletionProtection: 'on' },
    ],
    ['networks', { AllowedCidr: '10.0.0.0/8', EgressCidrs: '10.1.0.0/16' }],
  ])('changes %s', async (_, changed) => {
    expect(await deploy('api-orders', changed)).toEqual(COMPLETE);
    expect((await bench.describe('api-orders'))!.parameters).toMatchObject(
      changed,
    );
  });

  it.each<[string, string, Record<string, string>]>([
    [
      'scaling, which no condition limits to one API',
      'application-autoscaling:RegisterScalableTarget',
      { Autoscaling: 'on' },
    ],
    [
      'a shell in the containers, and what its task role may',
      'not authorized to perform',
      { ExecuteCommand: 'on' },
    ],
  ])('is denied %s', async (_, action, changed) => {
    expect(await deploy('api-orders', changed)).toEqual(denied(action));
  });

  const withResource =
    (Type: string, Properties: () => Promise<object> | object) =>
    async (template: string) => {
      const document = parseDocument(template);
      document.setIn(
        ['Resources', 'More'],
        document.createNode({ Type, Properties: await Properties() }),
      );
      return String(document);
    };

  it.each<[string, string, (template: string) => Promise<string>]>([
    [
      'permissions of the container',
      'iam:PutRolePolicy',
      withResource('AWS::IAM::RolePolicy', () => ({
        RoleName: { Ref: 'TaskRole' },
        PolicyName: 'all',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
        },
      })),
    ],
    [
      'another log group',
      'logs:CreateLogGroup',
      withResource('AWS::Logs::LogGroup', () => ({})),
    ],
    [
      'a rule in the security group of another API',
      'ec2:AuthorizeSecurityGroupIngress',
      withResource('AWS::EC2::SecurityGroupIngress', async () => ({
        GroupId: (await bench.describe(STOCK))!.outputs.ServiceSecurityGroupId,
        IpProtocol: '-1',
        CidrIp: '0.0.0.0/0',
      })),
    ],
  ])('is denied %s in the template', async (_, action, edit) => {
    expect(await deploy('api-orders', {}, edit)).toEqual(denied(action));
  });

  it('changes nothing but through CloudFormation', async () => {
    const credentials = await delivery.assume(roles['api-orders'], SUBJECT);
    const { outputs } = (await bench.describe('api-orders'))!;
    await expect(
      delivery
        .client(ElasticLoadBalancingV2, credentials)
        .modifyTargetGroup({ TargetGroupArn: outputs.TargetGroupArn }),
    ).rejects.toThrow(
      'is not authorized to perform: elasticloadbalancing:ModifyTargetGroup',
    );
    await expect(
      delivery
        .client(EC2, credentials)
        .revokeSecurityGroupEgress({ GroupId: outputs.ServiceSecurityGroupId }),
    ).rejects.toThrow(/not authorized to perform/);
  });

  it('changes no health check where it applies no settings', async () => {
    expect(await deploy(STOCK, { HealthCheckIntervalSeconds: '15' })).toEqual(
      denied('elasticloadbalancing:ModifyTargetGroup'),
    );
  });

  it('has no statement that it does not need', async () => {
    const needed = [
      ...neededStatements(bench.simulator),
      ...bench.simulator.world
        .service(PolicyUse)
        .needed()
        .map(one => one.split(' ').pop()!),
    ];
    const template = parseDocument(
      await readCloudFormationTemplate('delivery'),
    );
    const statements = template.getIn([
      ...['Resources', 'ApplyPolicy', 'Properties'],
      ...['PolicyDocument', 'Statement'],
    ]) as any;
    const sids = statements.toJSON().map(({ Sid }: any) => Sid);
    expect(
      [...sids, 'pipelines: Boundary ChangeResources'].filter(
        one => !needed.includes(one),
      ),
    ).toEqual([]);
  });
});
