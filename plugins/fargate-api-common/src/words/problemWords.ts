const DEPLOY_AGAIN =
  'Deploy it again, or remove the entity from the catalog if that was meant.';
const DEPLOY_ENVIRONMENT =
  'Nothing can be deployed to it: deploy the environment again.';
const RENEW =
  'Put the validation record of the certificate back into DNS, so that ACM can renew it, or import a new one.';
const TIMEOUT =
  'Check that the security group of the tasks admits the load balancer, that the container listens on the port of the target group, and that it is quick enough.';
const REFUSED =
  'Check that the container listens on the port of the target group, on all addresses and not only on localhost.';
const ANSWER =
  'Make the health check path answer with a code that the target group takes, or set the right path.';
const HEALTH_CHECK =
  'Check the path, the port and the answer of the health check.';
const FAILED_ROLLOUT = 'Find out why its tasks stopped, and deploy again.';
const TARGETS = '{{count}} of {{total}} targets {{state}}';

/**
 * What is wrong and what to do about it, in English, by kind of problem. The
 * placeholders are the facts of the problem.
 *
 * @public
 */
export const PROBLEM_WORDS = {
  'service-missing': { message: '{{failure}}', hint: DEPLOY_AGAIN },
  'service-deleted': {
    message: 'The service {{service}} in cluster {{cluster}} was deleted',
    hint: DEPLOY_AGAIN,
  },

  'task-exited': {
    message_one:
      '{{count}} task stopped: container {{container}} exited with {{exitCode}} ({{stopCode}})',
    message_other:
      '{{count}} tasks stopped: container {{container}} exited with {{exitCode}} ({{stopCode}})',
    hint: "Look at the last lines of the container's log.",
  },
  'task-out-of-memory': {
    message_one:
      '{{count}} task stopped: container {{container}} exited with {{exitCode}}: out of memory (OutOfMemoryError)',
    message_other:
      '{{count}} tasks stopped: container {{container}} exited with {{exitCode}}: out of memory (OutOfMemoryError)',
    hint: 'Give the task more memory, or make the container use less.',
  },
  'task-ended': {
    message_one: '{{count}} task stopped: {{reason}} ({{stopCode}})',
    message_other: '{{count}} tasks stopped: {{reason}} ({{stopCode}})',
  },
  'task-image-missing': {
    message_one: '{{count}} task stopped: it could not start: {{reason}}',
    message_other: '{{count}} tasks stopped: they could not start: {{reason}}',
    hint: 'Push the image and the tag, or deploy one that exists.',
  },
  'task-image-unreachable': {
    message_one: '{{count}} task stopped: it could not start: {{reason}}',
    message_other: '{{count}} tasks stopped: they could not start: {{reason}}',
    hint: 'Check that the tasks can reach the registry: by a NAT gateway, or by VPC endpoints for ECR and S3; and that the execution role may pull.',
  },
  'task-secret-unreadable': {
    message_one: '{{count}} task stopped: it could not start: {{reason}}',
    message_other: '{{count}} tasks stopped: they could not start: {{reason}}',
    hint: 'Check that the execution role may read the secret, and that the tasks can reach Secrets Manager or Systems Manager.',
  },
  'task-without-way-to-aws': {
    message_one: '{{count}} task stopped: it could not start: {{reason}}',
    message_other: '{{count}} tasks stopped: they could not start: {{reason}}',
    hint: 'Check that the tasks have a way to AWS: a NAT gateway, or VPC endpoints whose security group admits them.',
  },
  'task-without-capacity': {
    message_one: '{{count}} task stopped: it could not start: {{reason}}',
    message_other: '{{count}} tasks stopped: they could not start: {{reason}}',
    hint: 'Fargate has no capacity there now: wait, or use more zones or less FARGATE_SPOT.',
  },
  'task-not-started': {
    message_one: '{{count}} task stopped: it could not start: {{reason}}',
    message_other: '{{count}} tasks stopped: they could not start: {{reason}}',
  },
  'task-spot-taken': {
    message_one:
      '{{count}} task stopped: Fargate took back its Spot capacity ({{stopCode}})',
    message_other:
      '{{count}} tasks stopped: Fargate took back their Spot capacity ({{stopCode}})',
    hint: 'Lower the share of FARGATE_SPOT where this is not acceptable.',
  },
  'task-unhealthy': {
    message_one:
      '{{count}} task stopped: it failed the health checks of the load balancer',
    message_other:
      '{{count}} tasks stopped: they failed the health checks of the load balancer',
    hint: HEALTH_CHECK,
  },
  'task-unhealthy-because': {
    message_one:
      '{{count}} task stopped: it failed the health checks of the load balancer: {{reason}}',
    message_other:
      '{{count}} tasks stopped: they failed the health checks of the load balancer: {{reason}}',
    hint: HEALTH_CHECK,
  },

  'target-answers': {
    message: `${TARGETS}: answers {{answer}} on {{path}} ({{reason}})`,
    hint: ANSWER,
  },
  'target-answers-otherwise': {
    message: `${TARGETS}: answers an unexpected code ({{reason}})`,
    hint: ANSWER,
  },
  'target-timeout': {
    message: `${TARGETS}: does not answer on {{path}} in time ({{reason}})`,
    hint: TIMEOUT,
  },
  'target-timeout-tcp': {
    message: `${TARGETS}: does not answer in time ({{reason}})`,
    hint: TIMEOUT,
  },
  'target-refuses': {
    message: `${TARGETS}: refuses the connection, or its answer on {{path}} is malformed ({{reason}})`,
    hint: REFUSED,
  },
  'target-refuses-tcp': {
    message: `${TARGETS}: refuses the connection ({{reason}})`,
    hint: REFUSED,
  },
  'target-not-in-use': {
    message: `${TARGETS}: {{description}} ({{reason}})`,
    hint: "Forward a listener to the target group, and enable the target's zone on the load balancer.",
  },
  'target-stopped': {
    message: `${TARGETS}: the task is stopped or was taken away ({{reason}})`,
    hint: 'ECS starts another one; if it does not, look at the events of the service.',
  },
  'target-address-in-use': {
    message: `${TARGETS}: its address is in use by a load balancer ({{reason}})`,
    hint: 'Stop the task, so that ECS starts another one.',
  },
  'target-internal-error': {
    message: `${TARGETS}: the load balancer had an internal error ({{reason}})`,
    hint: "Nothing to do on your side: see AWS's health dashboard.",
  },
  'target-described': { message: `${TARGETS}: {{description}}` },
  'target-unexplained': { message: `${TARGETS}: AWS gives no reason` },

  'rollout-failed': {
    message: 'The deployment of {{taskDefinition}} failed',
    hint: FAILED_ROLLOUT,
  },
  'rollout-failed-because': {
    message: 'The deployment of {{taskDefinition}} failed: {{reason}}',
    hint: FAILED_ROLLOUT,
  },
  'rollout-failing': {
    message_one:
      '{{count}} task of {{taskDefinition}} failed to start or to turn healthy',
    message_other:
      '{{count}} tasks of {{taskDefinition}} failed to start or to turn healthy',
    hint: 'ECS gives up by itself and goes back to the version before.',
  },
  'rollout-failing-endlessly': {
    message_one:
      '{{count}} task of {{taskDefinition}} failed to start or to turn healthy',
    message_other:
      '{{count}} tasks of {{taskDefinition}} failed to start or to turn healthy',
    hint: 'The service has no circuit breaker with rollback, so ECS goes on trying: deploy a version that works.',
  },
  'tasks-unplaced': {
    message: 'ECS says: {{event}}',
    hint: 'Look at the events of the service: they tell what ECS waits for.',
  },
  'tasks-missing': {
    message: '{{running}} of {{desired}} tasks run',
    hint: 'ECS starts the missing ones; if it does not, look at the events of the service.',
  },

  'balancer-failed': {
    message: 'The load balancer could not be set up',
    hint: 'Delete the stack and deploy again.',
  },
  'balancer-impaired': {
    message: 'The load balancer answers, but cannot scale',
    hint: 'Give its subnets more free addresses: it needs at least eight in each.',
  },

  'certificate-revoked': {
    message: 'The certificate of {{name}} was revoked',
    hint: 'Ask for a new certificate and deploy again with it.',
  },
  'certificate-expired': {
    message: 'The certificate of {{name}} expired',
    hint: RENEW,
  },
  'certificate-expires': {
    message_one: 'The certificate of {{name}} expires in {{count}} day',
    message_other: 'The certificate of {{name}} expires in {{count}} days',
    hint: RENEW,
  },
  'certificate-renewal-failed': {
    message_one:
      'The certificate of {{name}} expires in {{count}} day, and ACM could not renew it',
    message_other:
      'The certificate of {{name}} expires in {{count}} days, and ACM could not renew it',
    hint: RENEW,
  },
  'certificate-renewal-waits': {
    message_one:
      'The certificate of {{name}} expires in {{count}} day, and ACM waits for its validation record to renew it',
    message_other:
      'The certificate of {{name}} expires in {{count}} days, and ACM waits for its validation record to renew it',
    hint: RENEW,
  },

  'stack-update-rolled-back': {
    message:
      'The stack {{stack}} is {{status}}: the last update failed and was rolled back',
    hint: "Look at the stack's events for the cause, and deploy again.",
  },
  'stack-rollback-failed': {
    message:
      'The stack {{stack}} is {{status}}: the last update failed, and so did its rollback',
    hint: 'Somebody has to continue the rollback of the stack in AWS.',
  },
  'stack-update-failed': {
    message:
      'The stack {{stack}} is {{status}}: the last update failed and stays half done',
    hint: 'Roll the stack back in AWS, or deploy again.',
  },
  'stack-being-deleted': {
    message: 'The stack {{stack}} is {{status}}: it is being deleted',
  },
  'stack-delete-failed': {
    message:
      'The stack {{stack}} is {{status}}: it could not be deleted completely',
    hint: "Look at the stack's events for what is in the way, and delete it again.",
  },

  'cluster-not-active': {
    message: 'The cluster {{cluster}} is {{status}}',
    hint: DEPLOY_ENVIRONMENT,
  },
  'endpoint-not-available': {
    message: 'The endpoint for {{service}} is {{state}}',
    hint: 'Tasks without another way to that service cannot use it: deploy the environment again.',
  },

  'unread-denied': {
    message: 'AWS did not tell {{parts, list}}: {{failure}}',
    hint: "Give the role of Backstage the missing permission; the plugin's README has the whole policy.",
  },
  'unread-not-found': {
    message: 'AWS did not tell {{parts, list}}: {{failure}}',
    hint: 'Deploy again: the service needs what was taken away.',
  },
  'unread-unavailable': {
    message: 'AWS did not tell {{parts, list}}: {{failure}}',
  },
} as const;
