import {
  ApiGatewayV2Client,
  GetApiCommand,
  GetApiCommandOutput,
  GetAuthorizersCommand,
  GetDomainNameCommand,
  GetIntegrationsCommand,
  GetRoutesCommand,
  GetStageCommand,
} from '@aws-sdk/client-apigatewayv2';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';

/** What API Gateway has of an API. */
export type GatewayFacts = Awaited<ReturnType<typeof readGateway>>;

/** Reads an HTTP API with its only stage, route and integration. */
export async function readGateway(
  { ecs, target }: FargateClients,
  ApiId: string,
  DomainName?: string,
) {
  const gateway = new ApiGatewayV2Client({
    region: target.region,
    endpoint: target.endpoint,
    credentials: ecs.config.credentials,
  });
  const api: GetApiCommandOutput = await gateway.send(
    new GetApiCommand({ ApiId }),
  );
  const { Items: routes = [] } = await gateway.send(
    new GetRoutesCommand({ ApiId }),
  );
  const { Items: authorizers = [] } = await gateway.send(
    new GetAuthorizersCommand({ ApiId }),
  );
  const { Items: integrations = [] } = await gateway.send(
    new GetIntegrationsCommand({ ApiId }),
  );
  return {
    api,
    route: routes[0],
    authorizer: authorizers[0],
    integration: integrations[0],
    stage: await gateway.send(
      new GetStageCommand({ ApiId, StageName: '$default' }),
    ),
    domain:
      DomainName === undefined
        ? undefined
        : await gateway.send(new GetDomainNameCommand({ DomainName })),
  };
}
