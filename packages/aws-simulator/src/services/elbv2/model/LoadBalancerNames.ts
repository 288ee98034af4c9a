/** The domain of the DNS names of internet-facing load balancers in a world. */
export class LoadBalancerNames {
  /** As at AWS, unless set. */
  domain?: string;
}
