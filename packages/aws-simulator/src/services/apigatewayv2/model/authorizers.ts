import type { CreateAuthorizerRequest } from '@aws-sdk/client-apigatewayv2';
import { ApiGateway } from './ApiGateway';
import { checkText } from './checkText';
import { badRequest, conflict, refuseMembers, unsupported } from './refusals';
import { Authorizer, HttpApi } from './types';

const ID_LENGTH = 6;

type Settings = Omit<Partial<CreateAuthorizerRequest>, 'ApiId'>;

/** Of Lambda authorizers. */
const UNSUPPORTED = [
  'AuthorizerCredentialsArn',
  'AuthorizerPayloadFormatVersion',
  'AuthorizerUri',
  'EnableSimpleResponses',
  'IdentityValidationExpression',
] as const;

/** @throws AwsError `BadRequestException` */
export function createAuthorizer(
  gateway: ApiGateway,
  api: HttpApi,
  input: Settings,
): Authorizer {
  const authorizer = settingsOf(gateway.newId(ID_LENGTH), input);
  api.authorizers.set(authorizer.id, authorizer);
  return authorizer;
}

/** Changes the settings that are given. @throws AwsError `BadRequestException` */
export function updateAuthorizer(
  api: HttpApi,
  current: Authorizer,
  input: Settings,
): Authorizer {
  const changed = settingsOf(current.id, {
    AuthorizerType: 'JWT',
    IdentitySource: current.identitySource,
    JwtConfiguration: current.jwt,
    Name: current.name,
    ...Object.fromEntries(
      Object.entries(input).filter(([, value]) => value !== undefined),
    ),
  });
  api.authorizers.set(changed.id, changed);
  return changed;
}

/** @throws AwsError `ConflictException` while a route has it, in words from memory */
export function deleteAuthorizer(api: HttpApi, { id }: Authorizer): void {
  const users = [...api.routes.values()].filter(
    ({ authorizerId }) => authorizerId === id,
  );
  if (users.length > 0) {
    throw conflict(
      `Cannot delete authorizer '${id}', it is referenced by the following Routes with Ids: [${users
        .map(route => route.id)
        .join(', ')}]`,
    );
  }
  api.authorizers.delete(id);
}

/** The words of the errors are in the rules `pf-apigwv2-*` of cdk-preflight. */
function settingsOf(id: string, input: Settings): Authorizer {
  const ttl = input.AuthorizerResultTtlInSeconds ?? 0;
  if (ttl < 0 || ttl > 3600) {
    throw badRequest(
      'Authorizer result TTL outside allowable range. TTL must be between 0 and 3600 seconds.',
    );
  }
  const { IdentitySource = [], JwtConfiguration, Name } = input;
  if (ttl > 0 && IdentitySource.length === 0) {
    throw badRequest(
      'Identity source must be set if authorizer caching is enabled (TTL is greater than 0)',
    );
  }
  if (input.AuthorizerType !== 'JWT') {
    throw unsupported('Lambda authorizers');
  }
  refuseMembers(input, UNSUPPORTED);
  checkText('Name', Name, 128);
  const malformed = IdentitySource.find(
    source => !/^\$(request|context|stageVariables)\.\S+$/.test(source),
  );
  if (malformed !== undefined) {
    throw badRequest(`Invalid identity source expression: ${malformed}`);
  }
  if (!JwtConfiguration) {
    throw badRequest('JwtConfiguration must not be null for JWT Authorizer');
  }
  if (!/^https:\/\/[^/\s]+/.test(JwtConfiguration.Issuer ?? '')) {
    throw badRequest(
      'Invalid issuer: Issuer is not a valid URL for JWT Authorizer',
    );
  }
  if (!JwtConfiguration.Audience?.length) {
    throw badRequest('Audience must not be empty for JWT Authorizer');
  }
  return {
    id,
    name: Name ?? '',
    identitySource: IdentitySource,
    jwt: JwtConfiguration,
  };
}
