import { TestApiProvider } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { Container, Flex, Link, Text } from '@backstage/ui';
import { isFargateEnvironment } from '@fargate-api/backstage-plugin-fargate-api-common';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { fargateApiRef } from '../src/api/FargateApi';
import { FargateApiCard } from '../src/status/FargateApiCard';
import { FargateEnvironmentCard } from '../src/environment/FargateEnvironmentCard';
import { fakeApi } from './fixtures/fakeApi';
import { scenarioOf } from './scenarioOf';
import { ScenarioName, scenarios } from './scenarios';

const names = Object.keys(scenarios) as ScenarioName[];

/** The card in a state, with the responses of that state. */
function Scenario({ name }: { name: ScenarioName }) {
  const { entity, api } = scenarios[name];
  const apis = useMemo(() => [[fargateApiRef, fakeApi(api)]] as const, [api]);
  const Card = isFargateEnvironment(entity)
    ? FargateEnvironmentCard
    : FargateApiCard;
  return (
    <Flex direction="column" gap="3" mt="3">
      <Text as="h2" variant="body-medium">
        {name}
      </Text>
      <TestApiProvider apis={apis}>
        <EntityProvider entity={entity}>
          <Card />
        </EntityProvider>
      </TestApiProvider>
    </Flex>
  );
}

/** The card in the state that is given in the URL, or a list of all states. */
export function DevPage() {
  const [search] = useSearchParams();
  const name = scenarioOf(search.toString());
  return (
    <Container my="4">
      <main>
        <Text as="h1" variant="title-small">
          Fargate API card
        </Text>
        {name ? (
          <Scenario key={name} name={name} />
        ) : (
          <ul>
            {names.map(each => (
              <li key={each}>
                <Link href={`/?state=${each}`}>{each}</Link>
              </li>
            ))}
          </ul>
        )}
      </main>
    </Container>
  );
}
