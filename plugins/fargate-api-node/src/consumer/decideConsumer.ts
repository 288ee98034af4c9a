import {
  CONSUMER_HOPS,
  ConsumerHop,
  ConsumerHopName,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { containsCidr, parseCidr } from '../cidr';
import { delegatesTo } from '../dns';
import { ConsumerFacts, RouteFact, SubnetFact } from './ConsumerFacts';

type Finding = Omit<ConsumerHop, 'hop'>;

const ok = (text: string): Finding => ({ state: 'ok', text });
const missing = (text: string, todo: string): Finding => ({
  state: 'missing',
  text,
  todo,
});
const unknown = (text: string): Finding => ({ state: 'unknown', text });

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
  if (!delegation) {
    return missing(
      `the zone ${zoneId} of ${domainName} is gone`,
      'run fargate:dns-zone:deploy, then deploy the API again',
    );
  }
  if (!aliasTarget) {
    return missing(
      `zone ${zoneId} has no alias record ${domainName}`,
      'deploy the API again',
    );
  }
  return aliasTarget.replace(/^dualstack\./, '') === balancer.dnsName
    ? ok(`${domainName} is an alias of ${balancer.dnsName}`)
    : missing(
        `${domainName} is an alias of ${aliasTarget} and not of the API's load balancer ${balancer.dnsName}`,
        'deploy the API again',
      );
}

function decideDelegation({ delegation }: ConsumerFacts): Finding {
  const { zoneName, nameServers, parent } = delegation!;
  if (!parent) {
    return unknown(
      `no account of this portal has the parent zone of ${zoneName}; dig +short NS ${zoneName} should answer ${nameServers.join(
        ', ',
      )}`,
    );
  }
  const place = `${parent.name} (${parent.zoneId})`;
  if (!parent.delegatedTo.length) {
    return missing(
      `${place} has no NS record ${zoneName}`,
      `run fargate:dns-zone:deploy with parentZone, or the owner of ${
        parent.name
      } adds it with ${nameServers.join(', ')}`,
    );
  }
  return delegatesTo({ nameServers }, parent.delegatedTo)
    ? ok(`${parent.name} delegates ${zoneName} to the zone's name servers`)
    : missing(
        `${place} delegates ${zoneName} to ${parent.delegatedTo.join(
          ', ',
        )}, but the zone's name servers are ${nameServers.join(', ')}`,
        `the owner of ${parent.name} corrects that NS record`,
      );
}

