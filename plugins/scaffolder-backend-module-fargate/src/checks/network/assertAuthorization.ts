import { GetRoutesCommand } from '@aws-sdk/client-apigatewayv2';
import { ConflictError } from '@backstage/errors';
import {
  FargateClients,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { unlessDenied } from '../../stack/unlessDenied';

/** What a route says, by the parameter. */
const TYPES: Readonly<Record<string, string>> = {
  none: 'NONE',
  jwt: 'JWT',
  iam: 'AWS_IAM',
};

/**
 * Checks, before an API behind API Gateway is updated, that API Gateway authorizes
 * requests as its stack says. An update does not change that back, because
 * CloudFormation does not detect drift.
 *
 * @throws ConflictError that names each route that is not as the stack says.
 */
export async function assertAuthorization(
  { apiGateway }: Pick<FargateClients, 'apiGateway'>,
  { name, outputs: { ApiId }, parameters }: StackRecord,
  options: { signal?: AbortSignal } = {},
): Promise<void> {
  const asked = TYPES[parameters.Authorization];
  if (!ApiId || !asked) {
    return;
  }
  const routes = await unlessDenied([], async () => {
    try {
      const { Items = [] } = await apiGateway.send(
        new GetRoutesCommand({ ApiId }),
        { abortSignal: options.signal },
      );
      return Items;
    } catch (error) {
      // That is a broken part of its own.
      if (error instanceof Error && error.name === 'NotFoundException') {
        return [];
      }
      throw error;
    }
  });
  const others = routes.filter(
    ({ AuthorizationType = 'NONE' }) => AuthorizationType !== asked,
  );
  if (others.length) {
    throw new ConflictError(
      `${name} has drifted from its stack, and an update does not revert that. ${others
        .map(
          ({ AuthorizationType = 'NONE', RouteId, RouteKey }) =>
            `The route ${RouteKey} of API Gateway has the authorization ${AuthorizationType}, and the stack has ${asked}${
              AuthorizationType === 'NONE'
                ? ', so anybody may call the API'
                : ''
            }: change it back with aws apigatewayv2 update-route --api-id ${ApiId} --route-id ${RouteId} --authorization-type ${asked}${
              asked === 'JWT' ? ' --authorizer-id with its authorizer' : ''
            }.`,
        )
        .join(' ')}`,
    );
  }
}
