import { HealthCheck } from '../rollout/HealthCheck';
import { NOW } from './cannedAws';

/** The rollout of the service `orders`, as ECS describes it. */
export const SERVICE = 'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders';

export const definition = (n: number) =>
  `arn:aws:ecs:eu-west-1:123456789012:task-definition/orders:${n}`;

export const taskArn = (id: string) =>
  `arn:aws:ecs:eu-west-1:123456789012:task/dev/${id}`;

export const after = (seconds: number) =>
  new Date(NOW.getTime() + 1000 * seconds);

export const primary = (facts: object = {}) => ({
  status: 'PRIMARY',
  taskDefinition: definition(2),
  runningCount: 1,
  ...facts,
});

export const service = (facts: object = {}) => ({
  services: [
    {
      status: 'ACTIVE',
      desiredCount: 2,
      runningCount: 1,
      pendingCount: 1,
      deployments: [primary()],
      ...facts,
    },
  ],
});

const DEFINITION = {
  taskDefinition: {
    containerDefinitions: [
      {
        image: 'orders:v2',
        portMappings: [{ containerPort: 8080 }],
        logConfiguration: {
          options: { 'awslogs-group': 'logs', 'awslogs-stream-prefix': 'ecs' },
        },
      },
    ],
  },
};

export const stoppedTask = (id: string, facts: object = {}) => ({
  taskArn: taskArn(id),
  taskDefinitionArn: definition(2),
  group: 'service:orders',
  lastStatus: 'STOPPED',
  createdAt: after(1),
  startedAt: after(2),
  stoppedAt: after(5),
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  containers: [{ name: 'app', exitCode: 1 }],
  ...facts,
});

/** What stops one after the other: ECS lists it, and describes it. */
export const withTasks = (...tasks: ReturnType<typeof stoppedTask>[]) => ({
  ListTasks: { taskArns: tasks.map(one => one.taskArn) },
  DescribeTasks: ({ tasks: arns }: { tasks: string[] }) => ({
    tasks: tasks.filter(one => arns.includes(one.taskArn)),
  }),
});

export const NOTHING = {
  DescribeServices: service(),
  DescribeTaskDefinition: DEFINITION,
  GetLogEvents: { events: [] },
  ...withTasks(),
};

export const health = (
  targets: { state: string; reason?: string }[] = [],
): HealthCheck => ({
  label: 'Targets',
  noun: 'targets',
  read: async () => targets,
  readPath: async () => '/health',
  isHealthy: ({ desired }) =>
    targets.filter(({ state }) => state === 'healthy').length >= desired,
});
