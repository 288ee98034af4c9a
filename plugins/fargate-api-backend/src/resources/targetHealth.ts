import {
  DescribeTargetHealthCommand,
  TargetHealthDescription,
  TargetHealthStateEnum,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  Observed,
  TargetState,
  TargetStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { FRESH_FOR, ObservationContext } from '../aws';

const STATES: Record<TargetHealthStateEnum, TargetState> = {
  healthy: 'healthy',
  initial: 'initial',
  unhealthy: 'unhealthy',
  draining: 'draining',
  'unhealthy.draining': 'draining',
  unused: 'unused',
  unavailable: 'unavailable',
};

/** Observes the targets of a target group and their health. They are read again when the version of the service's tasks changes. */
export function observeTargetHealth(
  { observations, target }: ObservationContext,
  targetGroupArn: string,
  tasksVersion: string,
): Promise<Observed<TargetStatus[]>> {
  return observations.observe({
    target,
    resource: `targets:${targetGroupArn}`,
    freshFor: FRESH_FOR.running,
    version: tasksVersion,
    read: (clients, signal) =>
      readTargetHealth(clients, targetGroupArn, signal),
    isChanging: targets => targets.some(({ state }) => state !== 'healthy'),
  });
}

/** DescribeTargetHealth returns all targets in one response. */
async function readTargetHealth(
  { elbv2 }: FargateClients,
  targetGroupArn: string,
  signal: AbortSignal,
): Promise<TargetStatus[]> {
  const { TargetHealthDescriptions } = await elbv2.send(
    new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn }),
    { abortSignal: signal },
  );
  return (TargetHealthDescriptions ?? []).map(toTargetStatus);
}

/** Maps the SDK's description of a target's health. */
export function toTargetStatus({
  Target,
  TargetHealth,
}: TargetHealthDescription): TargetStatus {
  const { Id, Port, AvailabilityZone } = Target!;
  return {
    address: Port === undefined ? Id! : `${Id}:${Port}`,
    availabilityZone: AvailabilityZone,
    state: STATES[TargetHealth!.State!] ?? 'unavailable',
    reason: TargetHealth!.Reason,
    description: TargetHealth!.Description,
  };
}
