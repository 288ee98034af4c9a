import { DescribeClustersCommand } from '@aws-sdk/client-ecs';
import { ofType, orNothing, ReadObstacles } from './Obstacle';

/** Services that run in a cluster and are of no API that the portal knows. */
export const servicesInCluster: ReadObstacles = async (
  { ecs },
  stackToDelete,
  { signal },
) => {
  const clusters = ofType(stackToDelete, 'AWS::ECS::Cluster');
  const found = await orNothing(async () =>
    clusters.length
      ? (
          await ecs.send(
            new DescribeClustersCommand({
              clusters: clusters.map(({ id }) => id),
            }),
            { abortSignal: signal },
          )
        ).clusters ?? []
      : [],
  );
  return found
    .filter(({ activeServicesCount = 0 }) => activeServicesCount > 0)
    .map(({ activeServicesCount, clusterName }) => ({
      text: `cluster ${clusterName} runs ${activeServicesCount} ${
        activeServicesCount === 1 ? 'service' : 'services'
      } that this portal did not deploy`,
      repair: `delete them with aws ecs delete-service --force --cluster ${clusterName} --service NAME`,
      keeps: clusters
        .filter(({ id }) => id === clusterName)
        .map(({ logicalId }) => logicalId),
    }));
};
