import type {
  Cors,
  CreateApiRequest,
  UpdateApiRequest,
} from '@aws-sdk/client-apigatewayv2';
import { ApiGateway } from './ApiGateway';
import { checkText } from './checkText';
import { badRequest, refuseMembers, unsupported } from './refusals';
import { HttpApi } from './types';

const ID_LENGTH = 10;

/** The one that there is for HTTP APIs. */
export const ROUTE_SELECTION = '$request.method $request.path';

type Settings = Pick<
  UpdateApiRequest,
  | 'CorsConfiguration'
  | 'Description'
  | 'DisableExecuteApiEndpoint'
  | 'IpAddressType'
  | 'Name'
  | 'RouteSelectionExpression'
  | 'Version'
>;

/** @throws AwsError `BadRequestException` */
export function createApi(
  gateway: ApiGateway,
  input: CreateApiRequest,
): HttpApi {
  if (input.ProtocolType !== 'HTTP') {
    throw unsupported('WebSocket APIs');
  }
  refuseMembers(input, [
    'ApiKeySelectionExpression',
    'CredentialsArn',
    'DisableSchemaValidation',
    'RouteKey',
    'Target',
  ]);
  if (!input.Name) {
    throw badRequest('Invalid API name specified');
  }
  const api: HttpApi = {
    id: gateway.newId(ID_LENGTH),
    name: input.Name,
    createdDate: gateway.region.world.now(),
    disableExecuteApiEndpoint: false,
    ipAddressType: 'ipv4',
    tags: { ...input.Tags },
    routes: new Map(),
    integrations: new Map(),
    authorizers: new Map(),
    deployments: new Map(),
    stages: new Map(),
  };
  updateApi(api, input);
  gateway.apis.set(api.id, api);
  return api;
}

/**
 * Changes the settings that are given; what is not given stays.
 *
 * @throws AwsError `BadRequestException`, before anything is changed
 */
export function updateApi(api: HttpApi, input: Settings): void {
  checkText('Name', input.Name, 128);
  checkText('Description', input.Description, 1024, 0);
  checkText('Version', input.Version, 64);
  const selection = input.RouteSelectionExpression ?? ROUTE_SELECTION;
  // cdk-preflight, pf-apigwv2-http-route-selection: AWS takes both.
  if (
    ![ROUTE_SELECTION, '${request.method} ${request.path}'].includes(selection)
  ) {
    throw badRequest(
      'Route selection expression is currently limited to "${request.method} ${request.path}"',
    );
  }
  const cors = input.CorsConfiguration && corsOf(input.CorsConfiguration);
  api.name = input.Name ?? api.name;
  api.description = input.Description ?? api.description;
  api.disableExecuteApiEndpoint =
    input.DisableExecuteApiEndpoint ?? api.disableExecuteApiEndpoint;
  api.ipAddressType = input.IpAddressType ?? api.ipAddressType;
  api.version = input.Version ?? api.version;
  api.cors = cors ?? api.cors;
}

/** The configuration as AWS keeps it: lists that were left out are empty, headers in lower case. */
function corsOf(given: Cors): Cors {
  const { AllowCredentials, AllowOrigins = [], MaxAge } = given;
  if (AllowCredentials && AllowOrigins.includes('*')) {
    throw badRequest(
      "allow-credentials is not supported if 'allow-origin' is *",
    );
  }
  const lower = (names: string[] = []) => names.map(name => name.toLowerCase());
  return {
    AllowCredentials,
    AllowHeaders: lower(given.AllowHeaders),
    AllowMethods: given.AllowMethods ?? [],
    AllowOrigins,
    ExposeHeaders: lower(given.ExposeHeaders),
    MaxAge,
  };
}

/** Deletes an API with all its parts. @throws AwsError `BadRequestException` while it is mapped */
export function deleteApi(gateway: ApiGateway, api: HttpApi): void {
  const mapped = [...gateway.domainNames.values()].some(({ mappings }) =>
    [...mappings.values()].some(({ apiId }) => apiId === api.id),
  );
  if (mapped) {
    throw badRequest(
      'Deleting API failed. Please remove all API mappings for the API in your domains.',
    );
  }
  gateway.apis.delete(api.id);
}
