import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { ServiceBench } from '../../../__testUtils__/ServiceBench';

const CRASH = 'public.ecr.aws/fargate-api/crash:1';

/** The service `api` as a stack, in the network of the bench. */
class StackBench {
  readonly cfn: CloudFormationClient;

  constructor(readonly bench: ServiceBench) {
    this.cfn = new CloudFormationClient({
      region: 'eu-west-1',
      credentials: { accessKeyId: '111122223333', secretAccessKey: 'x' },
      requestHandler: bench.handler,
      maxAttempts: 1,
    });
  }

  template(
    image: string,
    service: object = {},
    taskDefinition: object = {},
  ): string {
    const { bench } = this;
    return JSON.stringify({
      Parameters: { Port: { Type: 'Number', Default: 8080 } },
      Resources: {
        TaskDefinition: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            Family: 'api',
            Cpu: 256,
            Memory: '512',
            NetworkMode: 'awsvpc',
            RequiresCompatibilities: ['FARGATE'],
            ContainerDefinitions: [
              {
                Name: 'api',
                Image: image,
                PortMappings: [{ ContainerPort: { Ref: 'Port' } }],
                Environment: [{ Name: 'DEBUG', Value: 'true' }],
                DockerLabels: { Team: 'A' },
              },
            ],
            ...taskDefinition,
          },
        },
        Service: {
          Type: 'AWS::ECS::Service',
          Properties: {
            ServiceName: 'api',
            Cluster: 'main',
            LaunchType: 'FARGATE',
            TaskDefinition: { Ref: 'TaskDefinition' },
            DeploymentConfiguration: {
              DeploymentCircuitBreaker: { Enable: 'true', Rollback: true },
            },
            NetworkConfiguration: {
              AwsvpcConfiguration: {
                Subnets: bench.privateSubnetIds,
                SecurityGroups: [bench.taskGroupId],
              },
            },
            LoadBalancers: [
              {
                ContainerName: 'api',
                ContainerPort: { Ref: 'Port' },
                TargetGroupArn: bench.targetGroupArn,
              },
            ],
            ...service,
          },
        },
      },
      Outputs: { Service: { Value: { 'Fn::GetAtt': ['Service', 'Name'] } } },
    });
  }

  create(TemplateBody: string) {
    return this.cfn.send(
      new CreateStackCommand({ StackName: 'app', TemplateBody }),
    );
  }

  update(TemplateBody: string) {
    return this.cfn.send(
      new UpdateStackCommand({ StackName: 'app', TemplateBody }),
    );
  }

  async status(): Promise<string> {
    const { Stacks } = await this.cfn.send(
      new DescribeStacksCommand({ StackName: 'app' }),
    );
    return Stacks![0].StackStatus!;
  }

  /** The reasons why a resource failed. */
  async reasons(logicalId = 'Service'): Promise<string[]> {
    const { StackEvents } = await this.cfn.send(
      new DescribeStackEventsCommand({ StackName: 'app' }),
    );
    return StackEvents!
      .filter(
        ({ LogicalResourceId, ResourceStatus }) =>
          LogicalResourceId === logicalId &&
          ResourceStatus?.endsWith('_FAILED'),
      )
      .map(({ ResourceStatusReason = '' }) =>
        ResourceStatusReason.replace(/[-0-9a-f]{36}/g, '#'),
      );
  }
}

async function ready(): Promise<StackBench> {
  return new StackBench(await ServiceBench.ready());
}

