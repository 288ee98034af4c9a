import { Task } from '@aws-sdk/client-ecs';

/** What ECS says where the quota of Fargate leaves no room: its troubleshooting guide. */
export const NO_VCPUS_LEFT =
  'You’ve reached the limit on the number of vCPUs you can run concurrently';

/** How much there may be at a time. */
export interface Quotas {
  fargateVcpus: number;
  fargateSpotVcpus: number;
  servicesPerCluster: number;
  tasksPerService: number;
}

const UNITS_PER_VCPU = 1024;

/**
 * How many tasks of a size a quota still allows beside others.
 *
 * @param cpu - of a task, in CPU units
 */
export function tasksWithin(
  { fargateVcpus, fargateSpotVcpus }: Quotas,
  others: Task[],
  cpu: string,
  capacityProvider?: string,
): number {
  const onSpot = isSpot(capacityProvider);
  const inUse = others
    .filter(
      ({ capacityProviderName }) => isSpot(capacityProviderName) === onSpot,
    )
    .reduce((sum, task) => sum + Number(task.cpu), 0);
  const quota = onSpot ? fargateSpotVcpus : fargateVcpus;
  const left = (quota * UNITS_PER_VCPU - inUse) / Number(cpu);
  return Math.max(0, Math.floor(left));
}

function isSpot(capacityProvider?: string): boolean {
  return capacityProvider === 'FARGATE_SPOT';
}
