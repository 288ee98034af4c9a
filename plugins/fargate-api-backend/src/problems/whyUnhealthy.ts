import { TargetStatus } from '@fargate-api/backstage-plugin-fargate-api-common';

interface Explanation {
  words: string;
  hint?: string;
}

/** As in AWS's `Health checks failed with these codes: [500]`. */
const CODES = /codes: \[([^\]]+)\]/;

/** AWS's reason codes of target health, for people. */
export function whyUnhealthy(
  { reason, description }: TargetStatus,
  healthCheckPath: string | undefined,
): Explanation {
  const onPath = healthCheckPath ? ` on ${healthCheckPath}` : '';
  switch (reason) {
    case 'Target.ResponseCodeMismatch': {
      const codes = CODES.exec(description ?? '')?.[1] ?? 'an unexpected code';
      return {
        words: `answers ${codes}${onPath}`,
        hint: 'Make the health check path answer with a code that the target group takes, or set the right path.',
      };
    }
    case 'Target.Timeout':
      return {
        words: `does not answer${onPath} in time`,
        hint: 'Check that the security group of the tasks admits the load balancer, that the container listens on the port of the target group, and that it is quick enough.',
      };
    case 'Target.FailedHealthChecks':
      return {
        words: `refuses the connection, or its answer${onPath} is malformed`,
        hint: 'Check that the container listens on the port of the target group, on all addresses and not only on localhost.',
      };
    case 'Target.NotInUse':
      return {
        words: description ?? 'no listener forwards to the target group',
        hint: "Forward a listener to the target group, and enable the target's zone on the load balancer.",
      };
    case 'Target.InvalidState':
      return {
        words: 'the task is stopped or was taken away',
        hint: 'ECS starts another one; if it does not, look at the events of the service.',
      };
    case 'Target.IpUnusable':
      return {
        words: 'its address is in use by a load balancer',
        hint: 'Stop the task, so that ECS starts another one.',
      };
    case 'Elb.InternalError':
      return {
        words: 'the load balancer had an internal error',
        hint: "Nothing to do on your side: see AWS's health dashboard.",
      };
    default:
      return { words: description ?? 'AWS gives no reason' };
  }
}
