import { resourceTags, updateTags } from '../../resourceTags';
import { ExistingResourceRequest, ResourceType } from '../../ResourceType';
import { Elbv2 } from '../model/Elbv2';
import { listAttributes } from '../model/attributes';
import {
  PROVISIONING_SECONDS,
  createLoadBalancer,
  deleteLoadBalancer,
  setLoadBalancerAttributes,
  setIpAddressType,
  setSecurityGroups,
  setSubnets,
} from '../model/loadBalancers';
import { mappingsOf } from '../model/subnetMappings';
import { physicalName } from '../../physicalName';

/** Of a generated name. The API takes 32 characters. */
const MAX_NAME_LENGTH = 25;

const find = ({ region, physicalId }: ExistingResourceRequest) =>
  region.service(Elbv2).loadBalancer(physicalId);

/** `AWS::ElasticLoadBalancingV2::LoadBalancer` */
export const loadBalancer: ResourceType = {
  typeName: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  sdkServiceName: 'ElasticLoadBalancingV2',
  api: { service: 'elasticloadbalancing', operation: 'CreateLoadBalancer' },
  seconds: { create: PROVISIONING_SECONDS, update: 5, delete: 15 },
  supportedProperties: [
    'EnablePrefixForIpv6SourceNat',
    'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic',
    'IpAddressType',
    'LoadBalancerAttributes',
    'Name',
    'Scheme',
    'SecurityGroups',
    'SubnetMappings',
    'Subnets',
    'Tags',
    'Type',
  ],
  create(request) {
    const { properties, region } = request;
    const elb = region.service(Elbv2);
    const created = createLoadBalancer(elb, {
      ...properties,
      Name: properties.Name ?? physicalName(request, MAX_NAME_LENGTH),
      Tags: resourceTags(request),
    });
    const { LoadBalancerArn } = created.shape;
    try {
      setLoadBalancerAttributes(
        elb,
        created,
        properties.LoadBalancerAttributes ?? [],
      );
    } catch (error) {
      deleteLoadBalancer(elb, LoadBalancerArn);
      throw error;
    }
    return LoadBalancerArn;
  },
  update(request) {
    const { physicalId, properties, previousProperties, region } = request;
    const elb = region.service(Elbv2);
    const found = find(request);
    const changed = (name: string) =>
      JSON.stringify(properties[name]) !==
      JSON.stringify(previousProperties[name]);
    if (changed('SecurityGroups')) {
      setSecurityGroups(elb, physicalId, properties.SecurityGroups ?? []);
    }
    if (changed('IpAddressType')) {
      setIpAddressType(elb, physicalId, properties.IpAddressType ?? 'ipv4');
    }
    if (changed('Subnets') || changed('SubnetMappings')) {
      setSubnets(
        elb,
        physicalId,
        mappingsOf(properties).map(({ SubnetId = '' }) => SubnetId),
      );
    }
    setLoadBalancerAttributes(
      elb,
      found,
      properties.LoadBalancerAttributes ?? [],
    );
    updateTags(request, found);
  },
  async stabilize(request, operation) {
    if (operation === 'create') {
      await find(request).active;
    }
  },
  delete({ region, physicalId }) {
    deleteLoadBalancer(region.service(Elbv2), physicalId);
  },
  read({ region, physicalId }) {
    const found = region.service(Elbv2).loadBalancers.get(physicalId);
    if (!found) {
      return undefined;
    }
    const { shape } = found;
    const subnetIds = shape.AvailabilityZones.map(({ SubnetId }) => SubnetId);
    return {
      LoadBalancerArn: shape.LoadBalancerArn,
      LoadBalancerFullName: fullName(shape),
      LoadBalancerName: shape.LoadBalancerName,
      CanonicalHostedZoneID: shape.CanonicalHostedZoneId,
      DNSName: shape.DNSName,
      EnablePrefixForIpv6SourceNat:
        shape.Type === 'gateway' ? undefined : 'off',
      IpAddressType: shape.IpAddressType,
      LoadBalancerAttributes: listAttributes(found.attributes),
      Name: shape.LoadBalancerName,
      Scheme: shape.Scheme,
      SecurityGroups: shape.SecurityGroups ?? [],
      SubnetMappings: subnetIds.map(SubnetId => ({ SubnetId })),
      Subnets: subnetIds,
      Tags: found.tags,
      Type: shape.Type,
    };
  },
  list: region => region.service(Elbv2).loadBalancers.keys(),
  attributes(request) {
    const { shape } = find(request);
    return {
      LoadBalancerArn: shape.LoadBalancerArn,
      LoadBalancerName: shape.LoadBalancerName,
      LoadBalancerFullName: fullName(shape),
      DNSName: shape.DNSName,
      CanonicalHostedZoneID: shape.CanonicalHostedZoneId,
      SecurityGroups: shape.SecurityGroups ?? [],
    };
  },
};

/** `app/orders/50dc6c495c0c9188` */
function fullName({ LoadBalancerArn }: { LoadBalancerArn: string }): string {
  return LoadBalancerArn.split(':loadbalancer/')[1];
}
