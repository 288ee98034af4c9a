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

/** As many as AWS describes in one call. */
const SERVICES = 10;
const TASKS = 100;
const ARNS = 20;
const SCALABLE_TARGETS = 50;
const FILTER_VALUES = 200;

/** Readings of several things of a kind at the same time are one call. */
export class Batches {
  static readonly #known = new WeakMap<FargateClients, Batches>();

  static of(clients: FargateClients): Batches {
    let batches = Batches.#known.get(clients);
    if (!batches) {
      batches = new Batches(clients);
      Batches.#known.set(clients, batches);
    }
    return batches;
  }

  readonly loadBalancers: DataLoader<string, LoadBalancer | undefined>;
  /** By resource id, as in `service/{cluster}/{name}`: what scales their tasks. */
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
      most: SCALABLE_TARGETS,
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
      most: ARNS,
      idOf: balancer => balancer.LoadBalancerArn,
      describe: async (arns, abortSignal) => {
        const { LoadBalancers } = await elbv2.send(
          new DescribeLoadBalancersCommand({ LoadBalancerArns: arns }),
          { abortSignal },
        );
        return LoadBalancers;
      },
    });
    this.securityGroups = batchLoader({
      most: FILTER_VALUES,
      idOf: group => group.GroupId,
      describe: async (ids, abortSignal) => {
        // By filter: by id, one that is gone fails the whole call.
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
      most: ARNS,
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

  /** Of a cluster, by name. */
  services(cluster: string): DataLoader<string, Service | undefined> {
    return remembered(this.#services, cluster, () =>
      batchLoader({
        most: SERVICES,
        idOf: service => service.serviceName,
        describe: async (services, abortSignal) => {
          const answer = await this.#clients.ecs.send(
            new DescribeServicesCommand({ cluster, services }),
            { abortSignal },
          );
          return answer.services;
        },
      }),
    );
  }

  /** Of a cluster: the tasks of its services. */
  serviceTasks(cluster: string, desiredStatus: DesiredStatus): ServiceTasks {
    return remembered(
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

  /** Of a cluster, by ARN. */
  #tasksOf(cluster: string): DataLoader<string, Task | undefined> {
    return remembered(this.#tasks, cluster, () =>
      batchLoader({
        most: TASKS,
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

function remembered<V>(map: Map<string, V>, key: string, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}
