import type {
  DescribeStacksInput,
  DescribeStacksOutput,
  ListStacksInput,
  ListStacksOutput,
  Stack as StackOutput,
  StackStatus,
} from '@aws-sdk/client-cloudformation';
import { CallContext } from '../../ServiceDefinition';
import { CloudFormation } from '../model/stacks/CloudFormation';
import { Stack } from '../model/stacks/Stack';
import { stackDrift } from './driftInformation';
import { page } from './page';
import { requireStack, stackWithIdDoesNotExist } from './requireStack';

/** DescribeStacks. */
export function DescribeStacks(
  { region }: CallContext,
  { StackName, NextToken }: DescribeStacksInput,
): DescribeStacksOutput {
  const cloudFormation = region.service(CloudFormation);
  if (StackName) {
    const stack = requireStack(
      cloudFormation,
      StackName,
      stackWithIdDoesNotExist,
    );
    return { Stacks: [describe(stack)] };
  }
  const { items, nextToken } = page(
    newestFirst(cloudFormation).filter(
      ({ status }) => status !== 'DELETE_COMPLETE',
    ),
    NextToken,
    100,
  );
  return { Stacks: items.map(describe), NextToken: nextToken };
}

/** ListStacks. */
export function ListStacks(
  { region }: CallContext,
  { StackStatusFilter, NextToken }: ListStacksInput,
): ListStacksOutput {
  const { items, nextToken } = page(
    newestFirst(region.service(CloudFormation)).filter(
      ({ status }) =>
        !StackStatusFilter?.length ||
        StackStatusFilter.includes(status as StackStatus),
    ),
    NextToken,
    100,
  );
  return {
    StackSummaries: items.map(stack => ({
      StackId: stack.id,
      StackName: stack.name,
      TemplateDescription: stack.template.Description,
      CreationTime: stack.creationTime,
      LastUpdatedTime: stack.lastUpdatedTime,
      DeletionTime: stack.deletionTime,
      StackStatus: stack.status as StackStatus,
      StackStatusReason: stack.statusReason,
      ParentId: stack.parentId,
      RootId: stack.rootId,
      DriftInformation: stackDrift(stack),
    })),
    NextToken: nextToken,
  };
}

function newestFirst(cloudFormation: CloudFormation): Stack[] {
  return [...cloudFormation.stacks.values()].reverse();
}

function describe(stack: Stack): StackOutput {
  return {
    StackId: stack.id,
    StackName: stack.name,
    ChangeSetId: stack.changeSetId,
    Description: stack.template.Description,
    Parameters: [...stack.parameters].map(
      ([key, { text, resolvedText, noEcho }]) => ({
        ParameterKey: key,
        ParameterValue: noEcho ? '****' : text,
        ResolvedValue: noEcho ? undefined : resolvedText,
      }),
    ),
    CreationTime: stack.creationTime,
    LastUpdatedTime: stack.lastUpdatedTime,
    DeletionTime: stack.deletionTime,
    RollbackConfiguration: {},
    StackStatus: stack.status as StackStatus,
    StackStatusReason: stack.statusReason,
    DetailedStatus: stack.detailedStatus as StackOutput['DetailedStatus'],
    DisableRollback: stack.disableRollback,
    NotificationARNs: stack.notificationArns,
    TimeoutInMinutes: stack.timeoutInMinutes,
    Capabilities: stack.capabilities as StackOutput['Capabilities'],
    Outputs: stack.outputs.map(({ key, value, description, exportName }) => ({
      OutputKey: key,
      OutputValue: value,
      Description: description,
      ExportName: exportName,
    })),
    RoleARN: stack.roleArn,
    ParentId: stack.parentId,
    RootId: stack.rootId,
    Tags: stack.tags,
    EnableTerminationProtection: stack.terminationProtection,
    DriftInformation: stackDrift(stack),
    RetainExceptOnCreate: stack.retainExceptOnCreate,
    DeletionMode: stack.deletionMode as StackOutput['DeletionMode'],
    LastOperations: stack.operations.slice(0, 5).map(({ id, type }) => ({
      OperationId: id,
      OperationType: type as any,
    })),
  };
}
