import { StackEvent } from '@aws-sdk/client-cloudformation';

const STACK_ARN =
  'arn:aws:cloudformation:eu-west-1:123456789012:stack/orders/1';

/** Time zero of the events of a test. */
const BEGINNING = new Date('2026-01-01T00:00:00Z');

/** `seconds` after time zero. */
export function after(seconds: number): Date {
  return new Date(BEGINNING.getTime() + seconds * 1000);
}

/** An event of a resource, or of the stack itself if no type is given. */
export function stackEvent(
  seconds: number,
  status: string,
  resource: {
    id?: string;
    type?: string;
    reason?: string;
    physicalId?: string;
    properties?: object;
  } = {},
): StackEvent {
  return {
    EventId: `${resource.id}-${status}-${seconds}`,
    StackId: STACK_ARN,
    StackName: 'orders',
    Timestamp: after(seconds),
    LogicalResourceId: resource.id ?? 'orders',
    ResourceType: resource.type ?? 'AWS::CloudFormation::Stack',
    PhysicalResourceId: resource.type ? resource.physicalId ?? '' : STACK_ARN,
    ResourceStatus: status as StackEvent['ResourceStatus'],
    ResourceStatusReason: resource.reason,
    ResourceProperties:
      resource.properties && JSON.stringify(resource.properties),
  };
}
