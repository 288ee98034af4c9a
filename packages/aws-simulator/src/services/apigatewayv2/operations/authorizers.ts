import type * as Api from '@aws-sdk/client-apigatewayv2';
import { CallContext } from '../../ServiceDefinition';
import { ApiGateway, partOf } from '../model/ApiGateway';
import {
  createAuthorizer,
  deleteAuthorizer,
  updateAuthorizer,
} from '../model/authorizers';
import { autoDeploy } from '../model/deployments';
import { Authorizer } from '../model/types';
import { page } from './page';

const KIND = 'authorizer';

export const CreateAuthorizer = (
  { region }: CallContext,
  { ApiId = '', ...input }: Api.CreateAuthorizerRequest,
): Api.CreateAuthorizerResponse => {
  const gateway = region.service(ApiGateway);
  return view(createAuthorizer(gateway, gateway.api(ApiId), input));
};

export const GetAuthorizer = (
  { region }: CallContext,
  { ApiId = '', AuthorizerId = '' }: Api.GetAuthorizerRequest,
): Api.GetAuthorizerResponse => {
  const { authorizers } = region.service(ApiGateway).api(ApiId);
  return view(partOf(authorizers, AuthorizerId, KIND));
};

export const GetAuthorizers = (
  { region }: CallContext,
  { ApiId = '', ...input }: Api.GetAuthorizersRequest,
): Api.GetAuthorizersResponse =>
  page(region.service(ApiGateway).api(ApiId).authorizers.values(), input, view);

export const UpdateAuthorizer = (
  { region }: CallContext,
  { ApiId = '', AuthorizerId = '', ...input }: Api.UpdateAuthorizerRequest,
): Api.UpdateAuthorizerResponse => {
  const gateway = region.service(ApiGateway);
  const api = gateway.api(ApiId);
  const current = partOf(api.authorizers, AuthorizerId, KIND);
  const changed = updateAuthorizer(api, current, input);
  autoDeploy(gateway, api);
  return view(changed);
};

export const DeleteAuthorizer = (
  { region }: CallContext,
  { ApiId = '', AuthorizerId = '' }: Api.DeleteAuthorizerRequest,
): {} => {
  const api = region.service(ApiGateway).api(ApiId);
  deleteAuthorizer(api, partOf(api.authorizers, AuthorizerId, KIND));
  return {};
};

function view(authorizer: Authorizer): Api.Authorizer {
  return {
    AuthorizerId: authorizer.id,
    AuthorizerType: 'JWT',
    IdentitySource: authorizer.identitySource,
    JwtConfiguration: authorizer.jwt,
    Name: authorizer.name,
  };
}
