/**
 * Why a part of a status could not be read, in English, by kind: where the
 * backend found it out and AWS returned no error.
 *
 * @public
 */
export const FAILURE_MESSAGES = {
  'stack-deleted': 'The stack {{arn}} was deleted',
  'stack-without-vpc': 'The stack {{arn}} has no VPC',
  'service-missing': 'ECS has no service {{arn}} (MISSING)',
  'service-in-no-cluster':
    'ECS has no service {{service}} in account {{accountId}}, {{region}}. The ARN in the annotation does not name its cluster, so all clusters were searched: {{clusters}}',
  'clusters-not-searched':
    'The ARN of the service {{service}} does not name its cluster, and account {{accountId}} has more than {{max}} clusters in {{region}}. Add the name of the cluster to the ARN in the annotation',
  'deployment-missing': 'ECS has no service deployment {{arn}}',
  'task-definition-missing': 'ECS no longer describes task definition {{arn}}',
  'service-revision-missing': 'ECS has no service revision {{arn}}',
  'cluster-missing': 'ECS has no cluster {{arn}} (MISSING)',
  'load-balancer-missing': 'The load balancer {{arn}} does not exist',
  'vpc-link-missing': 'The VPC link {{id}} does not exist',
  'target-group-missing': 'The target group {{arn}} does not exist',
  'security-group-missing': 'The security group {{ids, list}} does not exist',
  'vpc-missing': 'The VPC {{id}} does not exist',
  'service-not-confirmed':
    'AWS does not confirm that the ECS service belongs to {{entity}}',
  'short-arn-not-confirmed':
    'AWS does not confirm that the ECS service belongs to {{entity}}: it has a short ARN, so it cannot have tags',
  'environment-not-confirmed':
    'AWS does not confirm that the cluster belongs to {{entity}}',
  'vpc-not-confirmed':
    'AWS does not confirm that the VPC belongs to {{entity}}',
  timeout: 'AWS did not respond in time',
  'request-budget-exceeded':
    "Not read: Backstage's own request limit for {{bucket}} in this account and region is reached",
} as const;
