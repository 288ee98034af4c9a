import type * as Api from '@aws-sdk/client-ecs';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { Ecs } from '../model/Ecs';
import {
  deregisterTaskDefinition,
  registerTaskDefinition,
} from '../model/taskDefinitions';
import { page } from './page';

const of = ({ region }: CallContext) => region.service(Ecs);

export const RegisterTaskDefinition = (
  context: CallContext,
  input: Api.RegisterTaskDefinitionRequest,
) => {
  const { shape, tags } = registerTaskDefinition(
    of(context),
    input,
    context.principalArn,
  );
  return { taskDefinition: shape, tags };
};

export const DeregisterTaskDefinition = (
  context: CallContext,
  input: Api.DeregisterTaskDefinitionRequest,
) => ({
  taskDefinition: deregisterTaskDefinition(
    of(context),
    input.taskDefinition ?? '',
  ).shape,
});

export const DescribeTaskDefinition = (
  context: CallContext,
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
};

export const ListTaskDefinitions = (
  context: CallContext,
  input: Api.ListTaskDefinitionsRequest,
) => {
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
};
