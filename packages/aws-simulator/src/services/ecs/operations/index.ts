import type * as Api from '@aws-sdk/client-ecs';
import { AwsError } from '../../../world/AwsError';
import { CallContext, Operation } from '../../ServiceDefinition';
import { Ecs, Service, lastPart } from '../model/Ecs';
import {
  createCluster,
  deleteCluster,
  putCapacityProviders,
} from '../model/clusters';
import { page } from './page';
import { createService, deleteService, updateService } from '../model/services';
import { clusterShape, serviceDeploymentShape, serviceShape } from './shapes';
import {
  deregisterTaskDefinition,
  registerTaskDefinition,
} from '../model/taskDefinitions';

const of = ({ region }: CallContext) => region.service(Ecs);

const invalid = (message: string) =>
  new AwsError('InvalidParameterException', message);

/** ECS's operations, by name. */
export const operations: Record<string, Operation> = {
  CreateCluster: (context, input: Api.CreateClusterRequest) => ({
    cluster: clusterShape(of(context), createCluster(of(context), input)),
  }),
  PutClusterCapacityProviders: (
    context,
    input: Api.PutClusterCapacityProvidersRequest,
  ) => {
    putCapacityProviders(
      of(context),
      input.cluster ?? '',
      input.capacityProviders ?? [],
      input.defaultCapacityProviderStrategy ?? [],
    );
    const ecs = of(context);
    return { cluster: clusterShape(ecs, ecs.cluster(input.cluster)) };
  },
  DeleteCluster: (context, input: Api.DeleteClusterRequest) => ({
    cluster: clusterShape(
      of(context),
      deleteCluster(of(context), input.cluster ?? ''),
    ),
  }),
  DescribeClusters: (context, input: Api.DescribeClustersRequest) => {
    const ecs = of(context);
    const names = input.clusters?.length ? input.clusters : ['default'];
    const withTags = input.include?.includes('TAGS');
    const found = names.flatMap(name => ecs.clusters.get(lastPart(name)) ?? []);
    return {
      clusters: found.map(cluster => ({
        ...clusterShape(ecs, cluster),
        tags: withTags ? cluster.tags : [],
      })),
      failures: names
        .filter(name => !ecs.clusters.has(lastPart(name)))
        .map(name =>
          missing(context.region.arn('ecs', `cluster/${lastPart(name)}`)),
        ),
    };
  },
  ListClusters: (context, input: Api.ListClustersRequest) => {
    const arns = [...of(context).clusters.values()]
      .filter(({ shape }) => shape.status === 'ACTIVE')
      .map(({ shape }) => shape.clusterArn);
    const { items, nextToken } = page(arns, input);
    return { clusterArns: items, nextToken };
  },

  RegisterTaskDefinition: (
    context,
    input: Api.RegisterTaskDefinitionRequest,
  ) => {
    const { shape, tags } = registerTaskDefinition(
      of(context),
      input,
      context.principalArn,
    );
    return { taskDefinition: shape, tags };
  },
  DeregisterTaskDefinition: (
    context,
    input: Api.DeregisterTaskDefinitionRequest,
  ) => ({
    taskDefinition: deregisterTaskDefinition(
      of(context),
      input.taskDefinition ?? '',
    ).shape,
  }),
  DescribeTaskDefinition: (
    context,
    input: Api.DescribeTaskDefinitionRequest,
  ) => {
    const found = of(context).taskDefinition(input.taskDefinition ?? '');
    if (!found) {
      throw new AwsError(
        'ClientException',
        'Unable to describe task definition.',
      );
    }
    return {
      taskDefinition: found.shape,
      tags: input.include?.includes('TAGS') ? found.tags : [],
    };
  },
  ListTaskDefinitions: (context, input: Api.ListTaskDefinitionsRequest) => {
    const { familyPrefix, status = 'ACTIVE', sort } = input;
    const arns = [...of(context).taskDefinitions]
      .filter(([family]) => !familyPrefix || family === familyPrefix)
      .sort(([a], [b]) => a.localeCompare(b))
      .flatMap(([, revisions]) => revisions)
      .filter(({ shape }) => shape.status === status)
      .map(({ shape }) => shape.taskDefinitionArn);
    const { items, nextToken } = page(
      sort === 'DESC' ? arns.reverse() : arns,
      input,
    );
    return { taskDefinitionArns: items, nextToken };
  },

  CreateService: (context, input: Api.CreateServiceRequest) => ({
    service: serviceShape(
      createService(of(context), input, context.principalArn),
    ),
  }),
  UpdateService: (context, input: Api.UpdateServiceRequest) => ({
    service: serviceShape(updateService(of(context), input)),
  }),
  DeleteService: (context, input: Api.DeleteServiceRequest) => ({
    service: serviceShape(deleteService(of(context), input)),
  }),
  DescribeServices: (context, input: Api.DescribeServicesRequest) => {
    const ecs = of(context);
    const { services: names = [], cluster } = input;
    if (names.length === 0) {
      throw invalid('Services cannot be empty.');
    }
    if (names.length > 10) {
      throw invalid('Services cannot have more than 10 elements.');
    }
    const { clusterName } = ecs.cluster(cluster).shape;
    const withTags = input.include?.includes('TAGS');
    const services: Api.Service[] = [];
    const failures: Api.Failure[] = [];
    for (const name of names) {
      const found = ecs.findService(cluster, name);
      if (found) {
        services.push({
          ...serviceShape(found),
          tags: withTags ? found.record.tags : undefined,
        });
      } else {
        const path = `service/${clusterName}/${lastPart(name)}`;
        failures.push(missing(context.region.arn('ecs', path)));
      }
    }
    return { services, failures };
  },
  ListServices: (context, input: Api.ListServicesRequest) => {
    const ecs = of(context);
    const { clusterName } = ecs.cluster(input.cluster).shape;
    const { launchType } = input;
    const arns = [...ecs.services.values()]
      .filter(
        ({ record }) =>
          record.clusterName === clusterName &&
          record.shape.status !== 'INACTIVE' &&
          (!launchType || record.shape.launchType === launchType),
      )
      .map(({ record }) => record.shape.serviceArn);
    const { items, nextToken } = page(arns, { maxResults: 10, ...input });
    return { serviceArns: items, nextToken };
  },

  DescribeTasks: (context, input: Api.DescribeTasksRequest) => {
    const ecs = of(context);
    const { tasks: names = [], cluster } = input;
    if (names.length === 0) {
      throw invalid('Tasks cannot be empty.');
    }
    if (names.length > 100) {
      throw invalid('Tasks cannot have more than 100 elements.');
    }
    const { clusterName } = ecs.cluster(cluster).shape;
    const byId = new Map(ecs.tasksOf(clusterName).map(task => [task.id, task]));
    const ids = names.map(lastPart);
    const withTags = input.include?.includes('TAGS');
    return {
      tasks: ids
        .flatMap(id => byId.get(id) ?? [])
        .map(({ shape }) => ({ ...shape, tags: withTags ? shape.tags : [] })),
      failures: ids
        .filter(id => !byId.has(id))
        .map(id =>
          missing(context.region.arn('ecs', `task/${clusterName}/${id}`)),
        ),
    };
  },
  ListTasks: (context, input: Api.ListTasksRequest) => {
    const ecs = of(context);
    const { clusterName } = ecs.cluster(input.cluster).shape;
    const { desiredStatus = 'RUNNING', serviceName, startedBy, family } = input;
    if (serviceName) {
      ecs.service(input.cluster, serviceName);
    }
    const group = serviceName && `service:${lastPart(serviceName)}`;
    const arns = ecs
      .tasksOf(clusterName)
      .filter(
        ({ shape, deployment }) =>
          shape.desiredStatus === desiredStatus &&
          (!group || shape.group === group) &&
          (!startedBy || shape.startedBy === startedBy) &&
          (!family || deployment.definition.shape.family === family),
      )
      .map(({ shape }) => shape.taskArn);
    const { items, nextToken } = page(arns, input);
    return { taskArns: items, nextToken };
  },
  StopTask: (context, input: Api.StopTaskRequest) => {
    const ecs = of(context);
    const { clusterName } = ecs.cluster(input.cluster).shape;
    const id = lastPart(input.task ?? '');
    const task = ecs.tasksOf(clusterName).find(other => other.id === id);
    if (!task) {
      throw invalid('The referenced task was not found.');
    }
    task.stop('UserInitiated', input.reason ?? 'Task stopped by user');
    return { task: { ...task.shape } };
  },

  ListServiceDeployments: (
    context,
    input: Api.ListServiceDeploymentsRequest,
  ) => {
    const service = of(context).service(input.cluster, input.service ?? '');
    const { status, createdAt } = input;
    const found = service.scheduler.history.filter(
      ({ record }) =>
        (!status?.length || status.includes(record.status!)) &&
        (!createdAt?.after || record.createdAt! > createdAt.after) &&
        (!createdAt?.before || record.createdAt! < createdAt.before),
    );
    const { items, nextToken } = page(found, input);
    return {
      serviceDeployments: items.map(({ record }) => ({
        serviceDeploymentArn: record.serviceDeploymentArn,
        serviceArn: record.serviceArn,
        clusterArn: record.clusterArn,
        createdAt: record.createdAt,
        startedAt: record.startedAt,
        finishedAt: record.finishedAt,
        targetServiceRevisionArn: record.targetServiceRevision?.arn,
        status: record.status,
      })),
      nextToken,
    };
  },
  DescribeServiceDeployments: (
    context,
    input: Api.DescribeServiceDeploymentsRequest,
  ) => {
    const arns = input.serviceDeploymentArns ?? [];
    if (arns.length > 20) {
      throw invalid('ServiceDeploymentArns cannot have more than 20 elements.');
    }
    const serviceDeployments: Api.ServiceDeployment[] = [];
    const failures: Api.Failure[] = [];
    for (const arn of arns) {
      const found = deploymentByArn(of(context), arn);
      if (found) {
        serviceDeployments.push(serviceDeploymentShape(...found));
      } else {
        failures.push(missing(arn));
      }
    }
    return { serviceDeployments, failures };
  },

  ListTagsForResource: (context, input: Api.ListTagsForResourceRequest) => ({
    tags: taggedResource(of(context), input.resourceArn ?? '').tags,
  }),
  TagResource: (context, input: Api.TagResourceRequest) => {
    const resource = taggedResource(of(context), input.resourceArn ?? '');
    const keys = new Set(input.tags?.map(({ key }) => key));
    resource.tags = [
      ...resource.tags.filter(({ key }) => !keys.has(key)),
      ...(input.tags ?? []),
    ];
    return {};
  },
  UntagResource: (context, input: Api.UntagResourceRequest) => {
    const resource = taggedResource(of(context), input.resourceArn ?? '');
    resource.tags = resource.tags.filter(
      ({ key = '' }) => !input.tagKeys?.includes(key),
    );
    return {};
  },
};

function missing(arn: string): Api.Failure {
  return { arn, reason: 'MISSING' };
}

function deploymentByArn(ecs: Ecs, arn: string) {
  const [, cluster, name] = arn.split('/');
  const service: Service | undefined = ecs.services.get(`${cluster}/${name}`);
  const deployment = service?.scheduler.history.find(
    ({ record }) => record.serviceDeploymentArn === arn,
  );
  return service && deployment ? ([service, deployment] as const) : undefined;
}

function taggedResource(ecs: Ecs, arn: string): { tags: Api.Tag[] } {
  const resource = arn.split(':').slice(5).join(':');
  const [kind, ...path] = resource.split('/');
  switch (kind) {
    case 'cluster':
      return ecs.cluster(arn);
    case 'service':
      return ecs.service(path[0], path[1] ?? '').record;
    case 'task-definition': {
      const definition = ecs.taskDefinition(arn);
      if (definition) {
        return definition;
      }
      break;
    }
    default:
  }
  throw invalid('The specified resource ARN was not found.');
}
