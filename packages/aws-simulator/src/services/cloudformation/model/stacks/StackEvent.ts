/** An event of a stack, as DescribeStackEvents returns it. */
export interface StackEvent {
  EventId: string;
  OperationId: string;
  OperationType: string;
  LogicalResourceId: string;
  PhysicalResourceId: string;
  ResourceType: string;
  Timestamp: Date;
  ResourceStatus: string;
  ResourceStatusReason?: string;
  DetailedStatus?: string;
  ClientRequestToken?: string;
  /** Written as JSON when it is described. */
  properties?: Record<string, any>;
}
