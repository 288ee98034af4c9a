import { createApp } from '@backstage/app-defaults';
import { AppRouter, FlatRoutes } from '@backstage/core-app-api';
import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { Container, Text } from '@backstage/ui';
// Every app imports these styles, and this is an app.
// eslint-disable-next-line @backstage/no-ui-css-imports-in-non-frontend
import '@backstage/ui/css/styles.css';
import { createRoot } from 'react-dom/client';
import { Route } from 'react-router-dom';
import {
  EntityFargateApiCard,
  EntityFargateEnvironmentCard,
  fargateApiRef,
  isFargateEnvironment,
} from '../src/legacy';
import { usedEnvironment } from './fixtures/entities';
import { fakeApi } from './fixtures/fakeApi';
import { scenarioOf } from './scenarioOf';
import { scenarios } from './scenarios';

const { entity, api } =
  scenarios[scenarioOf(window.location.search) ?? 'healthy'];

/** The legacy cards, as on an entity page of the old frontend system. */
const EntityPage = () => (
  <Container my="4">
    <main>
      <Text as="h1" variant="title-small">
        Fargate API card
      </Text>
      <Text as="h2" variant="body-medium">
        {entity.metadata.name}
      </Text>
      <EntityProvider entity={entity}>
        {isFargateEnvironment(entity) ? (
          <EntityFargateEnvironmentCard />
        ) : (
          <EntityFargateApiCard />
        )}
      </EntityProvider>
    </main>
  </Container>
);

// The target of links to entities.
const CatalogEntityPage = createPlugin({ id: 'dev' }).provide(
  createRoutableExtension({
    name: 'CatalogEntityPage',
    component: async () => EntityPage,
    mountPoint: entityRouteRef,
  }),
);

const app = createApp({
  apis: [
    createApiFactory({
      api: fargateApiRef,
      deps: {},
      factory: () => fakeApi(api),
    }),
    createApiFactory({
      api: catalogApiRef,
      deps: {},
      factory: () => catalogApiMock({ entities: [usedEnvironment] }),
    }),
  ],
});

const App = app.createRoot(
  <AppRouter>
    <FlatRoutes>
      <Route path="/legacy" element={<EntityPage />} />
      <Route
        path="/catalog/:namespace/:kind/:name"
        element={<CatalogEntityPage />}
      />
    </FlatRoutes>
  </AppRouter>,
);

createRoot(document.getElementById('root')!).render(<App />);
