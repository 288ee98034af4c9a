import type * as Api from '@aws-sdk/client-ecs';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { Ecs, Service } from '../model/Ecs';
import { missing } from './missing';
import { page } from './page';
import { serviceDeploymentShape } from './shapes';

const of = ({ region }: CallContext) => region.service(Ecs);

const invalid = (message: string) =>
  new AwsError('InvalidParameterException', message);

export const ListServiceDeployments = (
  context: CallContext,
  input: Api.ListServiceDeploymentsRequest,
) => {
  const service = of(context).service(input.cluster, input.service ?? '');
  if (isDeleted(service)) {
    throw new AwsError('ServiceNotFoundException', 'Service not found.');
  }
  const { status, createdAt } = input;
  const found = service.scheduler.history.filter(
    ({ record }) =>
      (!status?.length || status.includes(record.status!)) &&
      (!createdAt?.after || record.createdAt! > createdAt.after) &&
      (!createdAt?.before || record.createdAt! < createdAt.before),
  );
  const { items, nextToken } = page(found, { maxResults: 20, ...input });
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
};

export const DescribeServiceDeployments = (
  context: CallContext,
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
};

export const DescribeServiceRevisions = (
  context: CallContext,
  input: Api.DescribeServiceRevisionsRequest,
) => {
  const arns = input.serviceRevisionArns ?? [];
  if (arns.length > 20) {
    throw invalid('ServiceRevisionArns cannot have more than 20 elements.');
  }
  const serviceRevisions: Api.ServiceRevision[] = [];
  const failures: Api.Failure[] = [];
  for (const arn of arns) {
    const found = historyOf(of(context), arn)?.deployments.find(
      ({ revision }) => revision.serviceRevisionArn === arn,
    );
    if (found) {
      serviceRevisions.push(found.revision);
    } else {
      failures.push(missing(arn));
    }
  }
  return { serviceRevisions, failures };
};

function deploymentByArn(ecs: Ecs, arn: string) {
  const { service, deployments } = historyOf(ecs, arn) ?? {};
  const deployment = deployments?.find(
    ({ record }) => record.serviceDeploymentArn === arn,
  );
  return service && deployment ? ([service, deployment] as const) : undefined;
}

/**
 * The history of the service that a deployment or revision is of. ECS deletes it
 * with the service.
 */
function historyOf(ecs: Ecs, arn: string) {
  const [, cluster, name] = arn.split('/');
  const service = ecs.services.get(`${cluster}/${name}`);
  return service && !isDeleted(service)
    ? { service, deployments: service.scheduler.history }
    : undefined;
}

function isDeleted({ record }: Service): boolean {
  return record.shape.status === 'INACTIVE';
}
