import type { CreateIntegrationRequest } from '@aws-sdk/client-apigatewayv2';
import { ApiGateway } from './ApiGateway';
import { checkText } from './checkText';
import { badRequest, conflict, refuseMembers, unsupported } from './refusals';
import { HttpApi, Integration } from './types';

const ID_LENGTH = 7;

/** The most that there is, and the default, of HTTP APIs. */
export const LONGEST_TIMEOUT = 30_000;
const SHORTEST_TIMEOUT = 50;

const METHODS = /^(ANY|DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT)$/;

/** What a VPC link leads to. */
const LINK_TARGET =
  /^arn:[^:]+:(elasticloadbalancing:[^:]+:\d{12}:listener\/(app|net)\/|servicediscovery:[^:]+:\d{12}:service\/srv-)/;

type Settings = Omit<Partial<CreateIntegrationRequest>, 'ApiId'>;

const UNSUPPORTED = [
  'ContentHandlingStrategy',
  'CredentialsArn',
  'IntegrationSubtype',
  'PassthroughBehavior',
  'RequestParameters',
  'RequestTemplates',
  'ResponseParameters',
  'TemplateSelectionExpression',
] as const;

/** @throws AwsError `BadRequestException` */
export function createIntegration(
  gateway: ApiGateway,
  api: HttpApi,
  input: Settings,
): Integration {
  const integration = settingsOf(gateway, gateway.newId(ID_LENGTH), input);
  api.integrations.set(integration.id, integration);
  return integration;
}

/** Changes the settings that are given. @throws AwsError `BadRequestException` */
export function updateIntegration(
  gateway: ApiGateway,
  api: HttpApi,
  current: Integration,
  input: Settings,
): Integration {
  const changed = settingsOf(gateway, current.id, {
    ConnectionId: current.connectionId,
    ConnectionType: current.connectionType,
    Description: current.description,
    IntegrationMethod: current.method,
    IntegrationType: 'HTTP_PROXY',
    IntegrationUri: current.uri,
    PayloadFormatVersion: '1.0',
    TimeoutInMillis: current.timeoutInMillis,
    TlsConfig: current.tlsConfig,
    ...Object.fromEntries(
      Object.entries(input).filter(([, value]) => value !== undefined),
    ),
  });
  api.integrations.set(changed.id, changed);
  return changed;
}

/** @throws AwsError `ConflictException` while a route leads to it; its words are in hashicorp/terraform-provider-aws#12195 */
export function deleteIntegration(api: HttpApi, { id }: Integration): void {
  const users = [...api.routes.values()].filter(
    ({ target }) => target === `integrations/${id}`,
  );
  if (users.length > 0) {
    throw conflict(
      `Cannot delete Integration because it is referenced by the following Routes with Ids: [${users
        .map(route => route.id)
        .join(', ')}]`,
    );
  }
  api.integrations.delete(id);
}

/** The words of the errors are in the rules `pf-apigwv2-*` of cdk-preflight, where no other source is named. */
function settingsOf(
  gateway: ApiGateway,
  id: string,
  input: Settings,
): Integration {
  if (input.IntegrationType !== 'HTTP_PROXY') {
    throw unsupported(`integrations of the type ${input.IntegrationType}`);
  }
  refuseMembers(input, UNSUPPORTED);
  checkText('Description', input.Description, 1024, 0);
  checkText('IntegrationUri', input.IntegrationUri, 2048);
  const { IntegrationMethod, PayloadFormatVersion: version = '1.0' } = input;
  if (!IntegrationMethod) {
    throw badRequest(
      'HttpMethod parameter method must be specified for integrationType HTTPPROXY',
    );
  }
  if (!METHODS.test(IntegrationMethod)) {
    throw badRequest(`Invalid HTTP method specified: ${IntegrationMethod}`);
  }
  if (version !== '1.0') {
    throw badRequest(
      version === '2.0'
        ? 'PayloadFormatVersion 2.0 is not supported for integration of type HTTP_PROXY'
        : `Unsupported PayloadFormatVersion: ${version}`,
    );
  }
  const { TimeoutInMillis: timeout = LONGEST_TIMEOUT } = input;
  if (timeout < SHORTEST_TIMEOUT || timeout > LONGEST_TIMEOUT) {
    throw badRequest('Timeout should be between 50 ms and 30000 ms');
  }
  return {
    id,
    ...destinationOf(gateway, input),
    description: input.Description,
    method: IntegrationMethod,
    timeoutInMillis: timeout,
    tlsConfig: input.TlsConfig,
  };
}

function destinationOf(
  gateway: ApiGateway,
  { ConnectionId, ConnectionType = 'INTERNET', IntegrationUri: uri }: Settings,
): Pick<Integration, 'connectionId' | 'connectionType' | 'uri'> {
  // aws/aws-cdk#22916
  if (!uri) {
    throw badRequest(
      'Either `integrationSubtype` or `integrationUri` must be specified',
    );
  }
  if (ConnectionType === 'INTERNET') {
    if (!/^https?:\/\/[^/\s]/.test(uri)) {
      throw badRequest('Invalid HTTP endpoint specified for URI');
    }
    return { connectionType: 'INTERNET', uri };
  }
  if (!ConnectionId) {
    throw badRequest(
      'ConnectionId must be set to vpcLinkId for ConnectionType VPC_LINK',
    );
  }
  if (!LINK_TARGET.test(uri)) {
    throw badRequest(
      'For VpcLink VPC_LINK, integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN.',
    );
  }
  const link = gateway.vpcLinks.get(ConnectionId);
  if (!link || link.status === 'DELETING') {
    throw badRequest(`Invalid VPC link: ${ConnectionId}`);
  }
  return { connectionId: ConnectionId, connectionType: 'VPC_LINK', uri };
}
