import { CauseKind } from '@fargate-api/backstage-plugin-fargate-api-common';

/** The health of a target as ELB describes it; sources as in `stopTexts.ts`. */
export interface TargetExample {
  state: string;
  reason?: string;
  description?: string;
  kind: CauseKind;
  facts?: Record<string, string>;
  awsText?: string;
  source: string;
}

const API = 'doc: API_TargetHealth of Elastic Load Balancing';

export const TARGETS: TargetExample[] = [
  {
    state: 'unhealthy',
    reason: 'Target.ResponseCodeMismatch',
    description: 'Health checks failed with these codes: [500]',
    kind: 'health-check-status',
    facts: { check: '/health', codes: '500' },
    awsText: 'Target.ResponseCodeMismatch',
    source: `${API}, gh:69058706924`,
  },
  {
    state: 'unhealthy',
    reason: 'Target.ResponseCodeMismatch',
    description: 'Health checks failed with these codes: [502, 503]',
    kind: 'health-check-status',
    facts: { check: '/health', codes: '502, 503' },
    source: 'memory (several codes)',
  },
  {
    state: 'unhealthy',
    reason: 'Target.Timeout',
    description: 'Request timed out',
    kind: 'health-check-timeout',
    facts: { check: '/health' },
    source: `${API}, gh:69058706924`,
  },
  {
    state: 'unhealthy',
    reason: 'Target.Timeout',
    description: 'Connection to target timed out',
    kind: 'health-check-timeout',
    source: 'aws/aws-cli example of describe-target-health',
  },
  {
    state: 'unhealthy',
    reason: 'Target.FailedHealthChecks',
    description: 'Health checks failed',
    kind: 'health-check-failed',
    facts: { check: '/health' },
    source: API,
  },
  {
    state: 'unhealthy',
    reason: 'Target.FailedHealthChecks',
    kind: 'health-check-failed',
    source: API,
  },
  {
    state: 'unhealthy',
    reason: 'Elb.InternalError',
    description: 'Health checks failed due to an internal error',
    kind: 'load-balancer-error',
    awsText: 'Elb.InternalError',
    source: API,
  },
  {
    state: 'unused',
    reason: 'Target.NotRegistered',
    description: 'Target is not registered to the target group',
    kind: 'target-not-registered',
    source: `${API}, snapshot: moto test_register_targets`,
  },
  {
    state: 'unused',
    reason: 'Target.NotInUse',
    description:
      'Target group is not configured to receive traffic from the load balancer',
    kind: 'target-group-unused',
    source: `${API}, aws/aws-cli example of describe-target-health`,
  },
  {
    state: 'unused',
    reason: 'Target.NotInUse',
    description:
      'Target is in an Availability Zone that is not enabled for the load balancer',
    kind: 'target-zone-disabled',
    source: API,
  },
  {
    state: 'unused',
    reason: 'Target.NotInUse',
    kind: 'target-group-unused',
    source: API,
  },
  {
    state: 'unused',
    reason: 'Target.InvalidState',
    description: 'Target is in the stopped state',
    kind: 'target-stopped',
    source: `${API}, snapshot: moto`,
  },
  {
    state: 'unused',
    reason: 'Target.IpUnusable',
    description:
      'The IP address cannot be used as a target, as it is in use by a load balancer',
    kind: 'target-address-in-use',
    source: API,
  },
  {
    state: 'unavailable',
    reason: 'Target.HealthCheckDisabled',
    description: 'Health checks are not enabled for this target',
    kind: 'health-check-disabled',
    source: `${API}, aws/aws-cli example of describe-target-health`,
  },
  {
    state: 'unhealthy',
    reason: 'Target.SomethingNew',
    description: 'Something new happened',
    kind: 'target-unexplained',
    awsText: 'Something new happened, Target.SomethingNew',
    source: 'memory (a reason of tomorrow)',
  },
  {
    state: 'unavailable',
    kind: 'target-unexplained',
    awsText: 'unavailable',
    source: 'memory (no reason)',
  },
];
