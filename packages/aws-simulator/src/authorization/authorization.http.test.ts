import { ApiGatewayV2 } from '@aws-sdk/client-apigatewayv2';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { EC2 } from '@aws-sdk/client-ec2';
import { ECS } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAM } from '@aws-sdk/client-iam';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { SSM } from '@aws-sdk/client-ssm';
import { AssumeRoleCommandInput, Credentials, STS } from '@aws-sdk/client-sts';
import { Simulator, startSimulator } from '../Simulator';
import { Statement } from '../rights/PolicyDocument';
import { PolicyUse } from './PolicyUse';

const ACCOUNT = '123456789012';
const PORTAL_ACCOUNT = '999900001111';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/operator`;
const USER = `arn:aws:sts::${ACCOUNT}:assumed-role/operator/test`;

const document = (...statements: Partial<Statement>[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map(one => ({
      Effect: 'Allow',
      ...(one.Principal ? {} : { Resource: '*' }),
      ...one,
    })),
  });

describe('with IAM on', () => {
  let simulator: Simulator;
  let root: IAM;
  const clients: { destroy(): void }[] = [];

  function client<T extends { destroy(): void }>(
    Client: new (options: object) => T,
    credentials?: Credentials,
    accountId = ACCOUNT,
  ): T {
    const made = new Client({
      endpoint: simulator.url,
      region: 'eu-west-1',
      maxAttempts: 1,
      credentials: credentials
        ? {
            accessKeyId: credentials.AccessKeyId,
            secretAccessKey: credentials.SecretAccessKey,
            sessionToken: credentials.SessionToken,
          }
        : { accessKeyId: accountId, secretAccessKey: 'any' },
    });
    clients.push(made);
    return made;
  }

  beforeEach(async () => {
    simulator = await startSimulator({ iam: true });
    root = client(IAM);
  });

  afterEach(async () => {
    clients.splice(0).forEach(one => one.destroy());
    await simulator.close();
  });

  /** A role of the account with one inline policy. */
  async function makeRole(
    statements: Partial<Statement>[],
    {
      trust = [{ Action: 'sts:AssumeRole', Principal: { AWS: ACCOUNT } }],
      ...options
    }: { trust?: Partial<Statement>[]; PermissionsBoundary?: string } = {},
  ) {
    await root.createRole({
      RoleName: 'operator',
      AssumeRolePolicyDocument: document(...trust),
      ...options,
    });
    if (statements.length > 0) {
      await root.putRolePolicy({
        RoleName: 'operator',
        PolicyName: 'own',
        PolicyDocument: document(...statements),
      });
    }
  }

  const assume = async (
    input: Partial<AssumeRoleCommandInput> = {},
    sts = client(STS),
  ) =>
    (
      await sts.assumeRole({
        RoleArn: ROLE,
        RoleSessionName: 'test',
        ...input,
      })
    ).Credentials!;

  const refusal = async (call: Promise<unknown>) =>
    call.then(
      () => 'allowed',
      ({ name, message, $metadata }) =>
        `${$metadata.httpStatusCode} ${name}: ${message}`,
    );

  it('lets a session do with API Gateway what the methods of HTTP are allowed for', async () => {
    const gateway = 'arn:aws:apigateway:eu-west-1::';
    await makeRole([
      {
        Action: 'apigateway:POST',
        Resource: [`${gateway}/apis`, `${gateway}/apis/*/routes`],
      },
      {
        Action: 'apigateway:TagResource',
        Resource: `${gateway}/apis`,
        Condition: { StringEquals: { 'aws:RequestTag/team': 'orders' } },
      },
      {
        Action: ['apigateway:GET', 'apigateway:DELETE'],
        Resource: `${gateway}/apis/*`,
        Condition: { StringEquals: { 'aws:ResourceTag/team': 'orders' } },
      },
    ]);
    const session = client(ApiGatewayV2, await assume());
    const create = (team: string) =>
      session.createApi({ Name: 'a', ProtocolType: 'HTTP', Tags: { team } });
    const { ApiId } = await create('orders');
    expect(await refusal(create('users'))).toBe(
      `403 AccessDeniedException: User: ${USER} is not authorized to perform: apigateway:TagResource on resource: ${gateway}/apis because no identity-based policy allows the apigateway:TagResource action`,
    );
    expect(
      await refusal(session.createRoute({ ApiId, RouteKey: '$default' })),
    ).toBe('allowed');
    expect(
      await refusal(session.createStage({ ApiId, StageName: 'live' })),
    ).toBe(
      `403 AccessDeniedException: User: ${USER} is not authorized to perform: apigateway:POST on resource: ${gateway}/apis/${ApiId}/stages because no identity-based policy allows the apigateway:POST action`,
    );
    const other = await client(ApiGatewayV2).createApi({
      Name: 'b',
      ProtocolType: 'HTTP',
    });
    expect(await refusal(session.getApi({ ApiId }))).toBe('allowed');
    expect(await refusal(session.getApi({ ApiId: other.ApiId }))).toMatch(
      /^403 AccessDeniedException/,
    );
    expect(await refusal(session.deleteApi({ ApiId }))).toBe('allowed');
  });

  it('lets a session make a secret whose value it may not read', async () => {
    const secret = `arn:aws:secretsmanager:eu-west-1:${ACCOUNT}:secret:orders`;
    await makeRole([
      {
        Action: ['secretsmanager:CreateSecret', 'secretsmanager:TagResource'],
        Resource: `${secret}-??????`,
        Condition: { StringEquals: { 'aws:RequestTag/team': 'orders' } },
      },
      {
        Action: 'secretsmanager:PutSecretValue',
        Condition: {
          StringEquals: { 'secretsmanager:ResourceTag/team': 'orders' },
        },
      },
      {
        Action: ['ssm:PutParameter', 'ssm:GetParameter'],
        Resource: `arn:aws:ssm:eu-west-1:${ACCOUNT}:parameter/orders/*`,
      },
    ]);
    const credentials = await assume();
    const secrets = client(SecretsManager, credentials);
    const create = (Name: string, Value: string) =>
      refusal(secrets.createSecret({ Name, Tags: [{ Key: 'team', Value }] }));
    expect(await create('orders', 'orders')).toBe('allowed');
    expect(await create('orders', 'users')).toMatch(
      /^400 AccessDeniedException/,
    );
    expect(await create('users', 'orders')).toMatch(
      /^400 AccessDeniedException/,
    );
    const SecretId = 'orders';
    expect(
      await refusal(secrets.putSecretValue({ SecretId, SecretString: 'a' })),
    ).toBe('allowed');
    const { ARN } = await client(SecretsManager).describeSecret({ SecretId });
    expect(await refusal(secrets.getSecretValue({ SecretId }))).toBe(
      `400 AccessDeniedException: User: ${USER} is not authorized to perform: secretsmanager:GetSecretValue on resource: ${ARN} because no identity-based policy allows the secretsmanager:GetSecretValue action`,
    );

    const ssm = client(SSM, credentials);
    const put = (Name: string) =>
      refusal(ssm.putParameter({ Name, Value: 'a', Type: 'String' }));
    expect(await put('/orders/db')).toBe('allowed');
    expect(await refusal(ssm.getParameter({ Name: '/orders/db:1' }))).toBe(
      'allowed',
    );
    expect(await put('/users/db')).toMatch(/^400 AccessDeniedException/);
  });

  it('lets the root of an account do anything', async () => {
    await expect(client(ECS).listClusters({})).resolves.toBeDefined();
  });

  it('refuses a session in the words of each service', async () => {
    await makeRole([{ Action: 'ecs:DescribeServices' }]);
    const credentials = await assume();
    const cluster = 'main';
    const because = (action: string) =>
      `because no identity-based policy allows the ${action} action`;

    expect(
      await refusal(
        client(ECS, credentials).updateService({ cluster, service: 'orders' }),
      ),
    ).toBe(
      `403 AccessDeniedException: User: ${USER} is not authorized to perform: ecs:UpdateService on resource: arn:aws:ecs:eu-west-1:${ACCOUNT}:service/main/orders ${because(
        'ecs:UpdateService',
      )}`,
    );
    expect(await refusal(client(ECS, credentials).listClusters({}))).toBe(
      `403 AccessDeniedException: User: ${USER} is not authorized to perform: ecs:ListClusters on resource: * ${because(
        'ecs:ListClusters',
      )}`,
    );
    expect(
      await refusal(
        client(CloudFormation, credentials).deleteStack({
          StackName: 'orders',
        }),
      ),
    ).toBe(
      `403 AccessDenied: User: ${USER} is not authorized to perform: cloudformation:DeleteStack on resource: arn:aws:cloudformation:eu-west-1:${ACCOUNT}:stack/orders/* ${because(
        'cloudformation:DeleteStack',
      )}`,
    );
    expect(
      await refusal(
        client(ElasticLoadBalancingV2, credentials).describeLoadBalancers({}),
      ),
    ).toBe(
      `403 AccessDenied: User: ${USER} is not authorized to perform: elasticloadbalancing:DescribeLoadBalancers ${because(
        'elasticloadbalancing:DescribeLoadBalancers',
      )}`,
    );
    expect(await refusal(client(EC2, credentials).describeVpcs({}))).toBe(
      `403 UnauthorizedOperation: You are not authorized to perform this operation. User: ${USER} is not authorized to perform: ec2:DescribeVpcs ${because(
        'ec2:DescribeVpcs',
      )}`,
    );
    expect(
      await refusal(
        client(EC2, credentials).deleteNatGateway({ NatGatewayId: 'nat-1' }),
      ),
    ).toMatch(
      new RegExp(
        `^403 UnauthorizedOperation: You are not authorized to perform this operation. User: ${USER} is not authorized to perform: ec2:DeleteNatGateway on resource: arn:aws:ec2:eu-west-1:${ACCOUNT}:natgateway/nat-1 ${because(
          'ec2:DeleteNatGateway',
        )}. Encoded authorization failure message: \\w+$`,
      ),
    );
  });

  it('tells which policy is in the way', async () => {
    const boundary = `arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy`;
    await makeRole(
      [{ Action: '*' }, { Effect: 'Deny', Action: 'ecs:DeleteService' }],
      { PermissionsBoundary: boundary },
    );
    const bounded = client(ECS, await assume());
    expect(await refusal(bounded.listClusters({}))).toMatch(
      /because no permissions boundary allows the ecs:ListClusters action$/,
    );
    expect(await refusal(bounded.deleteService({ service: 'orders' }))).toMatch(
      /service\/default\/orders with an explicit deny in an identity-based policy$/,
    );
  });

  it('narrows a session by its own policies', async () => {
    await makeRole([{ Action: 'ecs:*' }]);
    const narrowed = client(
      ECS,
      await assume({ Policy: document({ Action: 'ecs:DescribeClusters' }) }),
    );
    expect(await refusal(narrowed.describeClusters({}))).toBe('allowed');
    expect(await refusal(narrowed.listClusters({}))).toMatch(
      /because no session policy allows the ecs:ListClusters action$/,
    );
    const byArn = client(
      ECS,
      await assume({
        PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/AdministratorAccess' }],
      }),
    );
    expect(await refusal(byArn.listClusters({}))).toBe('allowed');
  });

  it('tells which statements the calls have needed', async () => {
    await makeRole([
      { Sid: 'Both', Action: ['ecs:ListClusters', 'ecs:DescribeClusters'] },
      { Sid: 'Again', Action: 'ecs:ListClusters' },
      { Sid: 'Never', Action: 'ecs:DeleteCluster' },
    ]);
    const ecs = client(ECS, await assume());
    const needed = () => simulator.world.service(PolicyUse).needed();

    await ecs.listClusters({});
    expect(needed()).toEqual([]);
    await refusal(ecs.deleteService({ service: 'orders' }));
    await ecs.describeClusters({});
    expect(needed()).toEqual([`${ROLE} Both`]);
  });

  it('does not guess what a policy of AWS allows', async () => {
    await makeRole([]);
    await root.attachRolePolicy({
      RoleName: 'operator',
      PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    });
    expect(await refusal(client(ECS, await assume()).listClusters({}))).toMatch(
      /The AWS simulator does not know what the policy arn:aws:iam::aws:policy\/ReadOnlyAccess allows/,
    );
  });

  it('knows the tags of resources, requests and sessions', async () => {
    await makeRole(
      [
        {
          Action: ['ecs:CreateCluster', 'ecs:TagResource'],
          Condition: {
            StringEquals: { 'aws:RequestTag/team': '${aws:PrincipalTag/team}' },
          },
        },
        {
          Action: 'ecs:DeleteCluster',
          Condition: {
            StringEquals: {
              'aws:ResourceTag/team': '${aws:PrincipalTag/team}',
            },
          },
        },
      ],
      {
        trust: [
          {
            Action: ['sts:AssumeRole', 'sts:TagSession'],
            Principal: { AWS: ACCOUNT },
          },
        ],
      },
    );
    const ofTeam = async (Value: string) =>
      client(ECS, await assume({ Tags: [{ Key: 'team', Value }] }));
    const a = await ofTeam('a');
    const b = await ofTeam('b');
    const cluster = (value: string) => ({
      clusterName: 'main',
      tags: [{ key: 'team', value }],
    });

    expect(await refusal(a.createCluster(cluster('b')))).toMatch(
      /not authorized to perform: ecs:CreateCluster/,
    );
    expect(await refusal(a.createCluster(cluster('a')))).toBe('allowed');
    expect(await refusal(b.deleteCluster({ cluster: 'main' }))).toMatch(
      /not authorized to perform: ecs:DeleteCluster/,
    );
    expect(await refusal(a.deleteCluster({ cluster: 'main' }))).toBe('allowed');
  });

  describe('a role', () => {
    const trusting = (
      Principal: string,
      rest: Partial<Statement> = {},
    ): Partial<Statement> => ({
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Principal: { AWS: Principal },
      ...rest,
    });
    const PORTAL_ROLE = `arn:aws:iam::${PORTAL_ACCOUNT}:role/portal`;
    const PORTAL = `arn:aws:sts::${PORTAL_ACCOUNT}:assumed-role/portal/test`;

    /** Somebody in a role of another account. */
    async function portal(statements: Partial<Statement>[]) {
      const other = client(IAM, undefined, PORTAL_ACCOUNT);
      await other.createRole({
        RoleName: 'portal',
        AssumeRolePolicyDocument: document(trusting(PORTAL_ACCOUNT)),
      });
      if (statements.length > 0) {
        await other.putRolePolicy({
          RoleName: 'portal',
          PolicyName: 'own',
          PolicyDocument: document(...statements),
        });
      }
      return client(
        STS,
        await assume(
          { RoleArn: PORTAL_ROLE },
          client(STS, undefined, PORTAL_ACCOUNT),
        ),
      );
    }
    const denied = (action: string) =>
      `403 AccessDenied: User: ${PORTAL} is not authorized to perform: ${action} on resource: ${ROLE}`;

    it('that does not exist cannot be assumed', async () => {
      expect(await refusal(assume())).toBe(
        `403 AccessDenied: User: arn:aws:iam::${ACCOUNT}:root is not authorized to perform: sts:AssumeRole on resource: ${ROLE}`,
      );
    });

    it('of another account needs trust there and a permission here', async () => {
      const sts = await portal([{ Action: 'sts:AssumeRole', Resource: ROLE }]);
      await makeRole([], { trust: [trusting(PORTAL_ROLE)] });
      expect(await refusal(assume({}, sts))).toBe('allowed');
      await root.deleteRole({ RoleName: 'operator' });
      await makeRole([], { trust: [trusting(ACCOUNT)] });
      expect(await refusal(assume({}, sts))).toBe(denied('sts:AssumeRole'));
    });

    it('is refused to whom the own account allows nothing', async () => {
      const sts = await portal([]);
      await makeRole([], { trust: [trusting(PORTAL_ROLE)] });
      expect(await refusal(assume({}, sts))).toBe(denied('sts:AssumeRole'));
    });

    it('wants its external id, and tags only where it lets sessions be tagged', async () => {
      const sts = await portal([
        { Action: ['sts:AssumeRole', 'sts:TagSession'], Resource: ROLE },
      ]);
      await makeRole([], {
        trust: [
          trusting(PORTAL_ROLE, {
            Condition: {
              StringEquals: { 'sts:ExternalId': 'secret' },
              'ForAllValues:StringEquals': { 'aws:TagKeys': 'initiator' },
            },
          }),
        ],
      });
      const ExternalId = 'secret';
      const tag = (Key: string) => [{ Key, Value: 'user:default/jane' }];
      expect(await refusal(assume({}, sts))).toBe(denied('sts:AssumeRole'));
      expect(await refusal(assume({ ExternalId }, sts))).toBe('allowed');
      expect(
        await refusal(assume({ ExternalId, Tags: tag('initiator') }, sts)),
      ).toBe('allowed');
      expect(
        await refusal(assume({ ExternalId, Tags: tag('admin') }, sts)),
      ).toBe(denied('sts:AssumeRole'));
    });

    it('can deny somebody whom it trusts', async () => {
      await makeRole([], {
        trust: [
          trusting(ACCOUNT),
          trusting('*', {
            Effect: 'Deny',
            Condition: { StringLike: { 'sts:RoleSessionName': 'evil*' } },
          }),
        ],
      });
      expect(await refusal(assume())).toBe('allowed');
      expect(await refusal(assume({ RoleSessionName: 'evil-one' }))).toMatch(
        /^403 AccessDenied/,
      );
    });

    it('is passed only to whom and by whom it may be', async () => {
      await makeRole([
        { Action: ['ecs:RegisterTaskDefinition'] },
        {
          Action: 'iam:PassRole',
          Resource: `arn:aws:iam::${ACCOUNT}:role/tasks/*`,
          Condition: {
            StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
          },
        },
      ]);
      await root.createRole({
        RoleName: 'task',
        Path: '/tasks/',
        AssumeRolePolicyDocument: document({
          Action: 'sts:AssumeRole',
          Principal: { Service: 'ecs-tasks.amazonaws.com' },
        }),
      });
      const ecs = client(ECS, await assume());
      const register = (taskRoleArn: string) =>
        refusal(
          ecs.registerTaskDefinition({
            family: 'orders',
            networkMode: 'awsvpc',
            requiresCompatibilities: ['FARGATE'],
            cpu: '256',
            memory: '512',
            taskRoleArn,
            containerDefinitions: [{ name: 'app', image: 'nginx' }],
          }),
        );
      expect(await register(`arn:aws:iam::${ACCOUNT}:role/tasks/task`)).toBe(
        'allowed',
      );
      expect(await register(ROLE)).toBe(
        `403 AccessDeniedException: User: ${USER} is not authorized to perform: iam:PassRole on resource: ${ROLE} because no identity-based policy allows the iam:PassRole action`,
      );
    });
  });

  describe('CloudFormation', () => {
    const TEMPLATE = JSON.stringify({
      Resources: {
        Group: { Type: 'AWS::Logs::LogGroup' },
      },
    });
    const STACKS = {
      Action: 'cloudformation:*',
      Resource: `arn:aws:cloudformation:eu-west-1:${ACCOUNT}:stack/orders/*`,
    };
    const GROUPS = {
      Action: ['logs:*'],
      Resource: `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:orders-Group-*`,
    };
    const LISTING = { Action: 'logs:DescribeLogGroups' };
    const SERVICE_ROLE = `arn:aws:iam::${ACCOUNT}:role/cloudformation`;

    /** Deploys a stack, and gives its status and what failed. */
    async function deploy(
      input: object = {},
      credentials?: Credentials,
    ): Promise<string> {
      const cloudFormation = client(
        CloudFormation,
        credentials ?? (await assume()),
      );
      await cloudFormation.createStack({
        StackName: 'orders',
        TemplateBody: TEMPLATE,
        OnFailure: 'DO_NOTHING',
        ...input,
      });
      return outcome();
    }

    async function outcome(): Promise<string> {
      await simulator.clock.advance(600);
      const { StackEvents } = await client(CloudFormation).describeStackEvents({
        StackName: 'orders',
      });
      const [last] = StackEvents!;
      const failed = StackEvents!.find(
        ({ ResourceStatus, LogicalResourceId }) =>
          ResourceStatus!.endsWith('FAILED') && LogicalResourceId !== 'orders',
      );
      return `${last.ResourceStatus} ${failed?.ResourceStatusReason ?? ''}`;
    }

    /** A role that CloudFormation may take on. */
    async function makeServiceRole(
      statements: Partial<Statement>[],
      service = 'cloudformation.amazonaws.com',
    ) {
      await root.createRole({
        RoleName: 'cloudformation',
        AssumeRolePolicyDocument: document({
          Action: 'sts:AssumeRole',
          Principal: { Service: service },
        }),
      });
      await root.putRolePolicy({
        RoleName: 'cloudformation',
        PolicyName: 'own',
        PolicyDocument: document(...statements),
      });
    }

    it('works with the rights of its caller', async () => {
      await makeRole([STACKS, GROUPS, LISTING]);
      expect(await deploy()).toBe('CREATE_COMPLETE ');
    });

    it('says in an event what its caller may not do', async () => {
      await makeRole([STACKS, LISTING]);
      expect(await deploy()).toMatch(
        new RegExp(
          `^CREATE_FAILED Resource handler returned message: "User: ${USER} is not authorized to perform: logs:CreateLogGroup on resource: arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:orders-Group-\\* because no identity-based policy allows the logs:CreateLogGroup action \\(Service: CloudWatchLogs, Status Code: 400, Request ID: .+\\) \\(SDK Attempt Count: 1\\)" \\(RequestToken: .+, HandlerErrorCode: AccessDenied\\)$`,
        ),
      );
    });

    it('can be told apart from its caller', async () => {
      const Condition = {
        'ForAnyValue:StringEquals': {
          'aws:CalledVia': 'cloudformation.amazonaws.com',
        },
      };
      await makeRole([
        STACKS,
        { ...GROUPS, Condition },
        { ...LISTING, Condition },
      ]);
      expect(await deploy()).toBe('CREATE_COMPLETE ');
      expect(
        await refusal(
          client(CloudWatchLogs, await assume()).describeLogGroups({}),
        ),
      ).toMatch(/logs:DescribeLogGroups/);
    });

    it('works with the rights of a service role, as long as the stack lives', async () => {
      await makeServiceRole([GROUPS, LISTING]);
      await makeRole([
        STACKS,
        { Action: 'iam:PassRole', Resource: SERVICE_ROLE },
      ]);
      expect(await deploy({ RoleARN: SERVICE_ROLE })).toBe('CREATE_COMPLETE ');

      await root.putRolePolicy({
        RoleName: 'cloudformation',
        PolicyName: 'own',
        PolicyDocument: document(LISTING),
      });
      await client(CloudFormation, await assume()).deleteStack({
        StackName: 'orders',
      });
      expect(await outcome()).toMatch(
        new RegExp(
          `^DELETE_FAILED .*"User: arn:aws:sts::${ACCOUNT}:assumed-role/cloudformation/AWSCloudFormation is not authorized to perform: logs:DeleteLogGroup`,
        ),
      );
    });

    it('takes a service role only from who may pass it', async () => {
      await makeServiceRole([{ Action: '*' }]);
      await makeRole([
        STACKS,
        {
          Action: 'iam:PassRole',
          Condition: {
            StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
          },
        },
      ]);
      expect(await refusal(deploy({ RoleARN: SERVICE_ROLE }))).toBe(
        `403 AccessDenied: User: ${USER} is not authorized to perform: iam:PassRole on resource: ${SERVICE_ROLE} because no identity-based policy allows the iam:PassRole action`,
      );
    });

    it('does not take on a role that does not trust it', async () => {
      await makeServiceRole([{ Action: '*' }], 'ecs-tasks.amazonaws.com');
      await makeRole([STACKS, { Action: 'iam:PassRole' }]);
      expect(await refusal(deploy({ RoleARN: SERVICE_ROLE }))).toBe(
        `400 ValidationError: Role ${SERVICE_ROLE} is invalid or cannot be assumed`,
      );
    });

    it('rolls back with the same rights', async () => {
      await makeRole([
        STACKS,
        LISTING,
        {
          ...GROUPS,
          Action: ['logs:CreateLogGroup', 'logs:ListTagsForResource'],
        },
      ]);
      const result = await deploy({ OnFailure: 'ROLLBACK' });
      expect(result).toMatch(
        /^ROLLBACK_FAILED .*logs:GetDataProtectionPolicy|^ROLLBACK_FAILED .*logs:DeleteLogGroup/,
      );
    });
  });
});
