/** The path of a packet. */
export type Via =
  | 'local'
  | 'internet-gateway'
  | 'egress-only-internet-gateway'
  | 'nat-gateway'
  | 'interface-endpoint'
  | 'gateway-endpoint';

/** Why a destination is not reachable. */
export type Obstacle =
  /** There is no route, or its target no longer exists (a black hole). */
  | 'no-route'
  /** A security group has no rule that allows the traffic; `hop` is the group. */
  | 'security-group'
  /** A network ACL stops the traffic or the answers to it; `hop` is the ACL. */
  | 'network-acl'
  /** The security group of the VPC endpoint does not allow the caller. */
  | 'endpoint-security-group'
  /** The route leads to an internet gateway, and the caller has no public address. */
  | 'no-public-address'
  /** DNS resolution is disabled in the VPC. */
  | 'dns'
  /** The gateway or endpoint is not available. */
  | 'not-available';

/**
 * Whether a destination is reachable. `hop` is the id of the resource that
 * forwards or blocks the traffic: a gateway, an endpoint, a route table, a security
 * group or a network ACL.
 */
export type Reachability =
  | { reachable: true; via: Via; hop: string }
  | { reachable: false; because: Obstacle; hop: string };
