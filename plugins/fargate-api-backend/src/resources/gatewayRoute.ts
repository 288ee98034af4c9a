import {
  GetApiCommand,
  GetApiMappingsCommand,
  GetIntegrationsCommand,
  GetRoutesCommand,
} from '@aws-sdk/client-apigatewayv2';
import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { andThen, FRESH_FOR, ObservationContext } from '../aws';
import { ServiceFacts } from './service';
import { StackFacts } from './stack';

/** What API Gateway has of the way from a request to the tasks; null for what is missing. */
export interface GatewayRouteFacts {
  api: { isEndpointDisabled: boolean } | null;
  /** Whether the API's own domain name leads to it; undefined without one. */
  isMapped?: boolean;
  /** The route that takes all requests. */
  route: { integrationId?: string } | null;
  /** That of the route. */
  integration: { vpcLinkId?: string; uri?: string } | null;
}

/** The first thing that keeps every request from the tasks. */
export type GatewayBreak =
  | 'api-missing'
  | 'endpoint-disabled'
  | 'mapping-missing'
  | 'route-missing'
  | 'integration-missing'
  | 'integration-elsewhere';

/** Where the requests should go: a VPC link, and a service of AWS Cloud Map. */
interface Destination {
  vpcLinkId?: string;
  discoveryServiceId?: string;
}

/** Observes what keeps requests to an API behind API Gateway from its tasks; null if nothing does. */
export async function observeGatewayBreak(
  { observations, target }: ObservationContext,
  {
    httpApiId,
    gatewayDomainName,
    vpcLinkId,
  }: Pick<StackFacts, 'httpApiId' | 'gatewayDomainName' | 'vpcLinkId'> = {},
  service: Observed<ServiceFacts>,
): Promise<Observed<GatewayBreak | null>> {
  if (!httpApiId) {
    return {};
  }
  const breakOf = (facts: GatewayRouteFacts) =>
    gatewayBreakOf(facts, {
      vpcLinkId,
      discoveryServiceId: service.value?.discoveryServiceId,
    });
  const route = await observations.observe({
    target,
    resource: `gateway-route:${httpApiId}:${gatewayDomainName ?? ''}`,
    freshFor: FRESH_FOR.configured,
    read: (clients, signal) =>
      readRoute(clients, httpApiId, gatewayDomainName, signal),
    isChanging: facts => breakOf(facts) !== null,
  });
  return andThen(route, facts => ({ value: breakOf(facts) }));
}

/** The first break, in the order of a request; null where it arrives. */
export function gatewayBreakOf(
  { api, integration, isMapped, route }: GatewayRouteFacts,
  { vpcLinkId, discoveryServiceId }: Destination,
): GatewayBreak | null {
  if (!api) {
    return 'api-missing';
  }
  if (isMapped === false) {
    return 'mapping-missing';
  }
  if (isMapped === undefined && api.isEndpointDisabled) {
    return 'endpoint-disabled';
  }
  if (!route) {
    return 'route-missing';
  }
  if (!integration) {
    return 'integration-missing';
  }
  const isOwn =
    (!vpcLinkId || integration.vpcLinkId === vpcLinkId) &&
    (!discoveryServiceId ||
      integration.uri?.endsWith(`/${discoveryServiceId}`));
  return isOwn ? null : 'integration-elsewhere';
}

async function readRoute(
  { apiGateway }: FargateClients,
  ApiId: string,
  DomainName: string | undefined,
  abortSignal: AbortSignal,
): Promise<GatewayRouteFacts> {
  const options = { abortSignal };
  const [api, routes, integrations, mappings] = await Promise.all([
    orNull(() => apiGateway.send(new GetApiCommand({ ApiId }), options)),
    orNull(() => apiGateway.send(new GetRoutesCommand({ ApiId }), options)),
    orNull(() =>
      apiGateway.send(new GetIntegrationsCommand({ ApiId }), options),
    ),
    DomainName === undefined
      ? undefined
      : orNull(() =>
          apiGateway.send(new GetApiMappingsCommand({ DomainName }), options),
        ),
  ]);
  const route = routes?.Items?.find(({ RouteKey }) => RouteKey === '$default');
  const integrationId = route?.Target?.replace('integrations/', '');
  const integration = integrations?.Items?.find(
    one => one.IntegrationId === integrationId,
  );
  return {
    api: api && { isEndpointDisabled: !!api.DisableExecuteApiEndpoint },
    ...(mappings !== undefined && {
      isMapped: !!mappings?.Items?.some(one => one.ApiId === ApiId),
    }),
    route: route ? { integrationId } : null,
    integration: integration
      ? { vpcLinkId: integration.ConnectionId, uri: integration.IntegrationUri }
      : null,
  };
}

/** @returns null where API Gateway has it no more. */
async function orNull<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundException') {
      return null;
    }
    throw error;
  }
}
