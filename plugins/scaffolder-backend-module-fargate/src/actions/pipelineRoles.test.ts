import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { ECR } from '@aws-sdk/client-ecr';
import { ECS } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAM } from '@aws-sdk/client-iam';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { PolicyUse } from '@fargate-api/aws-simulator';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { AwsCredentialIdentity } from '@smithy/types';
import { parseDocument } from 'yaml';
import { DeliveryBench, SUBJECT } from '../__testUtils__/DeliveryBench';
import {
  allowingStatements,
  neededStatements,
} from '../__testUtils__/PortalRoles';
import { PREVIEW_STATEMENTS } from '../__testUtils__/previewStatements';
import { ACCOUNT, TestBench } from '../__testUtils__/TestBench';

jest.setTimeout(300_000);

/** Less than a session lasts, and more than a deployment takes. */
const MOST_SECONDS = 2400;

const PULL_REQUEST = 'repo:acme@12/orders@34:pull_request';
const API = 'api-orders';
const DELIVERY = 'api-orders-delivery';

/** The calls of a pipeline, in a session of its role. */
class Pipeline {
  readonly cloudFormation: CloudFormation;
  readonly ecr: ECR;
  readonly ecs: ECS;
  readonly elbv2: ElasticLoadBalancingV2;
  readonly iam: IAM;
  readonly logs: CloudWatchLogs;
  readonly secrets: SecretsManager;

  constructor(
    private readonly delivery: DeliveryBench,
    readonly credentials: AwsCredentialIdentity,
    /** Of the stack. */
    private readonly parameters: readonly string[],
  ) {
    const client = <T>(Client: new (options: any) => T) =>
      delivery.client(Client, credentials);
    this.cloudFormation = client(CloudFormation);
    this.ecr = client(ECR);
    this.ecs = client(ECS);
    this.elbv2 = client(ElasticLoadBalancingV2);
    this.iam = client(IAM);
    this.logs = client(CloudWatchLogs);
    this.secrets = client(SecretsManager);
  }

  /** As docs/history.md has it, unless the input says otherwise. */
  plan(
    ChangeSetName: string,
    image: string,
    input: Partial<Parameters<CloudFormation['createChangeSet']>[0]> = {},
  ) {
    return this.cloudFormation.createChangeSet({
      StackName: API,
      ChangeSetName,
      UsePreviousTemplate: input.TemplateBody ? undefined : true,
      Capabilities: ['CAPABILITY_IAM'],
      Parameters: this.parametersFor({ ImageUrl: image, DeployedBy: 'ci' }),
      ...input,
    } as any);
  }

  parametersFor(changed: Record<string, string>) {
    return [
      ...Object.entries(changed).map(([ParameterKey, ParameterValue]) => ({
        ParameterKey,
        ParameterValue,
      })),
      ...this.parameters
        .filter(key => !(key in changed))
        .map(ParameterKey => ({ ParameterKey, UsePreviousValue: true })),
    ];
  }

  /** @returns the status of the stack afterwards. */
  async carryOut(ChangeSetName: string): Promise<string> {
    const { clock } = this.delivery.bench.simulator;
    const names = { StackName: API, ChangeSetName };
    await clock.advance(10);
    const { Status, StatusReason } =
      await this.cloudFormation.describeChangeSet(names);
    if (Status !== 'CREATE_COMPLETE') {
      throw new Error(`${Status}: ${StatusReason}`);
    }
    await this.cloudFormation.executeChangeSet(names);
    await clock.advance(MOST_SECONDS);
    const { Stacks } = await this.cloudFormation.describeStacks({
      StackName: API,
    });
    const { StackStatus } = Stacks![0];
    if (StackStatus === 'UPDATE_ROLLBACK_FAILED') {
      throw new Error(await this.reasons());
    }
    return StackStatus!;
  }

  /** Why the last operation failed. */
  async reasons(): Promise<string> {
    const { StackEvents } = await this.cloudFormation.describeStackEvents({
      StackName: API,
    });
    return StackEvents!
      .filter(({ ResourceStatus }) => /FAILED/.test(ResourceStatus!))
      .map(event => event.ResourceStatusReason)
      .join('\n');
  }
}

