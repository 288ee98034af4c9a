import { EntityProvider } from '@backstage/plugin-catalog-react';
import { Container, Flex, Link, Text } from '@backstage/ui';
import { isFargateEnvironment } from '@fargate-api/backstage-plugin-fargate-api-common';
import { useSearchParams } from 'react-router-dom';
import { FargateApiCard } from '../src/status/FargateApiCard';
import { FargateEnvironmentCard } from '../src/environment/FargateEnvironmentCard';
import { scenarioOf } from './scenarioOf';
import { ScenarioName, scenarios } from './scenarios';

const names = Object.keys(scenarios) as ScenarioName[];

/** The card in the state that is given in the URL, or a list of all states. */
export function DevPage() {
  const [search] = useSearchParams();
  const name = scenarioOf(search.toString());
  const Card =
    name && isFargateEnvironment(scenarios[name].entity)
      ? FargateEnvironmentCard
      : FargateApiCard;
  return (
    <Container my="4">
      <main>
        <Text as="h1" variant="title-small">
          Fargate API card
        </Text>
        {name ? (
          <Flex direction="column" gap="3" mt="3">
            <Text as="h2" variant="body-medium">
              {name}
            </Text>
            <EntityProvider entity={scenarios[name].entity}>
              <Card />
            </EntityProvider>
          </Flex>
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
