import {
  admittedSources,
  FargateClients,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { MissingError } from '../observe';
import { Batches } from '../batches';

/**
 * Whom some security groups let in on some ports.
 *
 * @throws MissingError when there is no such group.
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
    throw new MissingError('security-group-missing', { ids: missing });
  }
  return admittedSources(
    groups.flatMap(group => group!.IpPermissions ?? []),
    ports,
  );
}
