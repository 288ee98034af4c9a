import { ResourceType } from '../../ResourceType';
import { ApiGateway } from '../model/ApiGateway';
import { createDomainName, updateDomainName } from '../model/domainNames';
import { gatewayZone } from '../model/hostedZones';
import { DomainName } from '../model/types';
import { QUICK, SDK_NAME, tagsOf, updateTags } from './common';

/** `AWS::ApiGatewayV2::DomainName` */
export const domainName: ResourceType = {
  typeName: 'AWS::ApiGatewayV2::DomainName',
  sdkServiceName: SDK_NAME,
  seconds: QUICK,
  api: { service: 'apigateway', operation: 'CreateDomainName' },
  create(request) {
    const { properties, region } = request;
    return createDomainName(region.service(ApiGateway), {
      DomainName: properties.DomainName,
      ...properties,
      Tags: tagsOf(request),
    }).name;
  },
  update(request) {
    const { physicalId, properties, region } = request;
    const gateway = region.service(ApiGateway);
    const found = gateway.domainName(physicalId);
    updateDomainName(gateway, found, properties);
    updateTags(request, found);
  },
  delete({ region, physicalId }) {
    region.service(ApiGateway).domainNames.delete(physicalId);
  },
  read({ region, physicalId }) {
    const gateway = region.service(ApiGateway);
    const found = gateway.domainNames.get(physicalId);
    return (
      found && {
        ...attributesOf(gateway, found),
        DomainName: found.name,
        DomainNameConfigurations: [
          {
            CertificateArn: found.certificateArn,
            EndpointType: 'REGIONAL',
            IpAddressType: found.ipAddressType,
            OwnershipVerificationCertificateArn: found.ownershipCertificateArn,
            SecurityPolicy: 'TLS_1_2',
          },
        ],
        RoutingMode: 'API_MAPPING_ONLY',
        Tags: found.tags,
      }
    );
  },
  list: region => region.service(ApiGateway).domainNames.keys(),
  attributes({ region, physicalId }) {
    const gateway = region.service(ApiGateway);
    return attributesOf(gateway, gateway.domainName(physicalId));
  },
};

function attributesOf(gateway: ApiGateway, { name, regionalName }: DomainName) {
  return {
    DomainNameArn: gateway.arn(`domainnames/${name}`),
    RegionalDomainName: regionalName,
    RegionalHostedZoneId: gatewayZone(gateway.region.name),
  };
}
