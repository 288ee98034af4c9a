import { FrontendFeature } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { isFargateEnvironment } from '@fargate-api/backstage-plugin-fargate-api-common';
import { usedEnvironment } from '../../dev/fixtures/entities';
import { fakeApi } from '../../dev/fixtures/fakeApi';
import { Scenario, ScenarioName, scenarios } from '../../dev/scenarios';
import { fargateApiRef } from '../api/FargateApi';
import { FargateEnvironmentCard } from '../environment/FargateEnvironmentCard';
import { FargateApiCard } from '../status/FargateApiCard';

/**
 * Renders the card of a scenario.
 *
 * @param overrides - what differs from the scenario
 */
export function renderScenario(
  name: ScenarioName,
  overrides: Partial<Scenario> & { features?: FrontendFeature[] } = {},
): void {
  const { features = [], ...changes } = overrides;
  const { entity, api } = { ...scenarios[name], ...changes };
  renderInTestApp(
    <EntityProvider entity={entity}>
      {isFargateEnvironment(entity) ? (
        <FargateEnvironmentCard />
      ) : (
        <FargateApiCard />
      )}
    </EntityProvider>,
    {
      features,
      apis: [
        [fargateApiRef, fakeApi(api)],
        [catalogApiRef, catalogApiMock({ entities: [usedEnvironment] })],
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}
