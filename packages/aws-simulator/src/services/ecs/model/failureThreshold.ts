import { DeploymentCircuitBreaker } from '@aws-sdk/client-ecs';

/** The number of consecutive failed tasks at which the circuit breaker fails a deployment. */
export function failureThreshold(
  breaker: DeploymentCircuitBreaker | undefined,
  desiredCount: number,
): number {
  const { type = 'BOUNDED_PERCENT', value = 50 } =
    breaker?.thresholdConfiguration ?? {};
  if (type === 'COUNT') {
    return value;
  }
  const share = Math.ceil((value / 100) * desiredCount);
  return type === 'BOUNDED_PERCENT'
    ? Math.min(200, Math.max(3, share))
    : Math.max(1, share);
}
