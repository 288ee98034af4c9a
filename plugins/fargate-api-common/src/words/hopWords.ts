const DEPLOY_AGAIN = 'deploy the API again';
const ADD_ROUTE = 'its owner propagates or adds that route';

/**
 * What was found of a step to an internal API and, where it is missing, who
 * does what about it, in English, by kind of finding. The placeholders are its
 * facts.
 *
 * @public
 */
export const HOP_WORDS = {
  'zone-gone': {
    text: 'the zone {{zoneId}} of {{domainName}} is gone',
    todo: 'run fargate:dns-zone:deploy, then deploy the API again',
  },
  'alias-missing': {
    text: 'zone {{zoneId}} has no alias record {{domainName}}',
    todo: DEPLOY_AGAIN,
  },
  'alias-elsewhere': {
    text: "{{domainName}} is an alias of {{aliasTarget}} and not of the API's load balancer {{dnsName}}",
    todo: DEPLOY_AGAIN,
  },
  alias: { text: '{{domainName}} is an alias of {{dnsName}}' },

  'parent-unseen': {
    text: 'no account of this portal has the parent zone of {{zoneName}}; dig +short NS {{zoneName}} should answer {{nameServers, list}}',
  },
  'delegation-missing': {
    text: '{{parent}} ({{parentZoneId}}) has no NS record {{zoneName}}',
    todo: 'run fargate:dns-zone:deploy with parentZone, or the owner of {{parent}} adds it with {{nameServers, list}}',
  },
  'delegation-elsewhere': {
    text: "{{parent}} ({{parentZoneId}}) delegates {{zoneName}} to {{delegatedTo, list}}, but the zone's name servers are {{nameServers, list}}",
    todo: 'the owner of {{parent}} corrects that NS record',
  },
  delegation: {
    text: "{{parent}} delegates {{zoneName}} to the zone's name servers",
  },

  'balancer-not-active': {
    text: 'load balancer {{balancer}} is {{state}}',
    todo: 'wait until it is active',
  },
  'address-missing': {
    text: 'load balancer {{balancer}} has no address',
    todo: DEPLOY_AGAIN,
  },
  addresses: { text: '{{addresses, list}}' },

  'consumer-route-missing': {
    text: 'no route table of {{vpcId}} ({{routeTables, list}}) leads to it',
    todo: 'its owner adds destination {{cidr}}, target {{gateway}}',
  },
  'consumer-route-and-attachment-missing': {
    text: 'no route table of {{vpcId}} ({{routeTables, list}}) leads to it',
    todo: 'its owner attaches it to {{gateway}} and adds destination {{cidr}}, target {{gateway}}',
  },
  'consumer-route-and-gateway-missing': {
    text: 'no route table of {{vpcId}} ({{routeTables, list}}) leads to it',
    todo: 'its owner adds destination {{cidr}}, target the transit gateway',
  },
  'consumer-route': {
    text: '{{subnets}} of {{total}} subnets of {{vpcId}} route to it over {{gateway}}',
  },

  'attachment-missing': {
    text: '{{vpcId}} is not attached to {{gateway}}',
    todo: 'its owner attaches it',
  },
  'attachment-not-accepted': {
    text: 'attachment {{attachment}} of {{vpcId}} is {{state}}',
    todo: 'the owner of {{gateway}} accepts it',
  },
  'attachment-not-available': {
    text: 'attachment {{attachment}} of {{vpcId}} is {{state}}',
    todo: 'wait until it is available',
  },
  'consumer-zone-missing': {
    text: 'attachment {{attachment}} of {{vpcId}} has no subnet in {{zones, list}}, where the callers are',
    todo: 'its owner adds one',
  },
  'provider-zone-missing': {
    text: 'attachment {{attachment}} of {{vpcId}} has no subnet in {{zone}}, where the load balancer has {{address}}',
    todo: 'deploy the environment again with one',
  },
  'transit-missing': {
    text: 'the route table of {{gateway}} for {{from}} does not lead to {{to}}',
    todo: ADD_ROUTE,
  },
  'transit-back-missing': {
    text: 'the route table of {{gateway}} for {{from}} does not lead back to {{to}}',
    todo: ADD_ROUTE,
  },
  'transit-unseen': {
    text: 'both VPCs are attached to {{gateway}} ({{attachments, list}}); no account of this portal owns it, so its own route tables are not seen',
  },
  attachment: {
    text: 'both VPCs are attached to {{gateway}} ({{attachments, list}})',
  },

  'provider-route-missing': {
    text: "route table {{routeTable}} of the load balancer's subnet {{subnet}} does not lead back to {{cidr}} over {{gateway}}",
    todo: 'add the consumer to transitGateway.consumerCidrs of the environment',
  },
  'provider-route': {
    text: "the load balancer's subnets route back to {{cidrs, list}} over {{gateway}}",
  },

  'listener-missing': {
    text: 'load balancer {{balancer}} has no TLS listener on 443',
    todo: DEPLOY_AGAIN,
  },
  'consumer-not-admitted': {
    text: 'the security group of load balancer {{balancer}} admits {{admitted, list}} on 443 and not {{cidr}}',
    todo: 'add the consumer to consumerCidrs of the API',
  },
  'nobody-admitted': {
    text: 'the security group of load balancer {{balancer}} admits nobody on 443 and not {{cidr}}',
    todo: 'add the consumer to consumerCidrs of the API',
  },
  'admitted-unseen': {
    text: 'the security group of load balancer {{balancer}} admits {{admitted, list}} on 443; whether {{cidr}} is among them is not seen',
  },
  'consumer-admitted': {
    text: 'load balancer {{balancer}} admits the consumer on 443',
  },

  'targets-not-healthy': {
    text: 'none of {{total}} targets is healthy',
    todo: "see the API's own card for why",
  },
  'targets-shut-off': {
    text: "none of {{total}} targets is healthy, because the tasks' security group does not admit the load balancer",
    todo: DEPLOY_AGAIN,
  },
  'targets-healthy': {
    text: '{{healthy}} of {{total}} targets are healthy',
  },
} as const;
