import { MessageFacts } from './facts';
import { Observed } from './observed';
import { FargateTargetSummary } from './targets';

/**
 * Who may call an internal API, according to the security groups of its load
 * balancer.
 *
 * @public
 */
export interface ConsumersStatus {
  /**
   * The sources that the security groups allow, in order: CIDR blocks such as
   * `10.1.0.0/16`, or IDs of prefix lists and security groups. Empty without
   * security groups: then every source is allowed.
   */
  allowedSources: string[];
  /** Whether the load balancer has security groups. */
  restricted: boolean;
}

/**
 * The hops of a request to an internal API, in order.
 *
 * @public
 */
export const CONSUMER_HOPS = [
  'name',
  'delegation',
  'address',
  'consumer-route',
  'attachment',
  'provider-route',
  'load-balancer',
  'target',
] as const;

/** @public */
export type ConsumerHopName = (typeof CONSUMER_HOPS)[number];

/** @public */
export interface ConsumerHop {
  hop: ConsumerHopName;
  /** `unknown` when AWS does not show it to this portal. */
  state: 'ok' | 'missing' | 'unknown';
  /** One of {@link HopKind}, or of a newer backend. */
  kind: string;
  /** The values for the messages of this kind. */
  facts: MessageFacts;
  /** What was found, in English. */
  text: string;
  /** If it is missing: what to do about it, in English. */
  todo?: string;
}

/**
 * Whether a VPC can reach an internal API: the response of
 * `GET /v1/entities/:kind/:namespace/:name/consumers/:target/:vpcId`.
 *
 * @public
 */
export interface ConsumerCheck {
  /** Whether every hop is `ok`: none is missing, and none `unknown`. */
  reachable: boolean;
  /** The first hop that is missing. */
  missingHop?: ConsumerHopName;
  /** The result in one English paragraph that can be forwarded. */
  explanation: string;
  /** In order, up to the first one that is missing. */
  hops: ConsumerHop[];
  /** The VPC that was checked. */
  consumer: { accountId: string; vpcId: string };
  /** The URL of the API. */
  url: string;
}

/** @public */
export interface ConsumerVpc {
  vpcId: string;
  /** Its tag `Name`. */
  name?: string;
  /** Its IPv4 blocks, the primary one first. */
  cidrs: string[];
}

/**
 * A target with VPCs that may consume an internal API: an entry of the response of
 * `GET /v1/entities/:kind/:namespace/:name/consumers`.
 *
 * @public
 */
export interface ConsumerPlace {
  target: FargateTargetSummary;
  /** Sorted by name or ID, without the API's own VPC. */
  vpcs: Observed<ConsumerVpc[]>;
}
