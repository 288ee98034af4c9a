import {
  GetApiCommand,
  GetApiMappingsCommand,
} from '@aws-sdk/client-apigatewayv2';
import {
  FargateClients,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { orMissing } from '../orMissing';

/** `https://{id}.execute-api.{region}.{suffix of the partition}` */
const OWN_NAME =
  /^https:\/\/([a-z0-9]+)\.execute-api\.([a-z0-9-]+)\.(amazonaws\.com(\.cn)?|amazonaws\.eu)$/;

/**
 * Where an API of API Gateway answers, as API Gateway says: at a domain name that leads to
 * it, or at the name that API Gateway gave it.
 *
 * @returns undefined where API Gateway has neither.
 */
export async function gatewayEndpoint(
  { apiGateway, target }: Pick<FargateClients, 'apiGateway' | 'target'>,
  { outputs: { ApiId, DomainName } }: Pick<StackRecord, 'outputs'>,
  options: { signal?: AbortSignal } = {},
): Promise<string | undefined> {
  const abortSignal = options.signal;
  if (DomainName) {
    const mappings = await orMissing('NotFoundException', async () => {
      const { Items } = await apiGateway.send(
        new GetApiMappingsCommand({ DomainName }),
        { abortSignal },
      );
      return Items;
    });
    if (mappings?.some(mapping => mapping.ApiId === ApiId)) {
      return `https://${DomainName}`;
    }
  }
  const api = await orMissing('NotFoundException', () =>
    apiGateway.send(new GetApiCommand({ ApiId }), { abortSignal }),
  );
  const [url, id, region] = OWN_NAME.exec(api?.ApiEndpoint ?? '') ?? [];
  return id === ApiId &&
    region === target.region &&
    !api?.DisableExecuteApiEndpoint
    ? url
    : undefined;
}
