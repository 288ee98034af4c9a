const DEPLOY_AGAIN =
  'Deploy it again, or remove the entity from the catalog if that was meant.';
const DEPLOY_ENVIRONMENT =
  'Nothing can be deployed to it: deploy the environment again.';
const RENEW =
  'Put the validation record of the certificate back into DNS, so that ACM can renew it, or import a new one.';
const FAILED_ROLLOUT = 'Find out why its tasks stopped, and deploy again.';

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

  'tasks-stopped': {
    message_one: '{{count}} task stopped: {{cause}}',
    message_other: '{{count}} tasks stopped: {{cause}}',
  },
  'tasks-not-started': {
    message: 'ECS cannot start tasks: {{cause}}',
  },
  'targets-unhealthy': {
    message: '{{count}} of {{total}} targets {{state}}: {{cause}}',
  },

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
  'tasks-not-placed': {
    message: 'ECS cannot place tasks: {{event}}',
    hint: 'See the events of the service for what ECS waits for.',
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
