import {
  TargetHealthDescription,
  TargetHealthStateEnum,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  TargetState,
  TargetStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';

const STATES: Record<TargetHealthStateEnum, TargetState> = {
  healthy: 'healthy',
  initial: 'initial',
  unhealthy: 'unhealthy',
  draining: 'draining',
  'unhealthy.draining': 'draining',
  unused: 'unused',
  unavailable: 'unavailable',
};

/** Reads the SDK's health of a target. */
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
