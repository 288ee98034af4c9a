/** What became of the load balancer of an internal API, and of the way to its tasks. */
export interface BalancerFacts {
  /** Protocol, port and ARN of each listener. */
  listeners: { protocol: string; port: number; arn: string }[];
  balancerGroupId: string;
  taskGroupId: string;
  /** That the tasks listen on. */
  port: number;
  /** Networks, prefix lists and groups that the tasks' group lets in on that port. */
  admittedToTasks: string[];
  /** Those that the load balancer's group lets in on port 80. */
  admittedInTheClear: string[];
}

const TLS_PORT = 443;

/**
 * What somebody changed by hand about an internal API that keeps it from
 * working, or opens it in the clear, each with what to do about it. An update
 * brings none of it back: CloudFormation does not look at what it made.
 */
export function driftProblems(facts: BalancerFacts): string[] {
  const { balancerGroupId, taskGroupId, port } = facts;
  return [
    // A rule for networks may be for the load balancer's own addresses.
    ...(facts.admittedToTasks.some(
      source => source === balancerGroupId || !source.startsWith('sg-'),
    )
      ? []
      : [
          `the tasks' security group ${taskGroupId} does not let the load balancer's group ${balancerGroupId} in on port ${port}, so no task would turn healthy: add an ingress rule for TCP ${port} from ${balancerGroupId}`,
        ]),
    ...facts.listeners
      .filter(
        listener => listener.protocol !== 'TLS' || listener.port !== TLS_PORT,
      )
      .map(
        listener =>
          `the load balancer listens on ${listener.protocol}:${listener.port} beside TLS:${TLS_PORT}, and an internal API speaks TLS only: delete listener ${listener.arn}`,
      ),
    ...(facts.admittedInTheClear.length
      ? [
          `the load balancer's security group ${balancerGroupId} lets ${facts.admittedInTheClear.join(
            ', ',
          )} in on port 80, and an internal API speaks TLS only: delete that rule`,
        ]
      : []),
  ];
}