function decideAddress({ balancer }: ConsumerFacts): Finding {
  const { name, state, addresses } = balancer;
  if (state !== 'active') {
    return missing(
      `load balancer ${name} is ${state}`,
      'wait until it is active',
    );
  }
  return addresses.length
    ? ok(addresses.map(({ ip }) => ip).join(', '))
    : missing(`load balancer ${name} has no address`, 'deploy the API again');
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
  const found = callers(facts);
  if (found.length) {
    const [{ transitGatewayId }] = found;
    return ok(
      `${found.length} of ${consumer.subnets.length} subnets of ${consumer.vpcId} route to it over ${transitGatewayId}`,
    );
  }
  const tables = [
    ...new Set(consumer.subnets.map(subnet => subnet.routeTableId)),
  ];
  return missing(
    `no route table of ${consumer.vpcId} (${tables.join(', ')}) leads to it`,
    `its owner ${attachFirst(facts)}adds destination ${provider.cidr}, target ${
      gatewayOf(facts) ?? 'the transit gateway'
    }`,
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

/** AWS takes no route to a gateway that a VPC is not attached to. */
function attachFirst(facts: ConsumerFacts): string {
  const gatewayId = gatewayOf(facts);
  return gatewayId &&
    !facts.attachments.some(
      one =>
        one.vpcId === facts.consumer.vpcId &&
        one.transitGatewayId === gatewayId,
    )
    ? `attaches it to ${gatewayId} and `
    : '';
}

function decideAttachment(facts: ConsumerFacts): Finding {
  const { attachments, consumer, provider, balancer, transit } = facts;
  const found = callers(facts);
  const gatewayId = found[0].transitGatewayId;
  const of = (vpcId: string) =>
    attachments.find(
      one => one.vpcId === vpcId && one.transitGatewayId === gatewayId,
    );
  const consumerSide = of(consumer.vpcId);
  const providerSide = of(provider.vpcId);
  for (const [vpcId, side] of [
    [consumer.vpcId, consumerSide],
    [provider.vpcId, providerSide],
  ] as const) {
    if (!side) {
      return missing(
        `${vpcId} is not attached to ${gatewayId}`,
        'its owner attaches it',
      );
    }
    if (side.state !== 'available') {
      return missing(
        `attachment ${side.id} of ${vpcId} is ${side.state}`,
        side.state === 'pendingAcceptance'
          ? `the owner of ${gatewayId} accepts it`
          : 'wait until it is available',
      );
    }
  }
  if (
    !found.some(({ subnet }) => consumerSide!.zoneIds.includes(subnet.zoneId))
  ) {
    return missing(
      `attachment ${consumerSide!.id} of ${
        consumer.vpcId
      } has no subnet in ${found
        .map(({ subnet }) => subnet.zoneId)
        .join(', ')}, where the callers are`,
      'its owner adds one',
    );
  }
  const dark = balancer.addresses.find(
    ({ zoneId }) => !providerSide!.zoneIds.includes(zoneId),
  );
  if (dark) {
    return missing(
      `attachment ${providerSide!.id} of ${provider.vpcId} has no subnet in ${
        dark.zoneId
      }, where the load balancer has ${dark.ip}`,
      'deploy the environment again with one',
    );
  }
  const text = `both VPCs are attached to ${gatewayId} (${consumerSide!.id}, ${
    providerSide!.id
  })`;
  if (!transit) {
    return unknown(
      `${text}; no account of this portal owns it, so its own route tables are not seen`,
    );
  }
  const table = (id: string) => `the route table of ${gatewayId} for ${id}`;
  const todo = 'its owner propagates or adds that route';
  if (transit.fromConsumer !== providerSide!.id) {
    return missing(
      `${table(consumerSide!.id)} does not lead to ${providerSide!.id}`,
      todo,
    );
  }
  return transit.fromProvider === consumerSide!.id
    ? ok(text)
    : missing(
        `${table(providerSide!.id)} does not lead back to ${consumerSide!.id}`,
        todo,
      );
}

function decideProviderRoute(facts: ConsumerFacts): Finding {
  const found = callers(facts);
  const gatewayId = found[0].transitGatewayId;
  for (const { subnet } of found) {
    const lost = facts.provider.subnets.find(
      own => routeFor(own.routes, subnet.cidr)?.target !== gatewayId,
    );
    if (lost) {
      return missing(
        `route table ${lost.routeTableId} of the load balancer's subnet ${lost.id} does not lead back to ${subnet.cidr} over ${gatewayId}`,
        'add the consumer to transitGateway.consumerCidrs of the environment',
      );
    }
  }
  return ok(
    `the load balancer's subnets route back to ${found
      .map(({ subnet }) => subnet.cidr)
      .join(', ')} over ${gatewayId}`,
  );
}

function decideBalancer(facts: ConsumerFacts): Finding {
  const { balancer } = facts;
  if (!balancer.hasTlsListener) {
    return missing(
      `load balancer ${balancer.name} has no TLS listener on 443`,
      'deploy the API again',
    );
  }
  const { name, admitted } = balancer;
  const shut = callers(facts).find(
    ({ subnet }) =>
      !(admitted ?? ['0.0.0.0/0']).some(source =>
        contains(source, subnet.cidr),
      ),
  );
  if (!shut) {
    return ok(`load balancer ${name} admits the consumer on 443`);
  }
  const { cidr } = shut.subnet;
  const text = `the security group of load balancer ${name} admits ${
    admitted!.join(', ') || 'nobody'
  } on 443`;
  return admitted!.some(source => !parseCidr(source))
    ? unknown(`${text}; whether ${cidr} is among them is not seen`)
    : missing(
        `${text} and not ${cidr}`,
        'add the consumer to consumerCidrs of the API',
      );
}

function decideTarget({ target }: ConsumerFacts): Finding {
  const { healthy, total, admitsBalancer } = target;
  if (healthy) {
    return ok(`${healthy} of ${total} targets are healthy`);
  }
  const text = `none of ${total} targets is healthy`;
  return admitsBalancer
    ? missing(text, "see the API's own card for why")
    : missing(
        `${text}, because the tasks' security group does not admit the load balancer`,
        'deploy the API again',
      );
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
