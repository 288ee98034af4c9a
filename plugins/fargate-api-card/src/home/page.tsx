import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiCloudLine } from '@remixicon/react';
import { homeRouteRef } from './routes';

/**
 * The home page: what the user owns, and how to deploy an API.
 *
 * @public
 */
export const fargateApiPage = PageBlueprint.make({
  params: {
    path: '/fargate-api',
    routeRef: homeRouteRef,
    title: 'Fargate APIs',
    icon: <RiCloudLine />,
    loader: async () => {
      const { FargateApiHome } = await import('./FargateApiHome');
      return <FargateApiHome />;
    },
  },
});
