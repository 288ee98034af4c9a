import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { isFargateApi } from '@fargate-api/backstage-plugin-fargate-api-common';
import { EntityPageCard } from '../live/EntityPageCard';

/**
 * The card on the overview page of every entity that is linked to an ECS service.
 *
 * @public
 */
export const fargateApiEntityCard = EntityCardBlueprint.make({
  params: {
    type: 'content',
    filter: isFargateApi,
    loader: async () => {
      const { FargateApiCard } = await import('./FargateApiCard');
      return (
        <EntityPageCard>
          <FargateApiCard />
        </EntityPageCard>
      );
    },
  },
});
