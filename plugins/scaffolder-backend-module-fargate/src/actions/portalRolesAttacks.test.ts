import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  ExecuteChangeSetCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation';
import {
  EC2Client,
  RevokeSecurityGroupEgressCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateServiceCommand,
  DescribeServicesCommand,
  ECSClient,
  ListTasksCommand,
  StopTaskCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  IAMClient,
  ListRolesCommand,
} from '@aws-sdk/client-iam';
import {
  CreateSecretCommand,
  GetSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import {
  GetParametersCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { FargateTarget } from '@fargate-api/backstage-plugin-fargate-api-node';
import { AwsCredentialIdentity } from '@smithy/types';
import { PortalRoles } from '../__testUtils__/PortalRoles';
import { ACCOUNT, TestBench } from '../__testUtils__/TestBench';

const owner = 'group:default/team-a';

const TAG = { Key: 'fargate-api:managed', Value: 'true' };

const trust = (Principal: object) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }],
});
const TASKS = trust({ Service: 'ecs-tasks.amazonaws.com' });

jest.setTimeout(300_000);

describe('the roles of examples/iam/portal-roles.yml deny', () => {
  let bench: TestBench;
  let roles: PortalRoles;
  let target: FargateTarget;
  let deployer: AwsCredentialIdentity;
  let attacker: CloudFormationClient;
  let account: CloudFormationClient;
  let orders: Record<string, any>;
  let count = 0;

  /** The error of a call that must not succeed. */
  const denial = (call: Promise<unknown>): Promise<string> =>
    call.then(
      () => 'allowed',
      error => error.message,
    );
  const denied = (action: string) =>
    expect.stringContaining(`is not authorized to perform: ${action} `);

  beforeAll(async () => {
    bench = await TestBench.start(
      {},
      { roles: { ApiNames: 'api-*', RecordNames: '*.api.acme.com' } },
    );
    roles = bench.roles!;
    account = roles.client(CloudFormationClient, ACCOUNT);
    target = bench.aws.targets.get('dev');
    const environment = await bench.run('fargate:environment:deploy', {
      target: 'dev',
      name: 'dev',
      owner,
    });
    ({ outputs: orders } = await bench.run('fargate:public-api:deploy', {
      name: 'api-orders',
      owner,
      environmentStackArn: environment.outputs.stackArn,
      image: 'public.ecr.aws/docker/library/nginx:1.27',
    }));
    await stackOfOthers();
  });
  afterAll(() => bench.close());

  /** A stack with a strong service role, and a network, of somebody else. */
  async function stackOfOthers(): Promise<void> {
    await roles.client(IAMClient, ACCOUNT).send(
      new CreateRoleCommand({
        RoleName: 'strong',
        AssumeRolePolicyDocument: JSON.stringify(
          trust({ Service: 'cloudformation.amazonaws.com' }),
        ),
      }),
    );
    await roles.client(IAMClient, ACCOUNT).send(
      new AttachRolePolicyCommand({
        RoleName: 'strong',
        PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
      }),
    );
    await roles.client(IAMClient, ACCOUNT).send(
      new CreateRoleCommand({
        RoleName: 'unbounded',
        Path: target.rolePath,
        AssumeRolePolicyDocument: JSON.stringify(TASKS),
      }),
    );
    await account.send(
      new CreateStackCommand({
        StackName: 'legacy',
        RoleARN: `arn:aws:iam::${ACCOUNT}:role/strong`,
        TemplateBody: JSON.stringify({
          Resources: {
            Vpc: {
              Type: 'AWS::EC2::VPC',
              Properties: { CidrBlock: '10.9.0.0/16' },
            },
            Routes: {
              Type: 'AWS::EC2::RouteTable',
              Properties: { VpcId: { Ref: 'Vpc' } },
            },
            Group: {
              Type: 'AWS::EC2::SecurityGroup',
              Properties: { GroupDescription: 'x', VpcId: { Ref: 'Vpc' } },
            },
            Cluster: { Type: 'AWS::ECS::Cluster' },
          },
        }),
      }),
    );
    await bench.simulator.clock.advance(600);
  }

  const idOf = async (logicalId: string) => {
    const { StackEvents } = await account.send(
      new DescribeStackEventsCommand({ StackName: 'legacy' }),
    );
    return StackEvents!.find(
      event =>
        event.LogicalResourceId === logicalId && event.PhysicalResourceId,
    )!.PhysicalResourceId!;
  };

  const changeSet = (input = {}) =>
    attacker.send(
      new CreateChangeSetCommand({
        StackName: 'api-evil',
        ChangeSetName: `fargate-api-${++count}`,
        ChangeSetType: 'CREATE',
        TemplateBody: JSON.stringify({
          Resources: { Group: { Type: 'AWS::Logs::LogGroup' } },
        }),
        Tags: [TAG],
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        ...input,
      }),
    );

  /** Deploys templates one after the other, and gives what the last one was denied. */
  async function deploy(...templates: object[]): Promise<string[]> {
    const StackName = `api-evil-${++count}`;
    for (const [index, Resources] of templates.entries()) {
      const { Id } = await changeSet({
        StackName,
        ChangeSetType: index ? 'UPDATE' : 'CREATE',
        TemplateBody: JSON.stringify({ Resources }),
      });
      await bench.simulator.clock.advance(30);
      await attacker.send(new ExecuteChangeSetCommand({ ChangeSetName: Id }));
      await bench.simulator.clock.advance(300);
    }
    const { StackEvents } = await account.send(
      new DescribeStackEventsCommand({ StackName }),
    );
    return StackEvents!.flatMap(
      ({ ResourceStatus, ResourceStatusReason }) =>
        (ResourceStatus!.endsWith('_FAILED') &&
          /to perform: (\S+)/.exec(ResourceStatusReason ?? '')?.[1]) ||
        [],
    );
  }

  describe('to the one that deploys', () => {
    // A session lasts an hour, and deployments take their virtual time.
    beforeEach(async () => {
      deployer = await roles.assume(target.deployRoleArn!);
      attacker = roles.client(CloudFormationClient, deployer);
    });

    it.each<[string, object]>([
      ['a foreign stack', { StackName: 'legacy', ChangeSetType: 'UPDATE' }],
      ['a new stack of another name', { StackName: 'other' }],
      ['a strong role', { RoleARN: `arn:aws:iam::${ACCOUNT}:role/strong` }],
      ['a stack without the mark', { Tags: [] }],
      ['another mark', { Tags: [{ ...TAG, Value: 'false' }] }],
      ['a change set of another name', { ChangeSetName: 'mine' }],
      [
        'a template from elsewhere',
        {
          TemplateBody: undefined,
          TemplateURL: 'https://b.s3.amazonaws.com/t',
        },
      ],
    ])('a change set with %s', async (_, input) => {
      expect(await denial(changeSet(input))).toEqual(
        denied('cloudformation:CreateChangeSet'),
      );
    });

    it('what changes or deletes a foreign stack', async () => {
      const StackName = 'legacy';
      const { Id } = await account.send(
        new CreateChangeSetCommand({
          StackName,
          ChangeSetName: 'theirs',
          UsePreviousTemplate: true,
          Tags: [{ Key: 'a', Value: 'b' }],
        }),
      );
      expect(
        await denial(
          attacker.send(new ExecuteChangeSetCommand({ ChangeSetName: Id })),
        ),
      ).toEqual(denied('cloudformation:ExecuteChangeSet'));
      expect(
        await denial(attacker.send(new DeleteStackCommand({ StackName }))),
      ).toEqual(denied('cloudformation:DeleteStack'));
      expect(
        await denial(
          attacker.send(
            new UpdateTerminationProtectionCommand({
              StackName,
              EnableTerminationProtection: false,
            }),
          ),
        ),
      ).toEqual(denied('cloudformation:UpdateTerminationProtection'));
    });

    it('every change past CloudFormation', async () => {
      const explicit = (action: string) =>
        expect.stringMatching(
          new RegExp(
            `${action} .*with an explicit deny in an identity-based policy`,
          ),
        );
      expect(
        await denial(
          roles.client(IAMClient, deployer).send(
            new CreateRoleCommand({
              RoleName: 'evil',
              Path: target.rolePath,
              PermissionsBoundary: target.permissionsBoundaryArn,
              AssumeRolePolicyDocument: JSON.stringify(TASKS),
            }),
          ),
        ),
      ).toEqual(explicit('iam:CreateRole'));
      expect(
        await denial(
          roles.client(ECSClient, deployer).send(
            new UpdateServiceCommand({
              cluster: orders.clusterName,
              service: 'api-orders',
              desiredCount: 0,
            }),
          ),
        ),
      ).toEqual(explicit('ecs:UpdateService'));
      expect(
        await denial(
          roles.client(EC2Client, deployer).send(
            new RevokeSecurityGroupEgressCommand({
              GroupId: await idOf('Group'),
            }),
          ),
        ),
      ).toEqual(explicit('ec2:RevokeSecurityGroupEgress'));
    });

    const role = (properties: object = {}) => ({
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: TASKS,
          Path: target.rolePath,
          PermissionsBoundary: target.permissionsBoundaryArn,
          ...properties,
        },
      },
    });
    const anything = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    };

    it.each<[string, string, () => object[]]>([
      [
        'a role without the boundary',
        'iam:CreateRole',
        () => [role({ PermissionsBoundary: undefined })],
      ],
      [
        'a role with another boundary',
        'iam:CreateRole',
        () => [
          role({
            PermissionsBoundary: 'arn:aws:iam::aws:policy/AdministratorAccess',
          }),
        ],
      ],
      [
        'a role at another path',
        'iam:CreateRole',
        () => [role({ Path: '/fargate-api/portal/' })],
      ],
      [
        'a policy for a role without the boundary',
        'iam:PutRolePolicy',
        () => [
          {
            Policy: {
              Type: 'AWS::IAM::RolePolicy',
              Properties: {
                RoleName: 'unbounded',
                PolicyName: 'a',
                PolicyDocument: anything,
              },
            },
          },
        ],
      ],
      [
        'an administrator',
        'iam:AttachRolePolicy',
        () => [
          role({
            ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
          }),
        ],
      ],
      [
        'a boundary removed',
        'iam:DeleteRolePermissionsBoundary',
        () => [role(), role({ PermissionsBoundary: undefined })],
      ],
      [
        'a role that comes to trust somebody else',
        'iam:UpdateAssumeRolePolicy',
        () => [
          role(),
          role({ AssumeRolePolicyDocument: trust({ AWS: '666666666666' }) }),
        ],
      ],
      [
        'a policy for a foreign role',
        'iam:PutRolePolicy',
        () => [
          {
            Policy: {
              Type: 'AWS::IAM::RolePolicy',
              Properties: {
                RoleName: 'strong',
                PolicyName: 'a',
                PolicyDocument: anything,
              },
            },
          },
        ],
      ],
      [
        'a managed policy',
        'iam:CreatePolicy',
        () => [
          {
            Policy: {
              Type: 'AWS::IAM::ManagedPolicy',
              Properties: { PolicyDocument: anything },
            },
          },
        ],
      ],
      [
        'a container with a foreign role',
        'iam:PassRole',
        () => [
          {
            Task: {
              Type: 'AWS::ECS::TaskDefinition',
              Properties: {
                Family: 'api-evil',
                TaskRoleArn: `arn:aws:iam::${ACCOUNT}:role/strong`,
                NetworkMode: 'awsvpc',
                RequiresCompatibilities: ['FARGATE'],
                Cpu: '256',
                Memory: '512',
                ContainerDefinitions: [{ Name: 'a', Image: 'a' }],
              },
            },
          },
        ],
      ],
      [
        'a log group of somebody else’s name',
        'logs:CreateLogGroup',
        () => [
          {
            Group: {
              Type: 'AWS::Logs::LogGroup',
              Properties: { LogGroupName: 'audit' },
            },
          },
        ],
      ],
      [
        'a certificate for another name',
        'acm:RequestCertificate',
        () => [
          {
            Certificate: {
              Type: 'AWS::CertificateManager::Certificate',
              Properties: {
                DomainName: 'login.acme.com',
                ValidationMethod: 'DNS',
              },
            },
          },
        ],
      ],
      [
        'a record of another name',
        'route53:ChangeResourceRecordSets',
        () => [
          {
            Record: {
              Type: 'AWS::Route53::RecordSet',
              Properties: {
                HostedZoneId: 'Z123',
                Name: 'login.acme.com',
                Type: 'A',
                TTL: '60',
                ResourceRecords: ['203.0.113.66'],
              },
            },
          },
        ],
      ],
    ])('in a template of its own %s', async (_, action, templates) => {
      expect(await deploy(...templates())).toContain(action);
    });

    it.each<[string, string, object]>([
      [
        'Group',
        'ec2:AuthorizeSecurityGroupIngress',
        {
          Type: 'AWS::EC2::SecurityGroupIngress',
          Properties: {
            GroupId: { Ref: 'Id' },
            IpProtocol: '-1',
            CidrIp: '0.0.0.0/0',
          },
        },
      ],
      [
        'Routes',
        'ec2:CreateRoute',
        {
          Type: 'AWS::EC2::Route',
          Properties: {
            RouteTableId: { Ref: 'Id' },
            DestinationCidrBlock: '0.0.0.0/0',
            GatewayId: 'igw-1',
          },
        },
      ],
      [
        'Vpc',
        'ec2:CreateSubnet',
        {
          Type: 'AWS::EC2::Subnet',
          Properties: { VpcId: { Ref: 'Id' }, CidrBlock: '10.9.1.0/24' },
        },
      ],
      [
        'Cluster',
        'ecs:CreateService',
        {
          Type: 'AWS::ECS::Service',
          Properties: { Cluster: { Ref: 'Id' }, TaskDefinition: 'api-orders' },
        },
      ],
    ])(
      'in a template of its own what changes a foreign %s',
      async (logicalId, action, resource) => {
        const id = await idOf(logicalId);
        const Resource = JSON.parse(
          JSON.stringify(resource).replace('{"Ref":"Id"}', `"${id}"`),
        );
        expect(await deploy({ Resource })).toContain(action);
      },
    );
  });

  describe('to the one that operates', () => {
    let ecs: ECSClient;
    let foreign: { cluster: string; service: string };

    beforeAll(async () => {
      ecs = roles.client(ECSClient, await roles.assume(target.operateRoleArn!));
      foreign = { cluster: await idOf('Cluster'), service: 'theirs' };
      const root = roles.client(ECSClient, ACCOUNT);
      const own = await root.send(
        new DescribeServicesCommand({
          cluster: orders.clusterName,
          services: ['api-orders'],
        }),
      );
      await root.send(
        new CreateServiceCommand({
          cluster: foreign.cluster,
          serviceName: foreign.service,
          taskDefinition: own.services![0].taskDefinition,
          networkConfiguration: own.services![0].networkConfiguration,
          launchType: 'FARGATE',
          desiredCount: 1,
        }),
      );
      await bench.simulator.clock.advance(120);
    });

    const update = (input: object) =>
      denial(
        ecs.send(
          new UpdateServiceCommand({
            cluster: orders.clusterName,
            service: 'api-orders',
            ...input,
          }),
        ),
      );

    it.each([
      ['another image', { taskDefinition: 'other' }],
      ['a way into the containers', { enableExecuteCommand: true }],
      [
        'another network',
        {
          networkConfiguration: {
            awsvpcConfiguration: {
              subnets: ['subnet-1'],
              assignPublicIp: 'ENABLED',
            },
          },
        },
      ],
    ])('%s', async (_, input) => {
      expect(await update(input)).toEqual(denied('ecs:UpdateService'));
    });

    it('nothing that it is for', async () => {
      expect(await update({ desiredCount: 3 })).toBe('allowed');
      expect(await update({ forceNewDeployment: true })).toBe('allowed');
    });

    it('a service and a task of somebody else', async () => {
      expect(await update({ ...foreign, desiredCount: 0 })).toEqual(
        denied('ecs:UpdateService'),
      );
      const { taskArns } = await roles
        .client(ECSClient, ACCOUNT)
        .send(new ListTasksCommand({ cluster: foreign.cluster }));
      expect(
        await denial(
          ecs.send(
            new StopTaskCommand({
              cluster: foreign.cluster,
              task: taskArns![0],
            }),
          ),
        ),
      ).toEqual(denied('ecs:StopTask'));
    });
  });

  describe('themselves', () => {
    const RoleSessionName = 'evil';
    const cannotAssume = expect.stringContaining(
      'not authorized to perform: sts:',
    );

    it('without the external id, or who asked for it', async () => {
      for (const input of [
        { ExternalId: undefined },
        { ExternalId: 'another' },
        { Tags: [] },
        { Tags: [{ Key: 'admin', Value: 'true' }] },
      ]) {
        expect(
          await denial(roles.assume(target.deployRoleArn!, input)),
        ).toEqual(cannotAssume);
      }
    });

    it('to anybody but the portal', async () => {
      for (const RoleArn of [target.lookRoleArn!, target.deployRoleArn!]) {
        expect(
          await denial(
            roles.client(STSClient, '666666666666').send(
              new AssumeRoleCommand({
                RoleArn,
                RoleSessionName,
                ExternalId: 'an-external-id',
              }),
            ),
          ),
        ).toEqual(cannotAssume);
      }
    });

    describe('as far as the boundary goes, whatever is attached to a role', () => {
      let session: AwsCredentialIdentity;

      beforeAll(async () => {
        const iam = roles.client(IAMClient, ACCOUNT);
        await iam.send(
          new CreateRoleCommand({
            RoleName: 'bounded',
            PermissionsBoundary: target.permissionsBoundaryArn,
            AssumeRolePolicyDocument: JSON.stringify(trust({ AWS: ACCOUNT })),
            // As CloudFormation passes on the tags of the stack.
            Tags: [
              { Key: 'fargate-api:entity', Value: 'api:default/api-orders' },
            ],
          }),
        );
        await iam.send(
          new AttachRolePolicyCommand({
            RoleName: 'bounded',
            PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
          }),
        );
        const { Credentials } = await roles.client(STSClient, ACCOUNT).send(
          new AssumeRoleCommand({
            RoleArn: `arn:aws:iam::${ACCOUNT}:role/bounded`,
            RoleSessionName,
          }),
        );
        session = {
          accessKeyId: Credentials!.AccessKeyId!,
          secretAccessKey: Credentials!.SecretAccessKey!,
          sessionToken: Credentials!.SessionToken,
        };
      });

      it('a way up', async () => {
        expect(
          await denial(
            roles.client(IAMClient, session).send(new ListRolesCommand({})),
          ),
        ).toMatch(/with an explicit deny in a permissions boundary$/);
        expect(
          await denial(
            roles
              .client(ECSClient, session)
              .send(new ListTasksCommand({ cluster: orders.clusterName })),
          ),
        ).toMatch(/because no permissions boundary allows/);
      });

      it.each<[string, string | undefined, string | RegExp]>([
        ['its own secret', 'api:default/api-orders', 'allowed'],
        [
          "another API's secret",
          'api:default/payroll',
          /because no permissions boundary allows/,
        ],
        [
          'a secret of no API',
          undefined,
          /because no permissions boundary allows/,
        ],
      ])('%s', async (what, entity, expected) => {
        const Name = what.replace(/\W/g, '-');
        const Tags = entity
          ? [{ Key: 'fargate-api:entity', Value: entity }]
          : [];
        await roles
          .client(SecretsManagerClient, ACCOUNT)
          .send(new CreateSecretCommand({ Name, SecretString: 'x', Tags }));
        await roles.client(SSMClient, ACCOUNT).send(
          new PutParameterCommand({
            Name,
            Type: 'SecureString',
            Value: 'x',
            Tags,
          }),
        );
        expect(
          await denial(
            roles
              .client(SecretsManagerClient, session)
              .send(new GetSecretValueCommand({ SecretId: Name })),
          ),
        ).toMatch(expected);
        expect(
          await denial(
            roles
              .client(SSMClient, session)
              .send(new GetParametersCommand({ Names: [Name] })),
          ),
        ).toMatch(expected);
      });

      it.each(['a secret', 'its own secret'])(
        'to the one that deploys: %s',
        async what => {
          const Name = what.replace(/\W/g, '-');
          deployer = await roles.assume(target.deployRoleArn!);
          if (what === 'a secret') {
            await roles
              .client(SecretsManagerClient, ACCOUNT)
              .send(new CreateSecretCommand({ Name, SecretString: 'x' }));
          }
          expect(
            await denial(
              roles
                .client(SecretsManagerClient, deployer)
                .send(new GetSecretValueCommand({ SecretId: Name })),
            ),
          ).toEqual(denied('secretsmanager:GetSecretValue'));
        },
      );
    });
  });
});
