import { Task } from '@aws-sdk/client-ecs';
import { Ec2 } from '../../ec2/model/Ec2';
import { Subnet } from '../../ec2/model/types';
import { nextCapacityProvider } from './capacityProvider';
import { Deployment, ServiceRecord } from './types';

/** Where a task runs. */
export interface TaskPlace {
  subnet: Subnet;
  capacityProvider?: string;
}

/** Whether a service's tasks run on Fargate: nothing else is simulated. */
export function isOnFargate({ capacity, shape }: ServiceRecord): boolean {
  return capacity !== undefined || shape.launchType === 'FARGATE';
}

/** The first subnet of a deployment that is gone. */
export function missingSubnet(
  ec2: Ec2,
  deployment: Deployment,
): string | undefined {
  return subnetIds(deployment).find(id => !ec2.subnets.has(id));
}

/** Where the next task of a deployment runs: in the zone with the fewest of its active tasks. */
export function nextPlace(
  ec2: Ec2,
  { capacity }: ServiceRecord,
  deployment: Deployment,
  active: Task[],
): TaskPlace {
  const inZone = ({ availabilityZone }: Subnet) =>
    active.filter(task => task.availabilityZone === availabilityZone).length;
  const [subnet] = subnetIds(deployment)
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

function subnetIds({ shape }: Deployment): string[] {
  return shape.networkConfiguration?.awsvpcConfiguration?.subnets ?? [];
}
