/**
 * Why a part of a status could not be read, in English, by kind: where the
 * backend says it and not AWS.
 *
 * @public
 */
export const FAILURE_WORDS = {
  'stack-deleted': 'The stack {{arn}} was deleted',
  'stack-without-vpc': 'The stack {{arn}} has no VPC',
  'service-missing': 'ECS has no service {{arn}} (MISSING)',
  'deployment-missing': 'ECS has no service deployment {{arn}}',
  'cluster-missing': 'ECS has no cluster {{arn}} (MISSING)',
  'balancer-missing': 'There is no load balancer {{arn}}',
  'target-group-missing': 'There is no target group {{arn}}',
  'security-group-missing': 'There is no security group {{ids, list}}',
  'vpc-missing': 'There is no VPC {{id}}',
  'no-answer': 'AWS did not answer in time',
  'budget-spent':
    "Not asked: Backstage's own limit for {{bucket}} in this account and region is used up",
} as const;