describe('a service in a stack', () => {
  it('reads a secret of its stack, in a role that may read just that', async () => {
    const stack = await ready();
    const template = JSON.parse(
      stack.template(
        'public.ecr.aws/fargate-api/needs-env:1',
        {},
        {
          ExecutionRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
          ContainerDefinitions: [
            {
              Name: 'api',
              Image: 'public.ecr.aws/fargate-api/needs-env:1',
              PortMappings: [{ ContainerPort: 8080 }],
              Secrets: [
                {
                  Name: 'DATABASE_URL',
                  ValueFrom: { 'Fn::Sub': '${Secret}:url::' },
                },
              ],
            },
          ],
        },
      ),
    );
    template.Resources.Secret = {
      Type: 'AWS::SecretsManager::Secret',
      Properties: {
        GenerateSecretString: {
          SecretStringTemplate: '{}',
          GenerateStringKey: 'url',
        },
      },
    };
    template.Resources.Role = {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: {
            Effect: 'Allow',
            Principal: { Service: 'ecs-tasks.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        },
        Policies: [
          {
            PolicyName: 'secret',
            PolicyDocument: {
              Statement: {
                Effect: 'Allow',
                Action: 'secretsmanager:GetSecretValue',
                Resource: { Ref: 'Secret' },
              },
            },
          },
        ],
      },
    };
    await stack.cfn.send(
      new CreateStackCommand({
        StackName: 'app',
        TemplateBody: JSON.stringify(template),
        Capabilities: ['CAPABILITY_IAM'],
      }),
    );
    await stack.bench.clock.advance(150);
    expect(await stack.reasons()).toEqual([]);
    expect(await stack.status()).toBe('CREATE_COMPLETE');
  });

  it('is complete when its targets are healthy', async () => {
    const stack = await ready();
    const { bench } = stack;
    await stack.create(stack.template('nginx'));
    await bench.clock.advance(30);
    expect(await stack.status()).toBe('CREATE_IN_PROGRESS');
    await bench.clock.advance(60);
    expect(await stack.status()).toBe('CREATE_COMPLETE');
    expect(await bench.targetHealth()).toEqual(['healthy']);
    expect((await bench.service()).taskDefinition).toMatch(
      /:task-definition\/api:1$/,
    );
  });

  it('fails with the words of the circuit breaker, and leaves nothing', async () => {
    const stack = await ready();
    await stack.create(stack.template(CRASH));
    await stack.bench.clock.advance(900);
    expect(await stack.status()).toBe('ROLLBACK_COMPLETE');
    expect(await stack.reasons()).toEqual([
      'Resource handler returned message: "Error occurred during operation \'ECS Deployment Circuit Breaker was triggered\'." (RequestToken: #, HandlerErrorCode: GeneralServiceException)',
    ]);
    expect(await stack.bench.service()).toMatchObject({ status: 'INACTIVE' });
    expect(await stack.bench.tasks('RUNNING')).toEqual([]);
  });

  it('is given up after three hours without a circuit breaker', async () => {
    const stack = await ready();
    await stack.create(stack.template(CRASH, { DeploymentConfiguration: {} }));
    await stack.bench.clock.advance(3 * 3600 - 60);
    expect(await stack.status()).toBe('CREATE_IN_PROGRESS');
    await stack.bench.clock.advance(180);
    expect(await stack.reasons()).toEqual([
      'Resource handler returned message: "Exceeded attempts to wait" (RequestToken: #, HandlerErrorCode: NotStabilized)',
    ]);
  });

  it('goes back to what worked when an update crashes', async () => {
    const stack = await ready();
    const { bench } = stack;
    await stack.create(stack.template('nginx'));
    await bench.clock.advance(120);
    await stack.update(stack.template(CRASH));
    await bench.clock.advance(900);
    expect(await stack.status()).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await bench.service()).toMatchObject({
      taskDefinition: expect.stringMatching(/api:1$/),
      runningCount: 1,
    });
    expect(await bench.targetHealth()).toEqual(['healthy']);
  });

  it('keeps the count of its tasks where the template names none', async () => {
    const stack = await ready();
    const { bench } = stack;
    await stack.create(stack.template('nginx'));
    await bench.clock.advance(120);
    await bench.ecs.send(
      new UpdateServiceCommand({
        cluster: 'main',
        service: 'api',
        desiredCount: 3,
      }),
    );
    await bench.clock.advance(120);
    await stack.update(stack.template('nginx:2'));
    await bench.clock.advance(300);
    expect(await stack.status()).toBe('UPDATE_COMPLETE');
    expect(await bench.service()).toMatchObject({
      desiredCount: 3,
      runningCount: 3,
      taskDefinition: expect.stringMatching(/api:2$/),
    });
    await stack.update(stack.template('nginx:3', { DesiredCount: '2' }));
    await bench.clock.advance(300);
    expect(await bench.service()).toMatchObject({ runningCount: 2 });
  });

  it('refuses what ECS refuses, in the words of the handler', async () => {
    const stack = await ready();
    const { bench } = stack;
    await stack.create(
      stack.template('nginx', {
        NetworkConfiguration: {
          AwsvpcConfiguration: { Subnets: ['subnet-1'] },
        },
      }),
    );
    await bench.clock.advance(60);
    expect(await stack.reasons()).toEqual([
      'Resource handler returned message: "Invalid request provided: Error retrieving subnet information for [subnet-1]: The subnet ID \'subnet-1\' does not exist (ErrorCode: InvalidSubnetID.NotFound) (Service: Ecs, Status Code: 400, Request ID: #) (SDK Attempt Count: 1)" (RequestToken: #, HandlerErrorCode: InvalidRequest)',
    ]);
  });

  it('is refused with a task definition on which nothing would act', async () => {
    const stack = await ready();
    await stack.create(
      stack.template('nginx', {}, { EnableFaultInjection: true }),
    );
    await stack.bench.clock.advance(60);
    expect(await stack.reasons('TaskDefinition')).toEqual([
      'Resource handler returned message: "The AWS simulator does not support the property EnableFaultInjection" (RequestToken: #, HandlerErrorCode: InvalidRequest)',
    ]);
  });

  it('drains before its stack is gone', async () => {
    const stack = await ready();
    const { bench } = stack;
    await stack.create(stack.template('nginx'));
    await bench.clock.advance(120);
    const interfaces = bench.ec2.networkInterfaces.size;
    await stack.cfn.send(new DeleteStackCommand({ StackName: 'app' }));
    await bench.clock.advance(10);
    expect(await bench.service()).toMatchObject({ status: 'DRAINING' });
    await bench.clock.advance(120);
    expect(await bench.service()).toMatchObject({ status: 'INACTIVE' });
    expect(bench.ec2.networkInterfaces.size).toBe(interfaces - 1);
    await expect(stack.status()).rejects.toThrow(
      'Stack with id app does not exist',
    );
  });
});
