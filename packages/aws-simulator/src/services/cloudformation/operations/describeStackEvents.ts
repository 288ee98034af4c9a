import type {
  DescribeStackEventsInput,
  DescribeStackEventsOutput,
  StackEvent as StackEventOutput,
} from '@aws-sdk/client-cloudformation';
import { CallContext } from '../../ServiceDefinition';
import { CloudFormation } from '../model/stacks/CloudFormation';
import { EVENTS_PER_PAGE, page } from './page';
import { requireStack } from './requireStack';

/** DescribeStackEvents: newest first. */
export function DescribeStackEvents(
  { region }: CallContext,
  { StackName, NextToken }: DescribeStackEventsInput,
): DescribeStackEventsOutput {
  const stack = requireStack(region.service(CloudFormation), StackName);
  const { items, nextToken } = page(
    [...stack.events].reverse(),
    NextToken,
    EVENTS_PER_PAGE,
  );
  return {
    StackEvents: items.map(
      ({ properties, OperationType, ...event }): StackEventOutput => ({
        ...event,
        StackId: stack.id,
        StackName: stack.name,
        ResourceStatus: event.ResourceStatus as any,
        DetailedStatus: event.DetailedStatus as any,
        ResourceProperties: properties && JSON.stringify(properties),
      }),
    ),
    NextToken: nextToken,
  };
}
