import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { isFargateEnvironment } from '@fargate-api/backstage-plugin-fargate-api-common';
import { EntityPageCard } from '../live/EntityPageCard';

/**
 * The card on the overview page of every environment.
 *
 * @public
 */
export const fargateEnvironmentEntityCard = EntityCardBlueprint.make({
  name: 'environment',
  params: {
    type: 'content',
    filter: isFargateEnvironment,
    loader: async () => {
      const { FargateEnvironmentCard } = await import(
        './FargateEnvironmentCard'
      );
      return (
        <EntityPageCard>
          <FargateEnvironmentCard />
        </EntityPageCard>
      );
    },
  },
});