describe('the role of a pipeline', () => {
  let delivery: DeliveryBench;
  let bench: TestBench;
  let orders: Record<string, any>;
  let stock: Record<string, any>;
  let pipeline: Pipeline;
  let pullRequest: Pipeline;
  let owner: Pipeline;
  let service: { cluster: string; service: string };
  let good: string;

  let parameters: string[] = [];

  /** Anew, since the time of a test is longer than they last. */
  async function openSessions() {
    const open = async (roleArn: string, subject: string) =>
      new Pipeline(
        delivery,
        await delivery.assume(roleArn, subject),
        parameters,
      );
    pipeline = await open(orders.roleArn, SUBJECT);
    pullRequest = await open(orders.planRoleArn, PULL_REQUEST);
    owner = new Pipeline(delivery, delivery.owner, parameters);
  }

  beforeAll(async () => {
    delivery = await DeliveryBench.start({ roles: { ApiNames: 'api-*' } });
    ({ bench } = delivery);
    orders = (await delivery.delivery({ name: API })).outputs;
    stock = (
      await delivery.delivery({
        name: 'api-stock',
        repoUrl: 'github.com?owner=acme&repo=stock',
      })
    ).outputs;
    await openSessions();
    const digest = await delivery.push(
      orders.repositoryUri,
      'c0ffee0',
      {},
      pipeline.credentials,
    );
    await delivery.api(API, `${orders.repositoryUri}@${digest}`);
    await delivery.api('api-stock', 'public.ecr.aws/docker/library/nginx:1.27');
    const { Stacks } = await owner.cloudFormation.describeStacks({
      StackName: API,
    });
    const { Parameters = [], Outputs = [] } = Stacks![0];
    parameters = Parameters.map(({ ParameterKey }) => ParameterKey!);
    await openSessions();
    const output = (key: string) =>
      Outputs.find(({ OutputKey }) => OutputKey === key)!.OutputValue!;
    service = { cluster: output('ClusterName'), service: API };
    good = `${orders.repositoryUri}@${await delivery.push(
      orders.repositoryUri,
      'c0ffee1',
      { config: { Env: ['A=1'] } },
      pipeline.credentials,
    )}`;
  });
  afterAll(() => delivery.close());
  beforeEach(openSessions);

  const denial = (call: Promise<unknown>): Promise<string> =>
    call.then(
      () => 'allowed',
      error => error.message,
    );
  const denied = (action: string) =>
    expect.stringContaining(`is not authorized to perform: ${action} `);

  it('deploys an image that it pushed, and sees that it is healthy', async () => {
    await pipeline.plan('ci-c0ffee1', good);
    expect(await pipeline.carryOut('ci-c0ffee1')).toBe('UPDATE_COMPLETE');
    const { services } = await pipeline.ecs.describeServices({
      cluster: service.cluster,
      services: [API],
    });
    const [{ loadBalancers, taskDefinition }] = services!;
    const { TargetHealthDescriptions } =
      await pipeline.elbv2.describeTargetHealth({
        TargetGroupArn: loadBalancers![0].targetGroupArn,
      });
    expect(
      TargetHealthDescriptions!.map(({ TargetHealth }) => TargetHealth!.State),
    ).toContain('healthy');
    const { serviceDeployments } = await pipeline.ecs.listServiceDeployments(
      service,
    );
    await pipeline.ecs.describeServiceDeployments({
      serviceDeploymentArns: [serviceDeployments![0].serviceDeploymentArn!],
    });
    await pipeline.ecs.describeServiceRevisions({
      serviceRevisionArns: [serviceDeployments![0].targetServiceRevisionArn!],
    });
    const { tags } = await pipeline.ecs.listTagsForResource({
      resourceArn: taskDefinition,
    });
    expect(tags).toContainEqual({
      key: 'fargate-api:deployed-by',
      value: 'ci',
    });
  });

  it('is told why an image that crashes is rolled back', async () => {
    const digest = await delivery.push(
      orders.repositoryUri,
      'c0ffee2',
      { config: { Labels: { 'aws-simulator.behaviour': 'crash' } } },
      pipeline.credentials,
    );
    await pipeline.plan('ci-c0ffee2', `${orders.repositoryUri}@${digest}`);
    await bench.simulator.clock.advance(10);
    await pipeline.cloudFormation.executeChangeSet({
      StackName: API,
      ChangeSetName: 'ci-c0ffee2',
    });
    await bench.simulator.clock.advance(60);
    const { taskArns } = await pipeline.ecs.listTasks({
      cluster: service.cluster,
      serviceName: API,
      desiredStatus: 'STOPPED',
    });
    const { tasks } = await pipeline.ecs.describeTasks({
      cluster: service.cluster,
      tasks: taskArns,
    });
    const crashed = tasks!.find(
      ({ containers }) => containers![0].exitCode === 1,
    )!;
    const { Stacks } = await pipeline.cloudFormation.describeStacks({
      StackName: API,
    });
    const logGroupName = Stacks![0].Outputs!.find(
      ({ OutputKey }) => OutputKey === 'LogGroupName',
    )!.OutputValue;
    const { events } = await pipeline.logs.getLogEvents({
      logGroupName,
      logStreamName: `${API}/${API}/${crashed.taskArn!.split('/').pop()}`,
    });
    expect(events!.map(({ message }) => message)).toContain(
      'Error: Environment variable DATABASE_URL is not set',
    );
    await bench.simulator.clock.advance(MOST_SECONDS);
    expect(await bench.stackStatus(API)).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await pipeline.reasons()).toContain('Circuit Breaker');
  });

  it('of a pull request plans, and carries out nothing', async () => {
    const names = { StackName: API, ChangeSetName: 'plan-7' };
    await pullRequest.plan('plan-7', 'public.ecr.aws/nginx:1');
    await bench.simulator.clock.advance(10);
    const { Changes, Status } =
      await pullRequest.cloudFormation.describeChangeSet(names);
    expect(Status).toBe('CREATE_COMPLETE');
    expect(
      Changes!.map(({ ResourceChange }) => ResourceChange!.LogicalResourceId),
    ).toContain('TaskDefinition');
    await pullRequest.cloudFormation.describeStacks({ StackName: API });
    for (const one of [pullRequest, pipeline]) {
      expect(await denial(one.cloudFormation.executeChangeSet(names))).toEqual(
        denied('cloudformation:ExecuteChangeSet'),
      );
    }
    await pullRequest.cloudFormation.deleteChangeSet(names);
    expect(await denial(pullRequest.plan('ci-7', good))).toEqual(
      denied('cloudformation:CreateChangeSet'),
    );
    expect(
      await denial(
        delivery.push(orders.repositoryUri, 'x', {}, pullRequest.credentials),
      ),
    ).toEqual(denied('ecr:BatchCheckLayerAvailability'));
  });

  describe('cannot be assumed', () => {
    it.each<[string, () => string, string, object?]>([
      [
        'from another branch',
        () => orders.roleArn,
        'repo:acme@12/orders@34:ref:refs/heads/feature',
      ],
      [
        'from a branch whose name only begins like that',
        () => orders.roleArn,
        `${SUBJECT}-2`,
      ],
      [
        'from another repository',
        () => orders.roleArn,
        'repo:acme@12/stock@56:ref:refs/heads/main',
      ],
      [
        'from another repository of that name',
        () => orders.roleArn,
        'repo:acme@12/orders@35:ref:refs/heads/main',
      ],
      ['from a pull request', () => orders.roleArn, PULL_REQUEST],
      ["for another API's pipeline", () => stock.roleArn, SUBJECT],
      ['to plan from a branch', () => orders.planRoleArn, SUBJECT],
    ])('%s', async (_, role, subject) => {
      expect(await denial(delivery.assume(role(), subject))).toBe(
        'Not authorized to perform sts:AssumeRoleWithWebIdentity',
      );
    });

    it('for another audience, or by another issuer', async () => {
      expect(
        await denial(
          delivery.assume(orders.roleArn, SUBJECT, { aud: 'vault' }),
        ),
      ).not.toBe('allowed');
      expect(
        await denial(
          delivery.assume(orders.roleArn, SUBJECT, {
            iss: 'https://gitlab.com',
          }),
        ),
      ).toContain('No OpenIDConnect provider found in your account');
    });
  });

  describe('is denied', () => {
    it('another repository', async () => {
      expect(
        await denial(
          delivery.push(stock.repositoryUri, 'x', {}, pipeline.credentials),
        ),
      ).toEqual(denied('ecr:BatchCheckLayerAvailability'));
      const repositoryName = stock.repositoryUri.split('/')[1];
      expect(
        await denial(
          pipeline.ecr.putImage({ repositoryName, imageManifest: '{}' }),
        ),
      ).toEqual(denied('ecr:PutImage'));
    });

    it('to change or empty its own repository', async () => {
      const repositoryName = orders.repositoryUri.split('/')[1];
      expect(
        await denial(
          pipeline.ecr.putImageTagMutability({
            repositoryName,
            imageTagMutability: 'MUTABLE',
          }),
        ),
      ).toEqual(denied('ecr:PutImageTagMutability'));
      expect(
        await denial(
          pipeline.ecr.batchDeleteImage({
            repositoryName,
            imageIds: [{ imageTag: 'c0ffee0' }],
          }),
        ),
      ).toEqual(denied('ecr:BatchDeleteImage'));
    });

    it.each([
      'api-stock',
      DELIVERY,
      'environment-dev-cluster',
      'portal-roles',
      'api-new',
    ])('the stack %s', async StackName => {
      expect(
        await denial(
          pipeline.plan('ci-1', good, {
            StackName,
            ...(StackName === 'api-new' && { ChangeSetType: 'CREATE' }),
          }),
        ),
      ).toEqual(denied('cloudformation:CreateChangeSet'));
      expect(
        await denial(pipeline.cloudFormation.describeStacks({ StackName })),
      ).toEqual(denied('cloudformation:DescribeStacks'));
    });

    it.each<[string, string, object]>([
      ['of another name', 'fargate-api-1', {}],
      [
        'with tags',
        'ci-tags',
        { Tags: [{ Key: 'fargate-api:entity', Value: 'api:default/other' }] },
      ],
      [
        'with a service role',
        'ci-role',
        { RoleARN: `arn:aws:iam::${ACCOUNT}:role/admin` },
      ],
      [
        'with a template from elsewhere',
        'ci-url',
        {
          UsePreviousTemplate: undefined,
          TemplateURL: 'https://evil.s3.amazonaws.com/template.yml',
        },
      ],
      [
        'that imports',
        'ci-import',
        {
          ChangeSetType: 'IMPORT',
          ResourcesToImport: [
            {
              ResourceType: 'AWS::IAM::Role',
              LogicalResourceId: 'Mine',
              ResourceIdentifier: { RoleName: 'admin' },
            },
          ],
        },
      ],
    ])('a change set %s', async (_, name, input) => {
      expect(await denial(pipeline.plan(name, good, input))).toEqual(
        denied('cloudformation:CreateChangeSet'),
      );
    });

    it('to carry out what the portal planned', async () => {
      await owner.plan('fargate-api-7', good);
      await bench.simulator.clock.advance(10);
      expect(
        await denial(
          pipeline.cloudFormation.executeChangeSet({
            StackName: API,
            ChangeSetName: 'fargate-api-7',
          }),
        ),
      ).toEqual(denied('cloudformation:ExecuteChangeSet'));
    });

    it.each<[string, (as: Pipeline) => Promise<unknown>]>([
      [
        'cloudformation:DeleteStack',
        as => as.cloudFormation.deleteStack({ StackName: API }),
      ],
      [
        'cloudformation:UpdateStack',
        as =>
          as.cloudFormation.updateStack({
            StackName: API,
            UsePreviousTemplate: true,
          }),
      ],
      [
        'cloudformation:GetTemplate',
        as => as.cloudFormation.getTemplate({ StackName: API }),
      ],
      [
        'ecs:UpdateService',
        as => as.ecs.updateService({ ...service, desiredCount: 0 }),
      ],
      [
        'ecs:RegisterTaskDefinition',
        as =>
          as.ecs.registerTaskDefinition({
            family: API,
            containerDefinitions: [{ name: 'a', image: 'a' }],
          }),
      ],
      [
        'ecs:RunTask',
        as => as.ecs.runTask({ cluster: service.cluster, taskDefinition: API }),
      ],
      [
        'ecs:DescribeServices',
        as =>
          as.ecs.describeServices({
            cluster: service.cluster,
            services: ['api-stock'],
          }),
      ],
      [
        'iam:PutRolePolicy',
        as =>
          as.iam.putRolePolicy({
            RoleName: orders.roleArn.split('/').pop(),
            PolicyName: 'more',
            PolicyDocument: '{"Version":"2012-10-17","Statement":[]}',
          }),
      ],
      [
        'iam:AttachRolePolicy',
        as =>
          as.iam.attachRolePolicy({
            RoleName: orders.roleArn.split('/').pop(),
            PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
          }),
      ],
      [
        'secretsmanager:GetSecretValue',
        as =>
          as.secrets.getSecretValue({ SecretId: 'fargate-api/api-orders/A' }),
      ],
    ])('%s', async (action, call) => {
      expect(await denial(call(pipeline))).toEqual(denied(action));
    });
  });

  describe('by another template', () => {
    let changes = 0;

    /** @returns why it failed, after it was rolled back. */
    async function attempt(
      change: (
        resources: (path: (string | number)[], value: any) => void,
      ) => void,
    ): Promise<string> {
      const document = parseDocument(
        await readCloudFormationTemplate('public-api'),
      );
      change((path, value) =>
        document.setIn(['Resources', ...path], document.createNode(value)),
      );
      const name = `ci-evil-${changes++}`;
      await pipeline.plan(name, good, { TemplateBody: String(document) });
      expect(await pipeline.carryOut(name)).toBe('UPDATE_ROLLBACK_COMPLETE');
      return pipeline.reasons();
    }

    it('creates no role', async () => {
      const { Roles: before } = await owner.iam.listRoles({});
      const reasons = await attempt(set =>
        set(['Backdoor'], {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: ACCOUNT },
                  Action: 'sts:AssumeRole',
                },
              ],
            },
          },
        }),
      );
      expect(reasons).toContain('iam:CreateRole');
      const { Roles } = await owner.iam.listRoles({});
      expect(Roles!.length).toBe(before!.length);
    });

    it('gives a task no other role', async () => {
      const { Role } = await owner.iam.createRole({
        RoleName: `admin-${changes}`,
        AssumeRolePolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'ecs-tasks.amazonaws.com' },
              Action: 'sts:AssumeRole',
            },
          ],
        }),
      });
      expect(
        await attempt(set =>
          set(['TaskDefinition', 'Properties', 'TaskRoleArn'], Role!.Arn),
        ),
      ).toContain('iam:PassRole');
    });

    it('opens no shell in its containers', async () => {
      expect(
        await attempt(set =>
          set(['Service', 'Properties', 'EnableExecuteCommand'], true),
        ),
      ).toContain('ecs:UpdateService');
    });

    it('takes from its service no tag that says whose it is', async () => {
      expect(
        await attempt(set =>
          set(
            ['Service', 'Properties', 'Tags', 1, 'Value'],
            'arn:aws:cloudformation:eu-west-1:123456789012:stack/api-stock/1',
          ),
        ),
      ).toContain('ecs:TagResource');
    });

    it('registers no task definition of another API', async () => {
      expect(
        await attempt(set =>
          set(['TaskDefinition', 'Properties', 'Family'], 'api-stock'),
        ),
      ).toContain('ecs:RegisterTaskDefinition');
    });

    it('opens no security group', async () => {
      expect(
        await attempt(set =>
          set(['Open'], {
            Type: 'AWS::EC2::SecurityGroupIngress',
            Properties: {
              GroupId: { Ref: 'ServiceSecurityGroup' },
              IpProtocol: '-1',
              CidrIp: '0.0.0.0/0',
            },
          }),
        ),
      ).toContain('ec2:AuthorizeSecurityGroupIngress');
    });
  });

  it('deploys again after all that', async () => {
    await pipeline.plan('ci-again', good, {
      Parameters: pipeline.parametersFor({
        ImageUrl: good,
        DeployedCommit: 'c0ffee1',
      }),
    });
    expect(await pipeline.carryOut('ci-again')).toBe('UPDATE_COMPLETE');
  });

  it('is created by the portal, whose rights suffice to roll its provider back', async () => {
    const { deployRoleArn } = bench.aws.targets.get('dev');
    const portal = new Pipeline(
      delivery,
      await bench.roles!.assume(deployRoleArn!),
      [],
    );
    const names = {
      StackName: 'api-new-delivery',
      ChangeSetName: 'fargate-api-new',
    };
    await portal.cloudFormation.createChangeSet({
      ...names,
      ChangeSetType: 'CREATE',
      TemplateBody: await readCloudFormationTemplate('delivery'),
      Capabilities: ['CAPABILITY_IAM'],
      Tags: [{ Key: 'fargate-api:managed', Value: 'true' }],
      Parameters: portal.parametersFor({
        ApiStackName: 'api-new',
        ClusterName: service.cluster,
        ExecutionRoleArn: `arn:aws:iam::${ACCOUNT}:role/execution`,
        Issuer: 'gitlab.com',
        Subjects: SUBJECT,
        // Without a boundary, so that it is refused.
        RolePath: '/fargate-api/delivery/',
      }),
    });
    await bench.simulator.clock.advance(10);
    await portal.cloudFormation.executeChangeSet(names);
    await bench.simulator.clock.advance(MOST_SECONDS);
    expect(await bench.stackStatus('api-new-delivery')).toBe(
      'ROLLBACK_COMPLETE',
    );
    const { OpenIDConnectProviderList } =
      await owner.iam.listOpenIDConnectProviders({});
    expect(OpenIDConnectProviderList).toEqual([
      { Arn: expect.stringContaining('token.actions.githubusercontent.com') },
    ]);
  });

  it('has no statement that it does not need, nor has the portal to create it', async () => {
    await pipeline.ecr.getAuthorizationToken({});
    const { world } = bench.simulator;
    const needed = [
      ...neededStatements(bench.simulator),
      ...world
        .service(PolicyUse)
        .needed()
        .map(statement =>
          statement.replace(/^.*-delivery-(\w+)-\w+ (\w+)$/, '$1 $2'),
        ),
    ];
    const template = parseDocument(
      await readCloudFormationTemplate('delivery'),
    );
    const statements = [
      ...['DeploymentRole', 'PlanRole'].flatMap(role =>
        (template.getIn(['Resources', role, 'Properties', 'Policies']) as any)
          .toJSON()
          .flatMap(({ PolicyDocument }: any) => PolicyDocument.Statement)
          .map(({ Sid }: any) => `${role} ${Sid}`),
      ),
      ...allowingStatements().filter(one => one.startsWith('pipelines: ')),
    ];
    expect(statements.filter(one => !needed.includes(one))).toEqual([
      // According to AWS's resource schemas, their handlers call these.
      'DeploymentRole StopServiceDeployment',
      'DeploymentRole LookAtRoles',
      // AWS checks parameters of the types of VPCs and subnets.
      'PlanRole LookThroughCloudFormation',
      // Of GitOps: gitOpsRoles.test.ts.
      'pipelines: Boundary ChangeResources',
      'pipelines: Boundary LookAtRoles',
      // Of previews: previewRoles.test.ts.
      ...PREVIEW_STATEMENTS,
    ]);
  });
});
