import { NotFoundError } from '@backstage/errors';
import {
  admittedSources,
  FargateClients,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { Batches } from '../batches';

/**
 * Whom some security groups let in on some ports.
 *
 * @throws NotFoundError when there is no such group.
 */
export async function readAdmitted(
  clients: FargateClients,
  groupIds: string[],
  ports: number[],
): Promise<string[]> {
  const groups = await Promise.all(
    groupIds.map(id => Batches.of(clients).securityGroups.load(id)),
  );
  const missing = groupIds.filter((_, index) => !groups[index]);
  if (missing.length) {
    throw new NotFoundError(`There is no security group ${missing.join(', ')}`);
  }
  return admittedSources(
    groups.flatMap(group => group!.IpPermissions ?? []),
    ports,
  );
}
