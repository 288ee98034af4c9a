import { createAction } from '../../actions/createAction';
import { TestBench } from '../../__testUtils__/TestBench';
import { HealthCheck } from '../../rollout/HealthCheck';
import { deleteStack } from '../../deletion/deleteStack';
import { DeploymentLog } from '../../log/DeploymentLog';
import { deployApi } from '../deployApi';
import { DeployableShape } from './DeployableShape';

jest.setTimeout(60_000);

/** A service that no load balancer stands before. */
const TEMPLATE = `
Parameters:
  VpcId: { Type: String }
  PrivateSubnetIds: { Type: CommaDelimitedList }
  ClusterName: { Type: String }
  ECSTaskExecutionRole: { Type: String }
  ServiceName: { Type: String }
  ImageUrl: { Type: String }
  QueueName: { Type: String }
  RolePath: { Type: String, Default: / }
  PermissionsBoundaryArn: { Type: String, Default: '' }
Resources:
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties: { GroupDescription: Tasks, VpcId: !Ref VpcId }
  TaskDefinition:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: !Ref ServiceName
      Cpu: 256
      Memory: 512
      NetworkMode: awsvpc
      RequiresCompatibilities: [FARGATE]
      ExecutionRoleArn: !Ref ECSTaskExecutionRole
      ContainerDefinitions:
        - { Name: !Ref ServiceName, Image: !Ref ImageUrl }
  Worker:
    Type: AWS::ECS::Service
    Properties:
      ServiceName: !Ref ServiceName
      Cluster: !Ref ClusterName
      TaskDefinition: !Ref TaskDefinition
      DesiredCount: 2
      LaunchType: FARGATE
      NetworkConfiguration:
        AwsvpcConfiguration:
          SecurityGroups: [!GetAtt Group.GroupId]
          Subnets: !Ref PrivateSubnetIds
Outputs:
  Where: { Value: !Sub 'sqs://\${QueueName}' }
  ServiceArn: { Value: !Ref Worker }
  TaskDefinitionArn: { Value: !Ref TaskDefinition }
  ClusterName: { Value: !Ref ClusterName }
`;

/** Its tasks are healthy once they read from the queue, a while after their start. */
function queueHealth(
  looksUntilReading: number,
): HealthCheck & { looks: number } {
  return {
    looks: 0,
    label: 'Tasks',
    noun: 'readers',
    async read(_, { runningCount = 0 }) {
      this.looks += runningCount ? 1 : 0;
      const state = this.looks > looksUntilReading ? 'reading' : 'idle';
      return Array.from({ length: runningCount }, () => ({ state }));
    },
    isHealthy: ({ targets, desired }) =>
      targets.filter(({ state }) => state === 'reading').length >= desired,
  };
}

const worker = (health: HealthCheck): DeployableShape<{ queue: string }> => ({
  facts: {
    kind: 'queue-worker' as 'public-api',
    noun: 'queue worker',
    deployAction: 'fargate:queue-worker:deploy',
    label: 'API',
    subject: 'api',
    isRecord: true,
    reach: 'private-network',
    endpointOutput: 'Where',
    descriptorResource: 'Worker',
    guardedTypes: [],
    billed: () => ({}),
    placeParameters: [],
  },
  template: async () => TEMPLATE,
  health,
  billed: () => ({}),
  outputs: { cluster: 'ClusterName' },
  place: async ({ input }) => ({ QueueName: input.queue }),
  assertNetwork: async () => {},
});

describe('a shape that no part of the deployment knows', () => {
  let bench: TestBench;
  let environmentStackArn: string;

  beforeEach(async () => {
    bench = await TestBench.start();
    const { outputs } = await bench.run('fargate:environment:deploy', {
      target: 'dev',
      name: 'dev',
      owner: 'group:default/team-a',
    });
    environmentStackArn = outputs.stackArn;
  });
  afterEach(() => bench.close());

  const deploy = (health: HealthCheck) =>
    bench.runAction(
      createAction(bench.dependencies, {
        id: 'fargate:queue-worker:deploy',
        description: 'Deploys a queue worker',
        schema: {
          input: {
            name: z => z.string(),
            owner: z => z.string(),
            image: z => z.string(),
            environmentStackArn: z => z.string(),
            queue: z => z.string(),
          },
          output: {},
        },
        handler: ctx =>
          deployApi(ctx as any, bench.dependencies, worker(health)),
      }),
      {
        name: 'letters',
        owner: 'group:default/team-a',
        image: 'public.ecr.aws/docker/library/nginx:1.27',
        environmentStackArn,
        queue: 'letters',
      },
    );

  it('is deployed and verified by a health of its own', async () => {
    const health = queueHealth(20);
    const { log, outputs } = await deploy(health);

    expect(outputs).toMatchObject({
      endpoint: 'sqs://letters',
      cluster: expect.stringContaining('environment-dev-cluster'),
      targetGroupArn: '',
      changed: true,
    });
    expect(log).toContain(
      'Tasks         2 running · readers 0 healthy, 2 idle',
    );
    expect(log).toContainEqual(expect.stringMatching(/^Tasks {9}2\/2 healthy/));
    expect(log[log.length - 1]).toMatch(/^Done {10}sqs:\/\/letters · /);
    expect(health.looks).toBeGreaterThan(20);
    expect(
      bench.simulator.calls.count({ operation: 'DescribeTargetHealth' }),
    ).toBe(0);
  });

  it('fails in its own words when it never gets there', async () => {
    bench.stride = 60;
    await expect(deploy(queueHealth(Infinity))).rejects.toThrow();
    expect(bench.log).toContain(
      'Failed        letters: the stack is complete, but not all readers became healthy.',
    );
  });

  it('undoes what it has to before its stack is deleted', async () => {
    const { outputs } = await deploy(queueHealth(0));
    const statuses: string[] = [];
    const context = {
      clients: await bench.clients(),
      clock: bench.dependencies.clock!,
      log: new DeploymentLog({ info: () => {} } as any),
      task: { taskId: 'delete', stepId: 'delete' },
      options: {},
      authorize: async () => {},
    };

    await deleteStack(context, {
      label: 'API',
      stackArn: outputs.stackArn,
      retain: [],
      unprotect: false,
      undoFirst: async ({ name, status }) => {
        statuses.push(`${name} ${status}`);
        expect(await bench.stackStatus('letters')).toBe('CREATE_COMPLETE');
      },
    });

    expect(statuses).toEqual(['letters CREATE_COMPLETE']);
    expect(await bench.stackStatus('letters')).toBeUndefined();
  });
});
