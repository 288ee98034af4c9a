import { AssignPublicIp } from '@aws-sdk/client-ecs';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { OfficeHours, officeHoursOf } from './officeHours';

/** The service that a stack asked for; what its template does not say is undefined. */
export interface ExpectedService {
  arn: string;
  taskDefinition?: string;
  /** Undefined where autoscaling or office hours decide. */
  desiredCount?: number;
  officeHours?: OfficeHours;
  subnetIds?: readonly string[];
  assignPublicIp?: AssignPublicIp;
  securityGroupIds?: readonly string[];
  targetGroupArn?: string;
  /**
   * How many seconds a target can fail its health check until the load balancer
   * says so.
   */
  unhealthyAfterSeconds?: number;
}

/**
 * What the parameters and outputs of an API's stack say of its service.
 *
 * @returns undefined where the stack has no service.
 */
export function expectedService({
  outputs,
  parameters,
}: Pick<StackRecord, 'outputs' | 'parameters'>): ExpectedService | undefined {
  const { ServiceArn, ServiceSecurityGroupId } = outputs;
  const { Autoscaling, DesiredCount, TargetSecurityGroupId } = parameters;
  const officeHours = officeHoursOf(parameters);
  if (!ServiceArn) {
    return undefined;
  }
  return {
    arn: ServiceArn,
    taskDefinition: outputs.TaskDefinitionArn,
    desiredCount:
      DesiredCount === undefined || Autoscaling === 'on' || officeHours
        ? undefined
        : Number(DesiredCount),
    officeHours,
    ...(ServiceSecurityGroupId && {
      ...placeOf(parameters),
      securityGroupIds: [
        ServiceSecurityGroupId,
        // By which a shared load balancer reaches the tasks.
        ...(TargetSecurityGroupId ? [TargetSecurityGroupId] : []),
      ],
    }),
    targetGroupArn: outputs.TargetGroupArn,
    unhealthyAfterSeconds: unhealthyAfter(parameters),
  };
}

function placeOf({
  PrivateSubnetIds,
  PublicSubnetIds,
  TaskSubnets,
}: StackRecord['parameters']): Pick<
  ExpectedService,
  'assignPublicIp' | 'subnetIds'
> {
  return TaskSubnets === 'public'
    ? { assignPublicIp: 'ENABLED', subnetIds: PublicSubnetIds?.split(',') }
    : { assignPublicIp: 'DISABLED', subnetIds: PrivateSubnetIds?.split(',') };
}

function unhealthyAfter({
  HealthCheckIntervalSeconds: interval,
  HealthCheckTimeoutSeconds: timeout,
  UnhealthyThresholdCount: threshold,
}: StackRecord['parameters']): number | undefined {
  return interval && timeout && threshold
    ? Number(interval) * Number(threshold) + Number(timeout)
    : undefined;
}
