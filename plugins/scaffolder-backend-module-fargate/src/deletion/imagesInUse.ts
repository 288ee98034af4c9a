import { findStacks } from '@fargate-api/backstage-plugin-fargate-api-node';
import { ofType, orNothing, ReadObstacles } from './Obstacle';

/**
 * Other APIs of the target whose tasks could not start any more without the images
 * of a repository: those that an image was promoted to.
 */
export const imagesInUse: ReadObstacles = async (
  clients,
  stackToDelete,
  options,
) => {
  const repositories = ofType(stackToDelete, 'AWS::ECR::Repository');
  if (!repositories.length) {
    return [];
  }
  const { accountId } = clients.target;
  const stacks = await orNothing(() => findStacks(clients, options));
  return repositories.flatMap(({ id, logicalId }) =>
    stacks
      .filter(
        ({ entityRef, parameters: { ImageUrl = '' } }) =>
          entityRef !== stackToDelete.stack.entityRef &&
          ImageUrl.startsWith(`${accountId}.`) &&
          ImageUrl.split('/').slice(1).join('/').split(/[:@]/)[0] === id,
      )
      .map(({ entityRef, name }) => ({
        text: `${entityRef ?? name} runs an image of image repository ${id}`,
        repair: 'deploy it with an image of another repository first',
        keeps: [logicalId],
      })),
  );
};
