/** Over what a packet leaves or arrives. */
export type Via =
  | 'local'
  | 'internet-gateway'
  | 'nat-gateway'
  | 'interface-endpoint'
  | 'gateway-endpoint';

/** Why a packet does not arrive. */
export type Obstacle =
  /** No route table entry, or one to something that is gone (a black hole). */
  | 'no-route'
  /** A security group has no rule that admits it; `hop` names the group. */
  | 'security-group'
  /** The security group of the VPC endpoint does not admit the caller. */
  | 'endpoint-security-group'
  /** The route leads to an internet gateway, and the caller has no public address. */
  | 'no-public-address'
  /** The VPC has DNS resolution switched off. */
  | 'dns'
  /** The gateway or endpoint on the way is not available (yet). */
  | 'not-available';

/**
 * Whether a packet arrives, and over what, or what keeps it. `hop` is the id
 * of the resource that carries or stops it: a gateway, an endpoint, a route
 * table, a security group.
 */
export type Reachability =
  | { reachable: true; via: Via; hop: string }
  | { reachable: false; because: Obstacle; hop: string };
