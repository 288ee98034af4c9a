import { StackEvent } from '@aws-sdk/client-cloudformation';

/**
 * Whether an event is about the stack itself and not about one of its
 * resources.
 */
export function isStackEvent(event: Partial<StackEvent>): boolean {
  return event.PhysicalResourceId === event.StackId;
}

/** Whether an operation started with this event. */
export function isOperationStart(event: StackEvent): boolean {
  return (
    isStackEvent(event) &&
    event.ResourceStatusReason === 'User Initiated' &&
    /^(CREATE|UPDATE|DELETE|ROLLBACK|UPDATE_ROLLBACK)_IN_PROGRESS$/.test(
      event.ResourceStatus ?? '',
    )
  );
}
