const DEPLOY_AGAIN = 'deploy the API again';
const ADD_TRANSIT_ROUTE =
  'the owner of the transit gateway propagates or adds that route';
const NO_CONSUMER_ROUTE =
  'no route table of {{vpcId}} ({{routeTables, list}}) has a route to it';
const ALLOW_CONSUMER = "add the consumer's CIDR to consumerCidrs of the API";

/**
 * What was found at each step of the path to an internal API and, where
 * something is missing, who has to do what, in English, by kind of finding.
 * The placeholders are its facts.
 *
 * @public
 */
export const HOP_MESSAGES = {
  'zone-not-found': {
    text: 'hosted zone {{zoneId}} of {{domainName}} does not exist',
    todo: 'run fargate:dns-zone:deploy, then deploy the API again',
  },
  'alias-missing': {
    text: 'hosted zone {{zoneId}} has no alias record {{domainName}}',
    todo: DEPLOY_AGAIN,
  },
  'alias-mismatch': {
    text: "{{domainName}} is an alias of {{aliasTarget}} instead of the API's load balancer {{dnsName}}",
    todo: DEPLOY_AGAIN,
  },
  alias: { text: '{{domainName}} is an alias of {{dnsName}}' },

  'parent-unknown': {
    text: 'no account of this portal has the parent zone of {{zoneName}}; dig +short NS {{zoneName}} should return {{nameServers, list}}',
  },
  'delegation-missing': {
    text: '{{parent}} ({{parentZoneId}}) has no NS record {{zoneName}}',
    todo: 'run fargate:dns-zone:deploy with parentZone, or the owner of {{parent}} adds it with {{nameServers, list}}',
  },
  'delegation-mismatch': {
    text: '{{parent}} ({{parentZoneId}}) delegates {{zoneName}} to {{delegatedTo, list}}, but the name servers of the zone are {{nameServers, list}}',
    todo: 'the owner of {{parent}} corrects that NS record',
  },
  delegation: {
    text: '{{parent}} delegates {{zoneName}} to the name servers of the zone',
  },

  'load-balancer-not-active': {
    text: 'load balancer {{loadBalancer}} is {{state}}',
    todo: 'wait until it is active',
  },
  'address-missing': {
    text: 'load balancer {{loadBalancer}} has no IP address',
    todo: DEPLOY_AGAIN,
  },
  addresses: { text: '{{addresses, list}}' },

  'networks-overlap': {
    text: '{{cidr}} of {{vpcId}} overlaps {{own}} of {{ownVpcId}}, the VPC of the API, so the two cannot be connected',
    todo: 'choose a consumer VPC, or deploy the API in an environment, with another CIDR',
  },
  'consumer-route-missing': {
    text: NO_CONSUMER_ROUTE,
    todo: 'the owner of the VPC adds a route with destination {{cidr}}, target {{gateway}}',
  },
  'consumer-route-and-attachment-missing': {
    text: NO_CONSUMER_ROUTE,
    todo: 'the owner of the VPC attaches it to {{gateway}} and adds a route with destination {{cidr}}, target {{gateway}}',
  },
  'consumer-route-and-gateway-missing': {
    text: NO_CONSUMER_ROUTE,
    todo: 'the owner of the VPC adds a route with destination {{cidr}}, target the transit gateway',
  },
  'consumer-route': {
    text: '{{subnets}} of {{total}} subnets of {{vpcId}} have a route to it through {{gateway}}',
  },

  'attachment-missing': {
    text: '{{vpcId}} is not attached to {{gateway}}',
    todo: 'the owner of the VPC attaches it',
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
    text: 'attachment {{attachment}} of {{vpcId}} has no subnet in {{zones, list}}, the availability zones of the callers',
    todo: 'the owner of the VPC adds one',
  },
  'provider-zone-missing': {
    text: 'attachment {{attachment}} of {{vpcId}} has no subnet in {{zone}}, where the load balancer has {{address}}',
    todo: 'deploy the environment again with a subnet in that availability zone',
  },
  'transit-missing': {
    text: 'the route table of {{gateway}} for {{from}} has no route to {{to}}',
    todo: ADD_TRANSIT_ROUTE,
  },
  'transit-back-missing': {
    text: 'the route table of {{gateway}} for {{from}} has no return route to {{to}}',
    todo: ADD_TRANSIT_ROUTE,
  },
  'transit-unknown': {
    text: 'both VPCs are attached to {{gateway}} ({{attachments, list}}); no account of this portal owns it, so its route tables cannot be read',
  },
  attachment: {
    text: 'both VPCs are attached to {{gateway}} ({{attachments, list}})',
  },

  'provider-route-missing': {
    text: "route table {{routeTable}} of the load balancer's subnet {{subnet}} has no return route to {{cidr}} through {{gateway}}",
    todo: "add the consumer's CIDR to transitGateway.consumerCidrs of the environment",
  },
  'provider-route': {
    text: "the load balancer's subnets have return routes to {{cidrs, list}} through {{gateway}}",
  },

  'listener-missing': {
    text: 'load balancer {{loadBalancer}} has no TLS listener on port 443',
    todo: DEPLOY_AGAIN,
  },
  'consumer-not-allowed': {
    text: 'the security group of load balancer {{loadBalancer}} allows {{sources, list}} on port 443, but not {{cidr}}',
    todo: ALLOW_CONSUMER,
  },
  'no-source-allowed': {
    text: 'the security group of load balancer {{loadBalancer}} allows no source on port 443, so not {{cidr}} either',
    todo: ALLOW_CONSUMER,
  },
  'sources-unknown': {
    text: 'the security group of load balancer {{loadBalancer}} allows {{sources, list}} on port 443; whether that includes {{cidr}} is unknown',
  },
  'consumer-allowed': {
    text: 'load balancer {{loadBalancer}} allows the consumer on port 443',
  },

  'targets-not-healthy': {
    text: '0 of {{total}} targets are healthy',
    todo: "see the API's own card for the cause",
  },
  'targets-blocked': {
    text: '0 of {{total}} targets are healthy, because the security group of the tasks does not allow the load balancer',
    todo: DEPLOY_AGAIN,
  },
  'targets-healthy': {
    text: '{{healthy}} of {{total}} targets are healthy',
  },
} as const;
