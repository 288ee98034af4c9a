import type {
  DescribeEventsInput,
  DescribeEventsOutput,
  OperationEvent,
} from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { ChangeSet } from '../model/stacks/ChangeSet';
import { CloudFormation } from '../model/stacks/CloudFormation';
import { Stack } from '../model/stacks/Stack';
import { StackEvent } from '../model/stacks/StackEvent';
import { validationError } from '../model/validationError';
import { requireChangeSet } from './requireChangeSet';
import { EVENTS_PER_PAGE, page } from './page';
import { requireStack } from './requireStack';

/** DescribeEvents: the events of a stack, an operation or a change set, newest first. */
export function DescribeEvents(
  { region }: CallContext,
  input: DescribeEventsInput,
): DescribeEventsOutput {
  const events = eventsOf(region.service(CloudFormation), input).filter(
    event => !input.Filters?.FailedEvents || isFailure(event),
  );
  const { items, nextToken } = page(events, input.NextToken, EVENTS_PER_PAGE);
  return { OperationEvents: items, NextToken: nextToken };
}

function eventsOf(
  cloudFormation: CloudFormation,
  { StackName, ChangeSetName, OperationId }: DescribeEventsInput,
): OperationEvent[] {
  if (ChangeSetName) {
    const { stack, changeSet } = changeSetOf(cloudFormation, {
      ChangeSetName,
      StackName,
    });
    return changeSetEvents(stack, changeSet);
  }
  if (!StackName && !OperationId) {
    throw validationError(
      'One of StackName, ChangeSetName or OperationId must be specified.',
    );
  }
  const stacks = StackName
    ? [requireStack(cloudFormation, StackName)]
    : [...cloudFormation.stacks.values()];
  return stacks
    .flatMap(stack => [
      ...[...stack.changeSets.values()].flatMap(changeSet =>
        changeSetEvents(stack, changeSet),
      ),
      ...stack.events.map(event => stackEvent(stack, event)),
    ])
    .filter(event => !OperationId || event.OperationId === OperationId)
    .sort((a, b) => a.Timestamp!.getTime() - b.Timestamp!.getTime())
    .reverse();
}

/** The change set; the model of the operation has no `ChangeSetNotFound`. */
function changeSetOf(
  cloudFormation: CloudFormation,
  input: DescribeEventsInput,
): ReturnType<typeof requireChangeSet> {
  try {
    return requireChangeSet(cloudFormation, input);
  } catch (error) {
    throw error instanceof AwsError ? validationError(error.message) : error;
  }
}

function stackEvent(stack: Stack, event: StackEvent): OperationEvent {
  const { properties, ResourceStatus, DetailedStatus, ...rest } = event;
  return {
    ...rest,
    StackId: stack.id,
    OperationType: event.OperationType as OperationEvent['OperationType'],
    EventType:
      event.PhysicalResourceId !== stack.id && /_FAILED$/.test(ResourceStatus)
        ? 'PROVISIONING_ERROR'
        : 'STACK_EVENT',
    ResourceStatus: ResourceStatus as OperationEvent['ResourceStatus'],
    DetailedStatus: DetailedStatus as OperationEvent['DetailedStatus'],
    ResourceProperties: properties && JSON.stringify(properties),
  };
}

function changeSetEvents(stack: Stack, changeSet: ChangeSet): OperationEvent[] {
  const common = {
    StackId: stack.id,
    OperationId: changeSet.operationId,
    OperationType: 'CREATE_CHANGESET',
    Timestamp: changeSet.endTime ?? changeSet.creationTime,
    ClientRequestToken: changeSet.token,
  } as const;
  return changeSet.problems.map(
    ({ logicalId, type, path, message }, index): OperationEvent => ({
      ...common,
      EventId: `${changeSet.operationId}-${index}`,
      EventType: 'VALIDATION_ERROR',
      LogicalResourceId: logicalId,
      PhysicalResourceId: '',
      ResourceType: type,
      ValidationName: 'PROPERTY_VALIDATION',
      ValidationFailureMode: 'FAIL',
      ValidationStatus: 'FAILED',
      ValidationStatusReason: message,
      ValidationPath: `/Resources/${logicalId}${path}`,
    }),
  );
}

function isFailure(event: OperationEvent): boolean {
  return (
    event.EventType === 'VALIDATION_ERROR' ||
    event.EventType === 'PROVISIONING_ERROR'
  );
}
