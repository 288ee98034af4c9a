import {
  containsCidr,
  CONSUMER_HOPS,
  ConsumerHop,
  ConsumerHopName,
  HopFacts,
  HopKind,
  formatHop,
  overlaps,
  parseCidr,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { delegatesTo } from '../dns';
import { translateToEnglish } from '../translateToEnglish';
import {
  AttachmentFact,
  ConsumerFacts,
  RouteFact,
  SubnetFact,
} from './ConsumerFacts';

type Finding = Omit<ConsumerHop, 'hop'>;

const finding =
  (state: ConsumerHop['state']) =>
  <K extends HopKind>(kind: K, facts: HopFacts<K>): Finding => {
    const messages = formatHop({ kind, facts, text: '' }, translateToEnglish);
    return { state, kind, facts, ...messages };
  };
const ok = finding('ok');
const missing = finding('missing');
const unknown = finding('unknown');

/**
 * Evaluates, hop by hop, whether a consumer's VPC can reach an internal API. It
 * stops at the first hop that is missing.
 */
export function evaluateHops(facts: ConsumerFacts): ConsumerHop[] {
  const decisions: Record<ConsumerHopName, (given: ConsumerFacts) => Finding> =
    {
      name: nameFinding,
      delegation: delegationFinding,
      address: addressFinding,
      'consumer-route': consumerRouteFinding,
      attachment: attachmentFinding,
      'provider-route': providerRouteFinding,
      'load-balancer': loadBalancerFinding,
      target: targetFinding,
    };
  const hops: ConsumerHop[] = [];
  for (const hop of CONSUMER_HOPS) {
    hops.push({ hop, ...decisions[hop](facts) });
    if (hops[hops.length - 1].state === 'missing') {
      break;
    }
  }
  return hops;
}

function nameFinding({
  name,
  delegation,
  loadBalancer,
}: ConsumerFacts): Finding {
  const { domainName, zoneId, aliasTarget } = name;
  const { dnsName } = loadBalancer;
  if (!delegation) {
    return missing('zone-not-found', { zoneId, domainName });
  }
  if (!aliasTarget) {
    return missing('alias-missing', { zoneId, domainName });
  }
  return aliasTarget.replace(/^dualstack\./, '') === dnsName
    ? ok('alias', { domainName, dnsName })
    : missing('alias-mismatch', { domainName, aliasTarget, dnsName });
}

function delegationFinding({ delegation }: ConsumerFacts): Finding {
  const { zoneName, nameServers, parent } = delegation!;
  if (!parent) {
    return unknown('parent-unknown', { zoneName, nameServers });
  }
  const { name, zoneId: parentZoneId, delegatedTo } = parent;
  const facts = { parent: name, parentZoneId, zoneName, nameServers };
  if (!delegatedTo.length) {
    return missing('delegation-missing', facts);
  }
  return delegatesTo({ nameServers }, delegatedTo)
    ? ok('delegation', { parent: name, zoneName })
    : missing('delegation-mismatch', { ...facts, delegatedTo });
}

function addressFinding({ loadBalancer }: ConsumerFacts): Finding {
  const { name, state, addresses } = loadBalancer;
  if (state !== 'active') {
    return missing('load-balancer-not-active', { loadBalancer: name, state });
  }
  return addresses.length
    ? ok('addresses', { addresses: addresses.map(({ ip }) => ip) })
    : missing('address-missing', { loadBalancer: name });
}

/** The subnets of the consumer that route every address of the load balancer to one transit gateway. */
function callers({ consumer, loadBalancer }: ConsumerFacts): {
  subnet: SubnetFact;
  transitGatewayId: string;
}[] {
  return consumer.subnets.flatMap(subnet => {
    const targets = new Set(
      loadBalancer.addresses.map(
        ({ ip }) => routeFor(subnet.routes, ip)?.target,
      ),
    );
    const [only] = targets;
    return targets.size === 1 && only?.startsWith('tgw-')
      ? [{ subnet, transitGatewayId: only }]
      : [];
  });
}

function consumerRouteFinding(facts: ConsumerFacts): Finding {
  const { consumer, provider } = facts;
  const { vpcId, subnets } = consumer;
  const found = callers(facts);
  const overlap = overlapOf(facts, found.length > 0);
  if (overlap) {
    return missing('networks-overlap', overlap);
  }
  if (found.length) {
    return ok('consumer-route', {
      subnets: found.length,
      total: subnets.length,
      vpcId,
      gateway: found[0].transitGatewayId,
    });
  }
  const routeTables = [...new Set(subnets.map(subnet => subnet.routeTableId))];
  const route = { vpcId, routeTables, cidr: provider.cidrs[0] };
  const gateway = gatewayOf(facts);
  if (!gateway) {
    return missing('consumer-route-and-gateway-missing', route);
  }
  // AWS rejects a route to a transit gateway that the VPC is not attached to.
  return attachmentOf(facts, vpcId, gateway)
    ? missing('consumer-route-missing', { ...route, gateway })
    : missing('consumer-route-and-attachment-missing', { ...route, gateway });
}

/**
 * Blocks of the two VPCs that keep a request or its response from leaving its own
 * VPC: no route can be added for them. A VPC with routes may have others that
 * overlap, as long as neither the load balancer nor its callers are in them.
 */
function overlapOf(
  facts: ConsumerFacts,
  isRouted: boolean,
): HopFacts<'networks-overlap'> | undefined {
  const { consumer, provider, loadBalancer } = facts;
  const pairs = consumer.cidrs.flatMap(cidr =>
    provider.cidrs
      .filter(own => overlaps(parseCidr(cidr)!, parseCidr(own)!))
      .map(own => ({ cidr, own })),
  );
  const pair = isRouted
    ? pairs.find(
        ({ cidr, own }) =>
          loadBalancer.addresses.some(({ ip }) => contains(cidr, ip)) ||
          callers(facts).every(({ subnet }) => contains(own, subnet.cidr)),
      )
    : pairs[0];
  return (
    pair && {
      ...pair,
      vpcId: consumer.vpcId,
      ownVpcId: provider.vpcId,
    }
  );
}

/** The transit gateway that the API's VPC is attached to. */
function gatewayOf({
  attachments,
  provider,
}: ConsumerFacts): string | undefined {
  return attachments.find(({ vpcId }) => vpcId === provider.vpcId)
    ?.transitGatewayId;
}

function attachmentOf(
  { attachments }: ConsumerFacts,
  vpcId: string,
  gateway: string,
): AttachmentFact | undefined {
  return attachments.find(
    one => one.vpcId === vpcId && one.transitGatewayId === gateway,
  );
}

function attachmentFinding(facts: ConsumerFacts): Finding {
  const { consumer, provider, loadBalancer, transit } = facts;
  const found = callers(facts);
  const gateway = found[0].transitGatewayId;
  const consumerSide = attachmentOf(facts, consumer.vpcId, gateway);
  const providerSide = attachmentOf(facts, provider.vpcId, gateway);
  for (const [vpcId, side] of [
    [consumer.vpcId, consumerSide],
    [provider.vpcId, providerSide],
  ] as const) {
    if (!side) {
      return missing('attachment-missing', { vpcId, gateway });
    }
    const { id: attachment, state } = side;
    if (state === 'pendingAcceptance') {
      const pending = { attachment, vpcId, state, gateway };
      return missing('attachment-not-accepted', pending);
    }
    if (state !== 'available') {
      const other = { attachment, vpcId, state };
      return missing('attachment-not-available', other);
    }
  }
  const { id: from, zoneIds } = consumerSide!;
  const { id: to } = providerSide!;
  if (!found.some(({ subnet }) => zoneIds.includes(subnet.zoneId))) {
    return missing('consumer-zone-missing', {
      attachment: from,
      vpcId: consumer.vpcId,
      zones: [...new Set(found.map(({ subnet }) => subnet.zoneId))],
    });
  }
  const uncovered = loadBalancer.addresses.find(
    ({ zoneId }) => !providerSide!.zoneIds.includes(zoneId),
  );
  if (uncovered) {
    return missing('provider-zone-missing', {
      attachment: to,
      vpcId: provider.vpcId,
      zone: uncovered.zoneId,
      address: uncovered.ip,
    });
  }
  const both = { gateway, attachments: [from, to] };
  if (!transit) {
    return unknown('transit-unknown', both);
  }
  if (transit.fromConsumer !== to) {
    return missing('transit-missing', { gateway, from, to });
  }
  return transit.fromProvider === from
    ? ok('attachment', both)
    : missing('transit-back-missing', { gateway, from: to, to: from });
}

function providerRouteFinding(facts: ConsumerFacts): Finding {
  const found = callers(facts);
  const gateway = found[0].transitGatewayId;
  for (const { subnet } of found) {
    const { cidr } = subnet;
    const withoutRoute = facts.provider.subnets.find(
      own => routeFor(own.routes, cidr)?.target !== gateway,
    );
    if (withoutRoute) {
      const { id, routeTableId: routeTable } = withoutRoute;
      const route = { routeTable, subnet: id, cidr, gateway };
      return missing('provider-route-missing', route);
    }
  }
  const cidrs = found.map(({ subnet }) => subnet.cidr);
  return ok('provider-route', { cidrs, gateway });
}

function loadBalancerFinding(facts: ConsumerFacts): Finding {
  const { name: loadBalancer, hasTlsListener, allowed } = facts.loadBalancer;
  if (!hasTlsListener) {
    return missing('listener-missing', { loadBalancer });
  }
  const blocked = callers(facts).find(
    ({ subnet }) =>
      !(allowed ?? ['0.0.0.0/0']).some(source => contains(source, subnet.cidr)),
  );
  if (!blocked) {
    return ok('consumer-allowed', { loadBalancer });
  }
  const { cidr } = blocked.subnet;
  if (!allowed!.length) {
    return missing('no-source-allowed', { loadBalancer, cidr });
  }
  const others = { loadBalancer, sources: allowed!, cidr };
  return allowed!.some(source => !parseCidr(source))
    ? unknown('sources-unknown', others)
    : missing('consumer-not-allowed', others);
}

function targetFinding({ target }: ConsumerFacts): Finding {
  const { healthy, total, allowsLoadBalancer } = target;
  if (healthy) {
    return ok('targets-healthy', { healthy, total });
  }
  return allowsLoadBalancer
    ? missing('targets-not-healthy', { total })
    : missing('targets-blocked', { total });
}

/** The most specific route to a CIDR block or address; undefined if it is a blackhole. */
export function routeFor(
  routes: readonly RouteFact[],
  destination: string,
): RouteFact | undefined {
  const prefix = (route: RouteFact) => parseCidr(route.destination)!.prefix;
  const [best] = routes
    .filter(route => contains(route.destination, destination))
    .sort((a, b) => prefix(b) - prefix(a));
  return best?.active ? best : undefined;
}

function contains(outer: string, inner: string): boolean {
  const [out, into] = [parseCidr(outer), parseCidr(inner)];
  return Boolean(out && into && containsCidr(out, into));
}
