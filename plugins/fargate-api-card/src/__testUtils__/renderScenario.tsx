import { FrontendFeature } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { isFargateEnvironment } from '@fargate-api/backstage-plugin-fargate-api-common';
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
      apis: [[fargateApiRef, fakeApi(api)]],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}
