import { DescribeServicesCommand } from '@aws-sdk/client-ecs';
import {
  ENTITY_TAG,
  FargateClients,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { parseServiceArn } from '../location/parseServiceArn';

/** Whose a service says it is, by its tag; null where it says nothing. */
export async function readServiceEntity(
  { ecs }: FargateClients,
  serviceArn: string,
  signal: AbortSignal,
): Promise<string | null> {
  const { cluster, name } = parseServiceArn(serviceArn);
  const { services } = await ecs.send(
    new DescribeServicesCommand({
      cluster,
      services: [name],
      include: ['TAGS'],
    }),
    { abortSignal: signal },
  );
  const tag = services?.[0]?.tags?.find(({ key }) => key === ENTITY_TAG);
  return tag?.value ?? null;
}
