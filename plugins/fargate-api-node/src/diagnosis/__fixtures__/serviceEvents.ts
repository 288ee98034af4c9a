import { CauseKind } from '@fargate-api/backstage-plugin-fargate-api-common';

/** The message of a service event; sources as in `stopTexts.ts`. */
export interface ServiceEventExample {
  message: string;
  /** Undefined where it tells of nothing that keeps ECS from its work. */
  kind: CauseKind | undefined;
  awsText?: string;
  code?: string;
  source: string;
}

const MESSAGES = 'doc: service-event-messages-list';

export const SERVICE_EVENTS: ServiceEventExample[] = [
  {
    message:
      '(service orders) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.',
    kind: 'no-capacity',
    awsText:
      'Capacity is unavailable at this time. Please try again later or in a different availability zone',
    source: `${MESSAGES} (gh:52166751794), gh:69058706924`,
  },
  {
    message:
      '(service orders) was unable to place a task. Reason: CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref example.com/orders:v9: not found.',
    kind: 'image-not-found',
    awsText:
      'CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref example.com/orders:v9: not found',
    code: 'CannotPullContainerError',
    source: 'gh:54018974683',
  },
  {
    message:
      'service orders was unable to place a task. Reason: ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR.',
    kind: 'registry-unreachable',
    code: 'ResourceInitializationError',
    source: 'gh:56176014984, gh:3139391375',
  },
  {
    message:
      "(service orders) was unable to place a task. Reason: You've reached the limit on the number of tasks you can run concurrently.",
    kind: 'quota-exceeded',
    source: MESSAGES,
  },
  {
    message:
      '(service orders) was unable to place a task. Reason: Internal error..',
    kind: 'aws-error',
    source: MESSAGES,
  },
  {
    message:
      "(service loppestars-service) failed to launch a task with (error ECS was unable to assume the role 'arn:aws:iam::111122223333:role/TaskRole' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.).",
    kind: 'role-not-assumable',
    awsText:
      "ECS was unable to assume the role 'arn:aws:iam::111122223333:role/TaskRole' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role",
    source: 'gh:19943512365, gh:23214382210',
  },
  {
    message:
      '(service orders) operations are being throttled. Will try again later.',
    kind: 'throttled',
    awsText:
      '(service orders) operations are being throttled. Will try again later.',
    source: MESSAGES,
  },
  {
    message:
      '(service orders) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
    kind: 'deployment-configuration',
    source: MESSAGES,
  },
  {
    message:
      '(service orders) was unable to reach steady state because (taskSet ecs-svc/0123456789012345678) was unable to scale in due to (reason 2 tasks under protection)',
    kind: 'task-protected',
    source: 'gh:69058706924',
  },
  {
    message:
      '(service orders) task set (ecs-svc/0123456789012345678) (task 0d1e2f3a) is not healthy in target-group (arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/orders/0123456789abcdef) due to TARGET GROUP IS NOT FOUND.',
    kind: 'target-group-not-found',
    source: MESSAGES,
  },
  {
    message:
      '(service orders) failed to describe target health on (target-group orders) with (error User: arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForECS/ecs-service-scheduler is not authorized to perform: elasticloadbalancing:DescribeTargetHealth because no identity-based policy allows the elasticloadbalancing:DescribeTargetHealth action)',
    kind: 'service-access-denied',
    source: 'doc: troubleshooting of blue/green deployments',
  },
  {
    message:
      'IAM trust relationship has been misconfigured or changed, and ECS can no longer maintain your service',
    kind: 'service-access-denied',
    source: MESSAGES,
  },
  {
    message: '(service orders) has started 1 tasks: (task 0d1e2f3a).',
    kind: undefined,
    source: 'gh:69058706924, aws/aws-cli example of describe-services',
  },
  {
    message: '(service orders) has reached a steady state.',
    kind: undefined,
    source: 'gh:69058706924, aws/aws-cli example of describe-services',
  },
  {
    message:
      '(service orders) is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
    kind: undefined,
    source: 'gh:6758282953, gh:22280057668',
  },
];
