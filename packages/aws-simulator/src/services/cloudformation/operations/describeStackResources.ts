import type {
  DescribeStackResourceInput,
  DescribeStackResourceOutput,
  DescribeStackResourcesInput,
  DescribeStackResourcesOutput,
  ListStackResourcesInput,
  ListStackResourcesOutput,
  ResourceStatus,
  StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import { CallContext } from '../../ServiceDefinition';
import { CloudFormation } from '../model/stacks/CloudFormation';
import { Stack } from '../model/stacks/Stack';
import { StackResource } from '../model/stacks/StackResource';
import { validationError } from '../model/validationError';
import { resourceDrift } from './driftInformation';
import { page } from './page';
import { requireStack, stackWithIdDoesNotExist } from './requireStack';

/** DescribeStackResource, with the resource's `Metadata`. */
export function DescribeStackResource(
  { region }: CallContext,
  { StackName, LogicalResourceId }: DescribeStackResourceInput,
): DescribeStackResourceOutput {
  const stack = requireStack(
    region.service(CloudFormation),
    StackName,
    name => `Stack '${name}' does not exist`,
  );
  const resource = stack.resources.get(LogicalResourceId!);
  if (!resource || resource.status === 'DELETE_COMPLETE') {
    throw validationError(
      `Resource ${LogicalResourceId} does not exist for stack ${StackName}`,
    );
  }
  const { Timestamp, ...common } = described(stack, resource);
  return {
    StackResourceDetail: {
      ...common,
      LastUpdatedTimestamp: Timestamp,
      Metadata: JSON.stringify(resource.physical.metadata ?? {}),
    },
  };
}

/** DescribeStackResources: of a stack, or of the stack that a physical resource belongs to. */
export function DescribeStackResources(
  { region }: CallContext,
  input: DescribeStackResourcesInput,
): DescribeStackResourcesOutput {
  const cloudFormation = region.service(CloudFormation);
  const stack = input.PhysicalResourceId
    ? stackOf(cloudFormation, input.PhysicalResourceId)
    : requireStack(cloudFormation, input.StackName, stackWithIdDoesNotExist);
  return {
    StackResources: [...stack.resources.values()]
      .filter(
        ({ physical }) =>
          !input.LogicalResourceId ||
          physical.logicalId === input.LogicalResourceId,
      )
      .slice(0, 100)
      .map(resource => described(stack, resource)),
  };
}

/** ListStackResources. */
export function ListStackResources(
  { region }: CallContext,
  { StackName, NextToken }: ListStackResourcesInput,
): ListStackResourcesOutput {
  const stack = requireStack(
    region.service(CloudFormation),
    StackName,
    stackWithIdDoesNotExist,
  );
  const { items, nextToken } = page(
    [...stack.resources.values()],
    NextToken,
    100,
  );
  return {
    StackResourceSummaries: items.map((resource): StackResourceSummary => {
      const {
        StackId,
        StackName: name,
        Description,
        Timestamp,
        ...common
      } = described(stack, resource);
      return { ...common, LastUpdatedTimestamp: Timestamp };
    }),
    NextToken: nextToken,
  };
}

function stackOf(cloudFormation: CloudFormation, physicalId: string): Stack {
  const found = [...cloudFormation.stacks.values()].find(
    ({ status, resources }) =>
      status !== 'DELETE_COMPLETE' &&
      [...resources.values()].some(
        ({ physical }) => physical.physicalId === physicalId,
      ),
  );
  if (!found) {
    throw validationError(`Stack for ${physicalId} does not exist`);
  }
  return found;
}

function described(
  stack: Stack,
  { physical, status, statusReason, timestamp }: StackResource,
) {
  return {
    StackName: stack.name,
    StackId: stack.id,
    LogicalResourceId: physical.logicalId,
    PhysicalResourceId: physical.physicalId || undefined,
    ResourceType: physical.type,
    Timestamp: timestamp,
    ResourceStatus: status as ResourceStatus,
    ResourceStatusReason: statusReason,
    Description: physical.description,
    DriftInformation: resourceDrift(stack, physical.logicalId),
  } as const;
}
