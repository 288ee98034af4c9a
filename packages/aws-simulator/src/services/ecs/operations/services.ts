import type * as Api from '@aws-sdk/client-ecs';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { Ecs, lastPart } from '../model/Ecs';
import { createService, deleteService, updateService } from '../model/services';
import { missing } from './missing';
import { page } from './page';
import { serviceShape } from './shapes';

const of = ({ region }: CallContext) => region.service(Ecs);

const invalid = (message: string) =>
  new AwsError('InvalidParameterException', message);

export const CreateService = (
  context: CallContext,
  input: Api.CreateServiceRequest,
) => ({
  service: serviceShape(
    createService(of(context), input, context.principalArn),
  ),
});

export const UpdateService = (
  context: CallContext,
  input: Api.UpdateServiceRequest,
) => ({
  service: serviceShape(updateService(of(context), input)),
});

export const DeleteService = (
  context: CallContext,
  input: Api.DeleteServiceRequest,
) => ({
  service: serviceShape(deleteService(of(context), input)),
});

export const DescribeServices = (
  context: CallContext,
  input: Api.DescribeServicesRequest,
) => {
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
};

export const ListServices = (
  context: CallContext,
  input: Api.ListServicesRequest,
) => {
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
};
