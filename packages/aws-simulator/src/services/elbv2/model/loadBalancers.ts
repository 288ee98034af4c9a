import { CreateLoadBalancerInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../world/AwsError';
import { Ec2 } from '../../ec2/model/Ec2';
import { addressIn6 } from '../../ec2/model/network/cidr';
import { associateAddress } from '../../ec2/model/addresses';
import { Subnet } from '../../ec2/model/types';
import { Elbv2 } from './Elbv2';
import { LoadBalancerNames } from './LoadBalancerNames';
import { Attribute, defaultAttributes, setAttributes } from './attributes';
import { checkAccessLogs } from './checkAccessLogs';
import { checkLoadBalancer } from './checkLoadBalancer';
import { checkLoadBalancerQuota } from './quotas';
import { rememberSettings } from './sameSettings';
import { FixedAddress, addressesOf } from './fixedAddresses';
import { checkMappings, mappingsOf } from './subnetMappings';
import { BalancerType, LoadBalancer } from './types';
import {
  assertLoadBalancerName,
  canonicalHostedZoneId,
  dnsName,
} from './names';

/** How long a load balancer is `provisioning`, in seconds. */
export const PROVISIONING_SECONDS = 116;

/** The part of an ARN for each type. */
const PATHS = { application: 'app', network: 'net', gateway: 'gwy' };

/** How many free IP addresses a load balancer requires in each subnet. */
const FREE_ADDRESSES = 8;

/**
 * @throws AwsError `ValidationError`, `SubnetNotFound`, `InvalidSubnet`,
 *   `InvalidConfigurationRequest`, `InvalidSecurityGroup`,
 *   `DuplicateLoadBalancerName`, `TooManyLoadBalancers`
 */
export function createLoadBalancer(
  elb: Elbv2,
  input: CreateLoadBalancerInput,
): LoadBalancer {
  const { region } = elb;
  const ec2 = region.service(Ec2);
  const name = input.Name ?? '';
  assertLoadBalancerName(name);
  const type: BalancerType = input.Type ?? 'application';
  const scheme =
    type === 'gateway' ? undefined : input.Scheme ?? 'internet-facing';
  checkLoadBalancer(input);
  const mappings = mappingsOf(input);
  checkMappings(mappings, type, scheme);
  const subnets = subnetsOf(
    elb,
    mappings.map(({ SubnetId = '' }) => SubnetId),
    type,
    scheme,
  );
  checkDualStack(input.IpAddressType, subnets);
  const addresses = addressesOf(ec2, subnets, mappings);
  const groups = securityGroupsOf(ec2, subnets[0].vpcId, type, input);
  for (const { shape } of elb.loadBalancers.values()) {
    if (shape.LoadBalancerName === name) {
      throw new AwsError(
        'DuplicateLoadBalancerName',
        `A load balancer with the same name '${name}' exists, but with different settings`,
      );
    }
  }

  checkLoadBalancerQuota(elb, type);

  const hash = region.ids.hex(16);
  const id = `${PATHS[type]}/${name}/${hash}`;
  const arn = region.arn('elasticloadbalancing', `loadbalancer/${id}`);
  const created: LoadBalancer = {
    shape: {
      LoadBalancerArn: arn,
      ...(type !== 'gateway' && {
        DNSName: dnsName({
          name,
          region: region.name,
          type,
          internal: scheme === 'internal',
          number: region.ids.digits(10),
          hash,
          ...(scheme === 'internet-facing' && {
            domain: region.world.service(LoadBalancerNames).domain,
          }),
        }),
        CanonicalHostedZoneId: canonicalHostedZoneId(region.name, type),
      }),
      CreatedTime: region.world.now(),
      LoadBalancerName: name,
      Scheme: scheme,
      VpcId: subnets[0].vpcId,
      State: { Code: 'provisioning' },
      Type: type,
      AvailabilityZones: zonesOf(subnets, addresses),
      SecurityGroups: groups,
      IpAddressType: input.IpAddressType ?? 'ipv4',
    },
    attributes: defaultAttributes({
      kind: 'Load balancer',
      type,
      ipAddressType: input.IpAddressType ?? 'ipv4',
    }),
    tags: input.Tags ?? [],
    interfaceIds: subnets.map(subnet =>
      attach(
        ec2,
        subnet,
        id,
        groups,
        { IpAddressType: input.IpAddressType, Scheme: scheme },
        addresses.get(subnet.id),
      ),
    ),
    active: region.clock.sleep(PROVISIONING_SECONDS).then(() => {
      created.shape.State = { Code: 'active' };
      region.changed();
    }),
  };
  elb.loadBalancers.set(arn, created);
  return rememberSettings(created, input);
}

/** @throws AwsError `InvalidSubnet` for a dual-stack load balancer in a subnet without IPv6 */
function checkDualStack(
  type: string | undefined,
  subnets: { ipv6?: object }[],
): void {
  if (type === 'dualstack' && subnets.some(({ ipv6 }) => !ipv6)) {
    throw new AwsError(
      'InvalidSubnet',
      'You must specify subnets with an associated IPv6 CIDR block.',
    );
  }
}

/**
 * Changes whether a load balancer has IPv6 addresses too.
 *
 * @throws AwsError `InvalidSubnet`, `LoadBalancerNotFound`, `ValidationError`
 */
export function setIpAddressType(
  elb: Elbv2,
  arn: string,
  type: 'ipv4' | 'dualstack',
): void {
  const { interfaceIds, shape } = elb.loadBalancer(arn);
  const ec2 = elb.region.service(Ec2);
  const subnetOf = (id: string) =>
    ec2.require('subnets', ec2.require('networkInterfaces', id).subnetId);
  checkDualStack(type, interfaceIds.map(subnetOf));
  shape.IpAddressType = type;
  for (const id of interfaceIds) {
    const { ipv6 } = subnetOf(id);
    ec2.require('networkInterfaces', id).ipv6 =
      type === 'dualstack' && ipv6
        ? addressIn6(ipv6.cidrBlock, elb.region.ids.hex(16))
        : undefined;
  }
  elb.region.changed();
}

/** @throws AwsError `LoadBalancerNotFound`, `InvalidConfigurationRequest`, `InvalidSecurityGroup` */
export function setSecurityGroups(
  elb: Elbv2,
  arn: string,
  securityGroupIds: string[],
): void {
  const { shape, interfaceIds } = elb.loadBalancer(arn);
  if (shape.Type === 'network' && !shape.SecurityGroups?.length) {
    throw new AwsError(
      'InvalidConfigurationRequest',
      'You cannot set security groups on a Network Load Balancer which was created without any security groups.',
    );
  }
  const ec2 = elb.region.service(Ec2);
  assertSecurityGroups(ec2, securityGroupIds, shape.VpcId);
  shape.SecurityGroups = securityGroupIds;
  for (const id of interfaceIds) {
    ec2.require('networkInterfaces', id).securityGroupIds = securityGroupIds;
  }
  elb.region.changed();
}

/**
 * @throws AwsError `ValidationError`, `InvalidConfigurationRequest`, before anything
 *   is set.
 */
export function setLoadBalancerAttributes(
  { region }: Elbv2,
  { attributes, shape: { Type, IpAddressType } }: LoadBalancer,
  changes: Attribute[],
): void {
  const wanted = new Map(attributes);
  setAttributes(wanted, changes, {
    kind: 'Load balancer',
    type: Type,
    ipAddressType: IpAddressType ?? 'ipv4',
  });
  if (Type !== 'gateway') {
    checkAccessLogs(region, Type, wanted);
  }
  for (const [key, value] of wanted) {
    attributes.set(key, value);
  }
}

/** Sets the subnets of a load balancer. Addresses in subnets that it keeps do not change. */
export function setSubnets(elb: Elbv2, arn: string, subnetIds: string[]): void {
  const balancer = elb.loadBalancer(arn);
  const { shape } = balancer;
  const subnets = subnetsOf(elb, subnetIds, shape.Type, shape.Scheme);
  const ec2 = elb.region.service(Ec2);
  const kept = new Map<string, string>();
  for (const id of balancer.interfaceIds) {
    const { subnetId } = ec2.require('networkInterfaces', id);
    if (subnetIds.includes(subnetId)) {
      kept.set(subnetId, id);
    } else {
      ec2.deleteInterface(id);
    }
  }
  const id = arn.split(':loadbalancer/')[1];
  balancer.interfaceIds = subnets.map(
    subnet =>
      kept.get(subnet.id) ??
      attach(ec2, subnet, id, shape.SecurityGroups, shape),
  );
  shape.AvailabilityZones = zonesOf(subnets);
  elb.region.changed();
}

/** Deletes a load balancer with its listeners. @throws AwsError `OperationNotPermitted` */
export function deleteLoadBalancer(elb: Elbv2, arn: string): void {
  const balancer = elb.loadBalancers.get(arn);
  if (!balancer) {
    return;
  }
  if (balancer.attributes.get('deletion_protection.enabled') === 'true') {
    throw new AwsError(
      'OperationNotPermitted',
      `Load balancer '${arn}' cannot be deleted because deletion protection is enabled`,
    );
  }
  for (const { shape } of elb.listenersOf(arn)) {
    for (const rule of elb.rulesOf(shape.ListenerArn)) {
      elb.rules.delete(rule.shape.RuleArn);
    }
    elb.listeners.delete(shape.ListenerArn);
  }
  const ec2 = elb.region.service(Ec2);
  balancer.interfaceIds.forEach(id => ec2.deleteInterface(id));
  elb.loadBalancers.delete(arn);
  elb.region.changed();
}

function subnetsOf(
  elb: Elbv2,
  subnetIds: string[],
  type: BalancerType,
  scheme: string | undefined,
): Subnet[] {
  const ec2 = elb.region.service(Ec2);
  const subnets = subnetIds.map(id => {
    const subnet = ec2.subnets.get(id);
    if (!subnet) {
      throw new AwsError(
        'SubnetNotFound',
        `The subnet ID '${id}' does not exist`,
      );
    }
    return subnet;
  });
  if (new Set(subnets.map(subnet => subnet.vpcId)).size > 1) {
    throw new AwsError(
      'InvalidConfigurationRequest',
      'All subnets must belong to the same VPC',
    );
  }
  const zones = new Set(subnets.map(subnet => subnet.availabilityZone));
  if (zones.size < subnets.length) {
    throw new AwsError(
      'InvalidConfigurationRequest',
      'A load balancer cannot be attached to multiple subnets in the same Availability Zone',
    );
  }
  if (zones.size < (type === 'application' ? 2 : 1)) {
    throw new AwsError(
      'ValidationError',
      type === 'application'
        ? 'At least two subnets in two different Availability Zones must be specified'
        : 'At least one subnet must be specified',
    );
  }
  const { vpcId } = subnets[0];
  const connected = [...ec2.internetGateways.values()].some(
    gateway => gateway.vpcId === vpcId,
  );
  if (scheme === 'internet-facing' && !connected) {
    throw new AwsError('InvalidSubnet', `VPC ${vpcId} has no internet gateway`);
  }
  for (const subnet of subnets) {
    if (ec2.availableAddressCount(subnet) < FREE_ADDRESSES) {
      throw new AwsError(
        'InvalidSubnet',
        `Not enough IP space available in ${subnet.id}. ELB requires at least 8 free IP addresses in each subnet.`,
      );
    }
  }
  return subnets;
}

function securityGroupsOf(
  ec2: Ec2,
  vpcId: string,
  type: BalancerType,
  { SecurityGroups }: CreateLoadBalancerInput,
): string[] | undefined {
  if (SecurityGroups?.length) {
    assertSecurityGroups(ec2, SecurityGroups, vpcId);
    return SecurityGroups;
  }
  return type === 'application'
    ? [ec2.require('vpcs', vpcId).defaultSecurityGroupId]
    : undefined;
}

function assertSecurityGroups(ec2: Ec2, ids: string[], vpcId: string): void {
  for (const id of ids) {
    if (!ec2.securityGroups.has(id)) {
      throw new AwsError(
        'InvalidSecurityGroup',
        `Security group '${id}' does not exist`,
      );
    }
  }
  if (ids.some(id => ec2.require('securityGroups', id).vpcId !== vpcId)) {
    throw new AwsError(
      'InvalidConfigurationRequest',
      'One or more security groups are invalid',
    );
  }
}

function zonesOf(
  subnets: Subnet[],
  addresses: Map<string, FixedAddress> = new Map(),
) {
  return subnets.map(({ id, availabilityZone }) => {
    const fixed = addresses.get(id);
    return {
      ZoneName: availabilityZone,
      SubnetId: id,
      LoadBalancerAddresses: fixed
        ? [
            {
              IpAddress: fixed.elastic?.publicIp,
              AllocationId: fixed.elastic?.id,
              PrivateIPv4Address: fixed.privateIp,
            },
          ]
        : [],
    };
  });
}

function attach(
  ec2: Ec2,
  subnet: Subnet,
  id: string,
  groups: string[] | undefined,
  {
    IpAddressType,
    Scheme,
  }: Pick<LoadBalancer['shape'], 'IpAddressType' | 'Scheme'>,
  { elastic, privateIp }: FixedAddress = {},
): string {
  const created = ec2.createInterface({
    subnetId: subnet.id,
    securityGroupIds: groups ?? [],
    description: `ELB ${id}`,
    interfaceType: id.startsWith('net/')
      ? 'network_load_balancer'
      : 'interface',
    assignIpv6: IpAddressType === 'dualstack',
    assignPublicIp: Scheme === 'internet-facing' && !elastic,
    privateIp,
  });
  if (elastic) {
    associateAddress(ec2, elastic, created);
  }
  return created.id;
}
