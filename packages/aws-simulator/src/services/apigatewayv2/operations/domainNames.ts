import type * as Api from '@aws-sdk/client-apigatewayv2';
import { CallContext } from '../../ServiceDefinition';
import { ApiGateway } from '../model/ApiGateway';
import { createDomainName, updateDomainName } from '../model/domainNames';
import { gatewayZone } from '../model/hostedZones';
import { DomainName } from '../model/types';
import { page } from './page';

export const CreateDomainName = (
  { region }: CallContext,
  input: Api.CreateDomainNameRequest,
): Api.CreateDomainNameResponse => {
  const gateway = region.service(ApiGateway);
  return view(gateway, createDomainName(gateway, input));
};

export const GetDomainName = (
  { region }: CallContext,
  { DomainName: name = '' }: Api.GetDomainNameRequest,
): Api.GetDomainNameResponse => {
  const gateway = region.service(ApiGateway);
  return view(gateway, gateway.domainName(name));
};

export const GetDomainNames = (
  { region }: CallContext,
  input: Api.GetDomainNamesRequest,
): Api.GetDomainNamesResponse => {
  const gateway = region.service(ApiGateway);
  return page(gateway.domainNames.values(), input, one => view(gateway, one));
};

export const UpdateDomainName = (
  { region }: CallContext,
  { DomainName: name = '', ...input }: Api.UpdateDomainNameRequest,
): Api.UpdateDomainNameResponse => {
  const gateway = region.service(ApiGateway);
  const domain = gateway.domainName(name);
  updateDomainName(gateway, domain, input);
  return view(gateway, domain);
};

export const DeleteDomainName = (
  { region }: CallContext,
  { DomainName: name = '' }: Api.DeleteDomainNameRequest,
): {} => {
  const gateway = region.service(ApiGateway);
  gateway.domainNames.delete(gateway.domainName(name).name);
  return {};
};

function view(gateway: ApiGateway, domain: DomainName): Api.DomainName {
  return {
    ApiMappingSelectionExpression: '$request.basepath',
    DomainName: domain.name,
    DomainNameArn: gateway.arn(`domainnames/${domain.name}`),
    DomainNameConfigurations: [
      {
        ApiGatewayDomainName: domain.regionalName,
        CertificateArn: domain.certificateArn,
        DomainNameStatus: 'AVAILABLE',
        EndpointType: 'REGIONAL',
        HostedZoneId: gatewayZone(gateway.region.name),
        IpAddressType: domain.ipAddressType,
        OwnershipVerificationCertificateArn: domain.ownershipCertificateArn,
        SecurityPolicy: 'TLS_1_2',
      },
    ],
    RoutingMode: 'API_MAPPING_ONLY',
    Tags: domain.tags,
  };
}
