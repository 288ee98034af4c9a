import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { Batches } from '../batches';
import { parseServiceArn } from '../location/parseServiceArn';

/** Between which counts Application Auto Scaling keeps a service; null where it does not. */
export async function readAutoscaling(
  clients: FargateClients,
  serviceArn: string,
): Promise<{ min: number; max: number } | null> {
  const { cluster, name } = parseServiceArn(serviceArn);
  const scalable = await Batches.of(clients).scalableServices.load(
    `service/${cluster}/${name}`,
  );
  return scalable
    ? { min: scalable.MinCapacity ?? 0, max: scalable.MaxCapacity ?? 0 }
    : null;
}
