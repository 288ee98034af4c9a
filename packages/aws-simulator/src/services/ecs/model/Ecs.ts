import { Failure } from '@aws-sdk/client-ecs';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { CloudWatch } from '../../cloudwatch/model/CloudWatch';
import { Elbv2 } from '../../elbv2/model/Elbv2';
import { FargateTask } from './FargateTask';
import { ServiceScheduler, TaskHost } from './ServiceScheduler';
import { endpointsOf } from './serviceConnect';
import { alarmNames } from './deploymentAlarms';
import { Quotas, tasksWithin } from './vcpuQuota';
import { Cluster, Endpoint, ServiceRecord, TaskDefinition } from './types';

/** How long ECS returns a stopped task, in milliseconds. */
const STOPPED_TASKS_KEPT = 60 * 60 * 1000;

/** A service, and the scheduler that runs it. */
export interface Service {
  record: ServiceRecord;
  scheduler: ServiceScheduler;
}

/** A call of RunTask, and what it started. */
interface TaskRun {
  /** The request, to compare with. */
  request: string;
  tasks: FargateTask[];
  failures: Failure[];
}

/** The ECS of one region of one account. */
export class Ecs implements TaskHost {
  /** By name. */
  readonly clusters = new Map<string, Cluster>();
  /** Revisions by family; revision n is at n - 1. */
  readonly taskDefinitions = new Map<string, TaskDefinition[]>();
  /** By `{cluster}/{service}`. */
  readonly services = new Map<string, Service>();
  /** The tasks of no service that have not reached STOPPED. */
  readonly standaloneTasks = new Set<FargateTask>();
  /** What RunTask started, by client token. */
  readonly runs = new Map<string, TaskRun>();
  /**
   * AWS's default quotas; a test may change them. Of vCPUs, accounts start with 6
   * and have more on request.
   */
  readonly quotas: Quotas = {
    fargateVcpus: 4000,
    fargateSpotVcpus: 4000,
    servicesPerCluster: 5000,
    tasksPerService: 5000,
  };
  /**
   * The account setting `serviceLongArnFormat`. Services that were created before
   * 2021 have a short ARN, without the name of their cluster; a test may create some.
   */
  hasLongServiceArns = true;
  #stoppedTasks: FargateTask[] = [];
  #heedsAlarms = false;

  constructor(readonly region: Region) {
    region.service(Elbv2).monitor.onHealthChange(targetGroupArn => {
      for (const { record, scheduler } of this.services.values()) {
        const uses = record.loadBalancers.some(
          ({ targetGroupArn: arn, advancedConfiguration }) =>
            arn === targetGroupArn ||
            advancedConfiguration?.alternateTargetGroupArn === targetGroupArn,
        );
        if (uses) {
          scheduler.reconcileSoon();
        }
      }
    });
  }

  /**
   * The cluster with a name or ARN. Default: the cluster `default`.
   *
   * @throws AwsError `ClusterNotFoundException`
   */
  cluster(nameOrArn = 'default'): Cluster {
    const cluster = this.clusters.get(lastPart(nameOrArn));
    if (!cluster || cluster.shape.status === 'INACTIVE') {
      throw new AwsError('ClusterNotFoundException', 'Cluster not found.');
    }
    return cluster;
  }

  /** The service with a name or ARN in a cluster; undefined if it does not exist. */
  findService(
    clusterNameOrArn: string | undefined,
    nameOrArn: string,
  ): Service | undefined {
    const { clusterName } = this.cluster(clusterNameOrArn).shape;
    return this.services.get(`${clusterName}/${lastPart(nameOrArn)}`);
  }

  /** @throws AwsError `ClusterNotFoundException`, `ServiceNotFoundException` */
  service(clusterNameOrArn: string | undefined, nameOrArn: string): Service {
    const service = this.findService(clusterNameOrArn, nameOrArn);
    if (!service) {
      throw new AwsError('ServiceNotFoundException', 'Service not found.');
    }
    return service;
  }

  /**
   * The task definition of `family`, `family:revision` or an ARN; undefined
   * if it does not exist.
   */
  taskDefinition(name: string): TaskDefinition | undefined {
    const [family, revision] = lastPart(name).split(':');
    const revisions = this.taskDefinitions.get(family) ?? [];
    return revision === undefined
      ? [...revisions].reverse().find(({ shape }) => shape.status === 'ACTIVE')
      : revisions[Number(revision) - 1];
  }

  /** Lets the alarms of a service's deployments be noticed. */
  heedAlarms(record: ServiceRecord): void {
    if (this.#heedsAlarms || alarmNames(record).length === 0) {
      return;
    }
    this.#heedsAlarms = true;
    this.region.service(CloudWatch).onStateChange(name => {
      for (const service of this.services.values()) {
        if (alarmNames(service.record).includes(name)) {
          service.scheduler.reconcileSoon();
        }
      }
    });
  }

  /** The tasks of a cluster, including those that stopped recently. */
  tasksOf(clusterName: string): FargateTask[] {
    this.#forgetOldTasks();
    const { clusterArn } = this.clusters.get(clusterName)?.shape ?? {};
    return [...this.livingTasks(), ...this.#stoppedTasks].filter(
      ({ shape }) => shape.clusterArn === clusterArn,
    );
  }

  /** The tasks that have not reached STOPPED. */
  livingTasks(): FargateTask[] {
    const ofServices = [...this.services.values()].flatMap(({ scheduler }) => [
      ...scheduler.tasks,
    ]);
    return [...ofServices, ...this.standaloneTasks];
  }

  /** What a service offers by Service Connect. */
  endpointsOf(
    { clusterName, connect }: ServiceRecord,
    definition: TaskDefinition,
  ): Endpoint[] {
    return endpointsOf(
      this.region,
      connect,
      this.cluster(clusterName),
      definition,
    );
  }

  /** How many tasks of a size, in CPU units, the quota of Fargate still allows. */
  tasksLeft(cpu: string, capacityProvider?: string): number {
    const tasks = this.livingTasks().map(({ shape }) => shape);
    return tasksWithin(this.quotas, tasks, cpu, capacityProvider);
  }

  /** Keeps a stopped task for DescribeTasks. */
  keepStopped(task: FargateTask): void {
    this.#forgetOldTasks();
    this.#stoppedTasks.push(task);
  }

  #forgetOldTasks(): void {
    const since = this.region.clock.now() - STOPPED_TASKS_KEPT;
    this.#stoppedTasks = this.#stoppedTasks.filter(
      ({ shape }) => (shape.stoppedAt?.getTime() ?? 0) >= since,
    );
  }
}

/** The last part of an ARN, or the name itself. */
export function lastPart(nameOrArn: string): string {
  return nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);
}
