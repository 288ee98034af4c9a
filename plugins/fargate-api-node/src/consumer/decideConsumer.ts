import {
  CONSUMER_HOPS,
  ConsumerHop,
  ConsumerHopName,
  HopFacts,
  HopKind,
  tellHop,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { containsCidr, parseCidr } from '../cidr';
import { delegatesTo } from '../dns';
import { inEnglish } from '../inEnglish';
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
    const words = tellHop({ kind, facts, text: '' }, inEnglish);
    return { state, kind, facts, ...words };
  };
const ok = finding('ok');
const missing = finding('missing');
const unknown = finding('unknown');

/**
 * Whether a consumer's VPC can reach an internal API, step by step, up to the
 * first that is missing.
 */
export function decideConsumer(facts: ConsumerFacts): ConsumerHop[] {
  const decisions: Record<ConsumerHopName, (given: ConsumerFacts) => Finding> =
    {
      name: decideName,
      delegation: decideDelegation,
      address: decideAddress,
      'consumer-route': decideConsumerRoute,
      attachment: decideAttachment,
      'provider-route': decideProviderRoute,
      balancer: decideBalancer,
      target: decideTarget,
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

function decideName({ name, delegation, balancer }: ConsumerFacts): Finding {
  const { domainName, zoneId, aliasTarget } = name;
  const { dnsName } = balancer;
  if (!delegation) {
    return missing('zone-gone', { zoneId, domainName });
  }
  if (!aliasTarget) {
    return missing('alias-missing', { zoneId, domainName });
  }
  return aliasTarget.replace(/^dualstack\./, '') === dnsName
    ? ok('alias', { domainName, dnsName })
    : missing('alias-elsewhere', { domainName, aliasTarget, dnsName });
}

function decideDelegation({ delegation }: ConsumerFacts): Finding {
  const { zoneName, nameServers, parent } = delegation!;
  if (!parent) {
    return unknown('parent-unseen', { zoneName, nameServers });
  }
  const { name, zoneId: parentZoneId, delegatedTo } = parent;
  const facts = { parent: name, parentZoneId, zoneName, nameServers };
  if (!delegatedTo.length) {
    return missing('delegation-missing', facts);
  }
  return delegatesTo({ nameServers }, delegatedTo)
    ? ok('delegation', { parent: name, zoneName })
    : missing('delegation-elsewhere', { ...facts, delegatedTo });
}

function decideAddress({ balancer }: ConsumerFacts): Finding {
  const { name, state, addresses } = balancer;
  if (state !== 'active') {
    return missing('balancer-not-active', { balancer: name, state });
  }
  return addresses.length
    ? ok('addresses', { addresses: addresses.map(({ ip }) => ip) })
    : missing('address-missing', { balancer: name });
}

/** The subnets of the consumer from which every address is on the way to a transit gateway. */
function callers({ consumer, balancer }: ConsumerFacts): {
  subnet: SubnetFact;
  transitGatewayId: string;
}[] {
  return consumer.subnets.flatMap(subnet => {
    const targets = new Set(
      balancer.addresses.map(({ ip }) => routeFor(subnet.routes, ip)?.target),
    );
    const [only] = targets;
    return targets.size === 1 && only?.startsWith('tgw-')
      ? [{ subnet, transitGatewayId: only }]
      : [];
  });
}

function decideConsumerRoute(facts: ConsumerFacts): Finding {
  const { consumer, provider } = facts;
  const { vpcId, subnets } = consumer;
  const found = callers(facts);
  if (found.length) {
    return ok('consumer-route', {
      subnets: found.length,
      total: subnets.length,
      vpcId,
      gateway: found[0].transitGatewayId,
    });
  }
  const routeTables = [...new Set(subnets.map(subnet => subnet.routeTableId))];
  const way = { vpcId, routeTables, cidr: provider.cidr };
  const gateway = gatewayOf(facts);
  if (!gateway) {
    return missing('consumer-route-and-gateway-missing', way);
  }
  // AWS takes no route to a gateway that a VPC is not attached to.
  return attachmentOf(facts, vpcId, gateway)
    ? missing('consumer-route-missing', { ...way, gateway })
    : missing('consumer-route-and-attachment-missing', { ...way, gateway });
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

function decideAttachment(facts: ConsumerFacts): Finding {
  const { consumer, provider, balancer, transit } = facts;
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
  const dark = balancer.addresses.find(
    ({ zoneId }) => !providerSide!.zoneIds.includes(zoneId),
  );
  if (dark) {
    return missing('provider-zone-missing', {
      attachment: to,
      vpcId: provider.vpcId,
      zone: dark.zoneId,
      address: dark.ip,
    });
  }
  const both = { gateway, attachments: [from, to] };
  if (!transit) {
    return unknown('transit-unseen', both);
  }
  if (transit.fromConsumer !== to) {
    return missing('transit-missing', { gateway, from, to });
  }
  return transit.fromProvider === from
    ? ok('attachment', both)
    : missing('transit-back-missing', { gateway, from: to, to: from });
}

function decideProviderRoute(facts: ConsumerFacts): Finding {
  const found = callers(facts);
  const gateway = found[0].transitGatewayId;
  for (const { subnet } of found) {
    const { cidr } = subnet;
    const lost = facts.provider.subnets.find(
      own => routeFor(own.routes, cidr)?.target !== gateway,
    );
    if (lost) {
      const { id, routeTableId: routeTable } = lost;
      const way = { routeTable, subnet: id, cidr, gateway };
      return missing('provider-route-missing', way);
    }
  }
  const cidrs = found.map(({ subnet }) => subnet.cidr);
  return ok('provider-route', { cidrs, gateway });
}

function decideBalancer(facts: ConsumerFacts): Finding {
  const { name: balancer, hasTlsListener, admitted } = facts.balancer;
  if (!hasTlsListener) {
    return missing('listener-missing', { balancer });
  }
  const shut = callers(facts).find(
    ({ subnet }) =>
      !(admitted ?? ['0.0.0.0/0']).some(source =>
        contains(source, subnet.cidr),
      ),
  );
  if (!shut) {
    return ok('consumer-admitted', { balancer });
  }
  const { cidr } = shut.subnet;
  if (!admitted!.length) {
    return missing('nobody-admitted', { balancer, cidr });
  }
  const others = { balancer, admitted: admitted!, cidr };
  return admitted!.some(source => !parseCidr(source))
    ? unknown('admitted-unseen', others)
    : missing('consumer-not-admitted', others);
}

function decideTarget({ target }: ConsumerFacts): Finding {
  const { healthy, total, admitsBalancer } = target;
  if (healthy) {
    return ok('targets-healthy', { healthy, total });
  }
  return admitsBalancer
    ? missing('targets-not-healthy', { total })
    : missing('targets-shut-off', { total });
}

/** The most specific of the routes that carry packets to a network or address. */
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
