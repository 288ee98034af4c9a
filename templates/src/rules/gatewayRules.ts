import type { Rule } from './Rule';
import { resourcesOfType } from './resourcesOfType';
import { targetOf } from './targetOf';
import type { TemplateValue } from './Template';

/** Seconds for which API Gateway goes by what it knows of tasks. */
const DISCOVERY_SECONDS = 60;

/** Rules for tasks behind API Gateway. */
export const gatewayRules: Rule[] = [
  {
    name: 'API Gateway finds the tasks with their port',
    find: deployment => {
      const services = resourcesOfType(
        deployment,
        'AWS::ServiceDiscovery::Service',
      );
      return resourcesOfType(
        deployment,
        'AWS::ApiGatewayV2::Integration',
      ).flatMap(({ id, properties }) => {
        const found = services.find(
          service => service.id === targetOf(properties.IntegrationUri),
        );
        const hasPort = found?.properties.DnsConfig.DnsRecords.some(
          ({ Type }: TemplateValue) => Type === 'SRV',
        );
        return hasPort ? [] : [`${id} leads to a service without SRV records`];
      });
    },
  },
  {
    name: 'tasks behind API Gateway serve for a while after SIGTERM',
    find: deployment =>
      resourcesOfType(deployment, 'AWS::ApiGatewayV2::Api').length === 0
        ? []
        : resourcesOfType(deployment, 'AWS::ECS::TaskDefinition')
            .filter(({ properties }) =>
              properties.ContainerDefinitions.some(
                ({ StopTimeout }: TemplateValue) =>
                  !(Number(StopTimeout) >= DISCOVERY_SECONDS),
              ),
            )
            .map(({ id }) => `${id} ends while it still gets requests`),
  },
];
