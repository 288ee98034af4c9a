import DataLoader from 'dataloader';
import {
  DescribeScalableTargetsCommand,
  ScalableTarget,
} from '@aws-sdk/client-application-auto-scaling';
import {
  DescribeSecurityGroupsCommand,
  SecurityGroup,
} from '@aws-sdk/client-ec2';
import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  DesiredStatus,
  Service,
  Task,
} from '@aws-sdk/client-ecs';
import {
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
  LoadBalancer,
  TargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { batchLoader } from './batchLoader';
import { ServiceTasks } from './ServiceTasks';

/** The maximum number of resources that AWS describes in one call. */
const SERVICES = 10;
const TASKS = 100;
const ARNS = 20;
const SCALABLE_TARGETS = 50;
const FILTER_VALUES = 200;

/** Combines simultaneous reads of the same resource type into one AWS call. */
export class Batches {
  static readonly #byClients = new WeakMap<FargateClients, Batches>();

  static of(clients: FargateClients): Batches {
    let batches = Batches.#byClients.get(clients);
    if (!batches) {
      batches = new Batches(clients);
      Batches.#byClients.set(clients, batches);
    }
    return batches;
  }

  readonly loadBalancers: DataLoader<string, LoadBalancer | undefined>;
  /** The scalable targets of Application Auto Scaling, by resource ID `service/{cluster}/{name}`. */
  readonly scalableServices: DataLoader<string, ScalableTarget | undefined>;
  readonly securityGroups: DataLoader<string, SecurityGroup | undefined>;
  readonly targetGroups: DataLoader<string, TargetGroup | undefined>;
  readonly #clients: FargateClients;
  readonly #services = new Map<
    string,
    DataLoader<string, Service | undefined>
  >();
  readonly #serviceTasks = new Map<string, ServiceTasks>();
  readonly #tasks = new Map<string, DataLoader<string, Task | undefined>>();

  private constructor(clients: FargateClients) {
    const { applicationAutoScaling, ec2, elbv2 } = clients;
    this.#clients = clients;
    this.scalableServices = batchLoader({
      maxBatchSize: SCALABLE_TARGETS,
      idOf: scalable => scalable.ResourceId,
      describe: async (ids, abortSignal) => {
        const { ScalableTargets } = await applicationAutoScaling.send(
          new DescribeScalableTargetsCommand({
            ServiceNamespace: 'ecs',
            ScalableDimension: 'ecs:service:DesiredCount',
            ResourceIds: ids,
          }),
          { abortSignal },
        );
        return ScalableTargets;
      },
    });
    this.loadBalancers = batchLoader({
      maxBatchSize: ARNS,
      idOf: loadBalancer => loadBalancer.LoadBalancerArn,
      describe: async (arns, abortSignal) => {
        const { LoadBalancers } = await elbv2.send(
          new DescribeLoadBalancersCommand({ LoadBalancerArns: arns }),
          { abortSignal },
        );
        return LoadBalancers;
      },
    });
    this.securityGroups = batchLoader({
      maxBatchSize: FILTER_VALUES,
      idOf: group => group.GroupId,
      describe: async (ids, abortSignal) => {
        // Uses a filter, because a deleted ID in `GroupIds` fails the whole call.
        const { SecurityGroups } = await ec2.send(
          new DescribeSecurityGroupsCommand({
            Filters: [{ Name: 'group-id', Values: ids }],
          }),
          { abortSignal },
        );
        return SecurityGroups;
      },
    });
    this.targetGroups = batchLoader({
      maxBatchSize: ARNS,
      idOf: group => group.TargetGroupArn,
      describe: async (arns, abortSignal) => {
        const { TargetGroups } = await elbv2.send(
          new DescribeTargetGroupsCommand({ TargetGroupArns: arns }),
          { abortSignal },
        );
        return TargetGroups;
      },
    });
  }

  /** The services of a cluster, by name. */
  services(cluster: string): DataLoader<string, Service | undefined> {
    return getOrCreate(this.#services, cluster, () =>
      batchLoader({
        maxBatchSize: SERVICES,
        idOf: service => service.serviceName,
        describe: async (services, abortSignal) => {
          const answer = await this.#clients.ecs.send(
            new DescribeServicesCommand({
              cluster,
              services,
              include: ['TAGS'],
            }),
            { abortSignal },
          );
          return answer.services;
        },
      }),
    );
  }

  /** The tasks of the services in a cluster. */
  serviceTasks(cluster: string, desiredStatus: DesiredStatus): ServiceTasks {
    return getOrCreate(
      this.#serviceTasks,
      `${cluster} ${desiredStatus}`,
      () =>
        new ServiceTasks({
          ecs: this.#clients.ecs,
          cluster,
          desiredStatus,
          tasks: this.#tasksOf(cluster),
        }),
    );
  }

  /** The tasks of a cluster, by ARN. */
  #tasksOf(cluster: string): DataLoader<string, Task | undefined> {
    return getOrCreate(this.#tasks, cluster, () =>
      batchLoader({
        maxBatchSize: TASKS,
        idOf: task => task.taskArn,
        describe: async (tasks, abortSignal) => {
          const answer = await this.#clients.ecs.send(
            new DescribeTasksCommand({ cluster, tasks }),
            { abortSignal },
          );
          return answer.tasks;
        },
      }),
    );
  }
}

function getOrCreate<V>(map: Map<string, V>, key: string, create: () => V): V {
  const value = map.get(key) ?? create();
  map.set(key, value);
  return value;
}
