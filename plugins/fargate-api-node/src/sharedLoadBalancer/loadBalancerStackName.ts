/**
 * The name of the stack with the load balancer that APIs of an environment share.
 *
 * @public
 */
export function loadBalancerStackName({ name }: { name: string }): string {
  return `environment-${name}-load-balancer`;
}
