import { stacksIn } from '../stack/stacksIn';
import { ofType, orNothing, ReadObstacles } from './Obstacle';

/** Of `delivery.yml`. */
const SERVICE_ROLE = 'PreviewServiceRole';

/**
 * Previews of pull requests, which CloudFormation could not delete any more without
 * the role that it works on them with.
 */
export const openPreviews: ReadObstacles = async (
  clients,
  stackToDelete,
  options,
) => {
  const role = ofType(stackToDelete, 'AWS::IAM::Role').find(
    ({ logicalId }) => logicalId === SERVICE_ROLE,
  );
  if (!role) {
    return [];
  }
  const stacks = await orNothing(() => stacksIn(clients, options));
  const names = stacks
    .filter(({ RoleARN }) => RoleARN?.split('/').pop() === role.id)
    .map(({ StackName }) => StackName)
    .sort();
  return names.length
    ? [
        {
          text: `pull requests still have previews (${names.join(', ')})`,
          repair:
            'close these pull requests, which deletes their previews, or delete these stacks first',
          keeps: [SERVICE_ROLE],
        },
      ]
    : [];
};
