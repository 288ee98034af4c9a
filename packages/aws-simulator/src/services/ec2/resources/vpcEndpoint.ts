import { ResourceType } from '../../ResourceType';
import { Ec2 } from '../model/Ec2';
import {
  INTERFACE_ENDPOINT_SECONDS,
  VpcEndpointSettings,
  createVpcEndpoint,
  deleteVpcEndpoint,
  dnsEntriesOf,
  modifyVpcEndpoint,
} from '../model/vpcEndpoints';
import { resourceTags, updateTags } from '../../resourceTags';
import { abortable } from '../../../clock/abortable';

/** `AWS::EC2::VPCEndpoint` of type Gateway or Interface. */
export const vpcEndpoint: ResourceType = {
  typeName: 'AWS::EC2::VPCEndpoint',
  sdkServiceName: 'Ec2',
  seconds: { create: INTERFACE_ENDPOINT_SECONDS, update: 20, delete: 20 },
  supportedProperties: [
    'PolicyDocument',
    'PrivateDnsEnabled',
    'RouteTableIds',
    'SecurityGroupIds',
    'ServiceName',
    'SubnetIds',
    'Tags',
    'VpcEndpointType',
    'VpcId',
  ],
  create(request) {
    const { region, properties } = request;
    return createVpcEndpoint(region.service(Ec2), {
      vpcId: properties.VpcId,
      serviceName: properties.ServiceName ?? '',
      type: properties.VpcEndpointType ?? 'Gateway',
      tags: resourceTags(request),
      ...settingsOf(properties),
    }).id;
  },
  update(request) {
    const { region, physicalId, properties } = request;
    const ec2 = region.service(Ec2);
    modifyVpcEndpoint(ec2, physicalId, {
      routeTableIds: [],
      subnetIds: [],
      privateDnsEnabled: false,
      ...settingsOf(properties),
    });
    updateTags(request, ec2.require('vpcEndpoints', physicalId));
  },
  async stabilize({ region, physicalId, signal }) {
    const endpoint = region.service(Ec2).require('vpcEndpoints', physicalId);
    await abortable(endpoint.stable, signal);
  },
  delete({ region, physicalId }) {
    const ec2 = region.service(Ec2);
    if (ec2.vpcEndpoints.has(physicalId)) {
      deleteVpcEndpoint(ec2, physicalId);
    }
  },
  read({ region, physicalId }) {
    const found = region.service(Ec2).vpcEndpoints.get(physicalId);
    return (
      found && {
        Id: found.id,
        CreationTimestamp: calendarTime(found.creationTimestamp),
        DnsEntries: dnsEntriesOf(region.service(Ec2), found).map(
          ({ DnsName, HostedZoneId }) => `${HostedZoneId}:${DnsName}`,
        ),
        ...(found.type === 'Interface' && {
          DnsOptions: {
            DnsRecordIpType: 'ipv4',
            PrivateDnsOnlyForInboundResolverEndpoint: 'NotSpecified',
            PrivateDnsPreference: 'VERIFIED_DOMAINS_ONLY',
            PrivateDnsSpecifiedDomains: ['*'],
          },
          IpAddressType: 'ipv4',
        }),
        NetworkInterfaceIds: found.networkInterfaceIds,
        PolicyDocument: JSON.parse(found.policyDocument),
        PrivateDnsEnabled: found.privateDnsEnabled,
        ResourceConfigurationArn: '',
        RouteTableIds: found.routeTableIds,
        SecurityGroupIds: found.securityGroupIds,
        ServiceName: found.serviceName,
        ServiceNetworkArn: '',
        ServiceRegion: region.name,
        SubnetIds: found.subnetIds,
        Tags: found.tags,
        VpcEndpointType: found.type,
        VpcId: found.vpcId,
      }
    );
  },
  list: region => region.service(Ec2).vpcEndpoints.keys(),
  attributes({ region, physicalId }) {
    const endpoint = region.service(Ec2).require('vpcEndpoints', physicalId);
    return {
      Id: endpoint.id,
      CreationTimestamp: endpoint.creationTimestamp.toISOString(),
      NetworkInterfaceIds: endpoint.networkInterfaceIds,
      DnsEntries: dnsEntriesOf(region.service(Ec2), endpoint).map(
        ({ HostedZoneId, DnsName }) => `${HostedZoneId}:${DnsName}`,
      ),
    };
  },
};

/** The settings of the template, without those that it does not set. */
function settingsOf(properties: Record<string, any>): VpcEndpointSettings {
  const policy = properties.PolicyDocument;
  const settings: VpcEndpointSettings = {
    routeTableIds: properties.RouteTableIds,
    subnetIds: properties.SubnetIds,
    securityGroupIds: properties.SecurityGroupIds,
    privateDnsEnabled: properties.PrivateDnsEnabled,
    policyDocument:
      typeof policy === 'object' ? JSON.stringify(policy) : policy,
  };
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined),
  );
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `Mon 6 29 11:28:29 UTC 2026` */
function calendarTime(time: Date): string {
  const [hours, minutes, seconds] = time.toISOString().slice(11, 19).split(':');
  return `${DAYS[time.getUTCDay()]} ${
    time.getUTCMonth() + 1
  } ${time.getUTCDate()} ${Number(
    hours,
  )}:${minutes}:${seconds} UTC ${time.getUTCFullYear()}`;
}
