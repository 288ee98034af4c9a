import { WordFacts } from './facts';
import { Observed } from './observed';
import { FargateTargetSummary } from './targets';

/**
 * Who may call an internal API, by the security groups of its load balancer.
 *
 * @public
 */
export interface ConsumersStatus {
  /**
   * Whose packets the security groups let in, in order: networks such as
   * `10.1.0.0/16`, or ids of prefix lists and security groups. Without
   * security groups there is nothing here, and everybody is let in.
   */
  admitted: string[];
  /** Whether security groups decide at all. */
  limited: boolean;
}

/**
 * The steps that a request to an internal API travels, in order.
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
  'balancer',
  'target',
] as const;

/** @public */
export type ConsumerHopName = (typeof CONSUMER_HOPS)[number];

/** @public */
export interface ConsumerHop {
  hop: ConsumerHopName;
  /** `unknown` is what AWS does not show to this portal. */
  state: 'ok' | 'missing' | 'unknown';
  /** One of {@link HopKind}, or of a newer backend. */
  kind: string;
  /** Names, numbers and ids that fill the sentences of this kind. */
  facts: WordFacts;
  /** What was found, in English. */
  text: string;
  /** Of one that is missing: what to do, in English words that can be handed on. */
  todo?: string;
}

/**
 * Whether a VPC can reach an internal API: the answer of
 * `GET /v1/entities/:kind/:namespace/:name/consumers/:target/:vpcId`.
 *
 * @public
 */
export interface ConsumerCheck {
  /** Whether no step of the way is missing; some may be `unknown`. */
  reachable: boolean;
  /** The first step that is missing, if one is. */
  missingHop?: ConsumerHopName;
  /** All of it in one paragraph of English, to be handed on. */
  explanation: string;
  /** In order, up to the first one that is missing. */
  hops: ConsumerHop[];
  /** Who was to reach it. */
  consumer: { accountId: string; vpcId: string };
  /** What was to be reached. */
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
 * Where an internal API may have consumers: an entry of the answer of
 * `GET /v1/entities/:kind/:namespace/:name/consumers`.
 *
 * @public
 */
export interface ConsumerPlace {
  target: FargateTargetSummary;
  /** By name or else id; without the API's own. */
  vpcs: Observed<ConsumerVpc[]>;
}
