import { CapacityProviderStrategyItem, Task } from '@aws-sdk/client-ecs';
import { Ec2 } from '../../ec2/model/Ec2';
import { Subnet } from '../../ec2/model/types';
import { nextCapacityProvider } from './capacityProvider';
import { Deployment, ServiceRecord } from './types';

/** The subnet and the capacity provider of a task. */
export interface TaskPlacement {
  subnet: Subnet;
  capacityProvider?: string;
}

/** Whether the tasks of a service run on Fargate, the only launch type that is simulated. */
export function isOnFargate({ capacity, shape }: ServiceRecord): boolean {
  return capacity !== undefined || shape.launchType === 'FARGATE';
}

/** The first subnet of a deployment that no longer exists. */
export function missingSubnet(
  ec2: Ec2,
  deployment: Deployment,
): string | undefined {
  return subnetsOf(deployment).find(id => !ec2.subnets.has(id));
}

/** The subnets of the tasks of a deployment. */
export function subnetsOf({ shape }: Deployment): string[] {
  return shape.networkConfiguration?.awsvpcConfiguration?.subnets ?? [];
}

/**
 * The placement of the next task: in the Availability Zone with the fewest of
 * those that are active beside it.
 */
export function nextPlacement(
  ec2: Ec2,
  subnetIds: readonly string[],
  capacity: CapacityProviderStrategyItem[] | undefined,
  active: Task[],
): TaskPlacement {
  const inZone = ({ availabilityZone }: Subnet) =>
    active.filter(task => task.availabilityZone === availabilityZone).length;
  const [subnet] = subnetIds
    .flatMap(id => ec2.subnets.get(id) ?? [])
    .sort((a, b) => inZone(a) - inZone(b));
  return {
    subnet,
    capacityProvider:
      capacity &&
      nextCapacityProvider(
        capacity,
        active.map(({ capacityProviderName = '' }) => capacityProviderName),
      ),
  };
}
