import { Region, World } from '../../../../world/World';
import { Ec2 } from '../Ec2';
import { Subnet } from '../types';
import { routeFor, routeTableOf } from '../network/routes';
import { admits } from '../network/securityGroups';
import { associatedTable, transitRouteFor } from './routeTables';
import { requireGateway, visibleAttachments } from './TransitGateways';

/**
 * A hop between the VPC of a consumer and an address of a provider, in order.
 *
 * @public
 */
export type HopName =
  /** The route table of the consumer's subnet has a route to a transit gateway. */
  | 'consumer-route'
  /** The consumer's VPC is attached to it. */
  | 'consumer-attachment'
  /** The attachment has a subnet in the zone of the consumer's subnet. */
  | 'consumer-zone'
  /** The transit gateway has a route to the provider's attachment. */
  | 'transit-route'
  /** A network interface has the address. */
  | 'address'
  /** Its security groups allow the consumer. */
  | 'security-group'
  /** The route table of the provider's subnet has a route back. */
  | 'provider-route'
  /** The provider's VPC is attached. */
  | 'provider-attachment'
  /** That attachment has a subnet in the zone of the address. */
  | 'provider-zone'
  /** The transit gateway has a route back to the consumer's attachment. */
  | 'return-route';

/**
 * A hop, and the resource that forwards or blocks the traffic there.
 *
 * @public
 */
export interface Hop {
  hop: HopName;
  ok: boolean;
  resourceId: string;
}

/**
 * A VPC of an account.
 *
 * @public
 */
export interface VpcPlace {
  accountId: string;
  region: string;
  vpcId: string;
}

/**
 * The hops, up to the first one that is blocked.
 *
 * @public
 */
export interface ConsumerTrace {
  reachable: boolean;
  hops: Hop[];
}

/**
 * Traces a TCP connection from the VPC of a consumer over a transit gateway
 * to an address in the VPC of a provider, and back.
 *
 * @param consumer - from one subnet of it, or else from whichever gets farthest
 *
 * @public
 */
export function traceConsumer(
  world: World,
  consumer: VpcPlace & { subnetId?: string },
  provider: VpcPlace & { ip: string; port: number },
): ConsumerTrace {
  const ec2 = ec2Of(world, consumer);
  const subnets = [...ec2.subnets.values()].filter(
    ({ id, vpcId }) =>
      vpcId === consumer.vpcId && id === (consumer.subnetId ?? id),
  );
  const traces = subnets.map(subnet =>
    fromSubnet(ec2, subnet, ec2Of(world, provider), provider),
  );
  return (
    traces.find(({ reachable }) => reachable) ??
    traces.sort((a, b) => b.hops.length - a.hops.length)[0] ??
    trace([{ hop: 'consumer-route', ok: false, resourceId: consumer.vpcId }])
  );
}

function fromSubnet(
  consumer: Ec2,
  subnet: Subnet,
  provider: Ec2,
  target: { vpcId: string; ip: string; port: number },
): ConsumerTrace {
  const [route, attachment, zone, transit] = leg(
    consumer,
    subnet,
    target.ip,
    target.vpcId,
  );
  const forward: Hop[] = [
    { hop: 'consumer-route', ...route },
    { hop: 'consumer-attachment', ...attachment },
    { hop: 'consumer-zone', ...zone },
    { hop: 'transit-route', ...transit },
  ];
  const entrance = provider.interfaceAt(target.vpcId, target.ip);
  const address: Hop = {
    hop: 'address',
    ok: entrance !== undefined,
    resourceId: entrance?.id ?? target.ip,
  };
  const home = entrance && provider.subnets.get(entrance.subnetId);
  if (!entrance || !home) {
    return trace([...forward, address]);
  }
  const [backRoute, backAttachment, backZone, backTransit] = leg(
    provider,
    home,
    subnet.cidrBlock,
    subnet.vpcId,
  );
  return trace([
    ...forward,
    address,
    {
      hop: 'security-group',
      ok: admits(
        provider,
        entrance.securityGroupIds,
        'ingress',
        { ip: subnet.cidrBlock },
        target.port,
      ),
      resourceId: entrance.securityGroupIds.join(', ') || entrance.id,
    },
    { hop: 'provider-route', ...backRoute },
    { hop: 'provider-attachment', ...backAttachment },
    { hop: 'provider-zone', ...backZone },
    { hop: 'return-route', ...backTransit },
  ]);
}

type Step = Omit<Hop, 'hop'>;

/** The hops from a subnet over its transit gateway to the attachment of another VPC. */
function leg(
  ec2: Ec2,
  subnet: Subnet,
  destination: string,
  targetVpcId: string,
): [route: Step, attachment: Step, zone: Step, transit: Step] {
  const { region } = ec2;
  const table = routeTableOf(ec2, subnet.id);
  const route = table && routeFor(table, destination);
  const gatewayId = route?.target ?? '';
  const isTransit = gatewayId.startsWith('tgw-');
  const attachment = visibleAttachments(region).find(
    ({ transitGatewayId, vpcId, state }) =>
      transitGatewayId === gatewayId &&
      vpcId === subnet.vpcId &&
      state !== 'deleted' &&
      state !== 'rejected',
  );
  const hasZone = attachment?.subnetIds.some(
    id => ec2.subnets.get(id)?.availabilityZone === subnet.availabilityZone,
  );
  return [
    {
      ok: isTransit,
      resourceId: isTransit ? gatewayId : table?.id ?? subnet.id,
    },
    {
      ok: attachment?.state === 'available',
      resourceId: attachment?.id ?? gatewayId,
    },
    { ok: hasZone ?? false, resourceId: subnet.availabilityZone },
    attachment
      ? onward(region, attachment.id, gatewayId, destination, targetVpcId)
      : { ok: false, resourceId: gatewayId },
  ];
}

function onward(
  region: Region,
  attachmentId: string,
  gatewayId: string,
  destination: string,
  targetVpcId: string,
): Step {
  const { owner } = requireGateway(region, gatewayId);
  const table = associatedTable(owner, attachmentId);
  if (!table) {
    return { ok: false, resourceId: attachmentId };
  }
  const route = transitRouteFor(owner, table, destination);
  const next = owner.attachments.get(route?.attachmentId ?? '');
  return {
    ok: route?.state === 'active' && next?.vpcId === targetVpcId,
    resourceId: route?.attachmentId ?? table.id,
  };
}

function trace(hops: Hop[]): ConsumerTrace {
  const broken = hops.findIndex(({ ok }) => !ok);
  return broken < 0
    ? { reachable: true, hops }
    : { reachable: false, hops: hops.slice(0, broken + 1) };
}

function ec2Of(world: World, place: VpcPlace): Ec2 {
  return world.account(place.accountId).region(place.region).service(Ec2);
}
