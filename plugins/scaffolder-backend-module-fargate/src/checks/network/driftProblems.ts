/** The current load balancer of an internal API and its security groups. */
export interface BalancerFacts {
  /** Protocol, port and ARN of each listener. */
  listeners: { protocol: string; port: number; arn: string }[];
  balancerGroupId: string;
  taskGroupId: string;
  /** The container port. */
  port: number;
  /**
   * CIDR blocks, prefix lists and security groups that the tasks' group allows
   * on that port.
   */
  taskSources: string[];
  /** Those that the load balancer's group allows on port 80. */
  unencryptedSources: string[];
}

const TLS_PORT = 443;

/**
 * Changes outside CloudFormation that break an internal API or expose it
 * without TLS, each with how to fix it. An update does not revert them, because
 * CloudFormation does not detect drift.
 */
export function driftProblems(facts: BalancerFacts): string[] {
  const { balancerGroupId, taskGroupId, port } = facts;
  return [
    // A rule for a CIDR block may cover the load balancer's addresses.
    ...(facts.taskSources.some(
      source => source === balancerGroupId || !source.startsWith('sg-'),
    )
      ? []
      : [
          `the tasks' security group ${taskGroupId} does not allow the load balancer's group ${balancerGroupId} on port ${port}, so no task would become healthy: add an ingress rule for TCP ${port} from ${balancerGroupId}`,
        ]),
    ...facts.listeners
      .filter(
        listener => listener.protocol !== 'TLS' || listener.port !== TLS_PORT,
      )
      .map(
        listener =>
          `the load balancer listens on ${listener.protocol}:${listener.port} beside TLS:${TLS_PORT}, and an internal API uses only TLS: delete listener ${listener.arn}`,
      ),
    ...(facts.unencryptedSources.length
      ? [
          `the load balancer's security group ${balancerGroupId} allows ${facts.unencryptedSources.join(
            ', ',
          )} on port 80, and an internal API uses only TLS: delete that rule`,
        ]
      : []),
  ];
}
