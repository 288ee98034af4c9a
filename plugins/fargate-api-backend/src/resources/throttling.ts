import { GetStageCommand } from '@aws-sdk/client-apigatewayv2';
import {
  Observed,
  ThrottlingStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { FRESH_FOR, ObservationContext } from '../aws';

/** Observes how many requests API Gateway lets through to an API. */
export function observeThrottling(
  { observations, target }: ObservationContext,
  apiId: string,
): Promise<Observed<ThrottlingStatus>> {
  return observations.observe({
    target,
    resource: `throttling:${apiId}`,
    freshFor: FRESH_FOR.configured,
    read: (clients, signal) => readThrottling(clients, apiId, signal),
  });
}

async function readThrottling(
  { apiGateway }: FargateClients,
  ApiId: string,
  signal: AbortSignal,
): Promise<ThrottlingStatus> {
  const { DefaultRouteSettings = {} } = await apiGateway.send(
    new GetStageCommand({ ApiId, StageName: '$default' }),
    { abortSignal: signal },
  );
  return {
    rateLimit: DefaultRouteSettings.ThrottlingRateLimit,
    burstLimit: DefaultRouteSettings.ThrottlingBurstLimit,
  };
}
