import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * Every string of the card, in English. An app translates or rewords them
 * with `createTranslationResource` or `createTranslationMessages`.
 *
 * @public
 */
export const fargateApiTranslationRef = createTranslationRef({
  id: 'plugin.fargate-api',
  messages: {
    card: {
      title: 'Fargate API',
      loading: 'Loading the status',
      refresh: 'Refresh',
      retry: 'Try again',
    },
    state: {
      healthy: 'Healthy',
      'rolling-out': 'Rolling out',
      degraded: 'Degraded',
      down: 'Down',
      'scaled-to-zero': 'Scaled to zero',
      stale: 'Stopped reporting',
      gone: 'Gone',
      unknown: 'Unknown',
    },
    explanation: {
      'scaled-to-zero':
        'The desired count is 0: no task runs, and requests get no answer until it is raised.',
      stale: 'Last known {{age}} ago: {{state}}.',
      gone: 'AWS has no such service in account {{account}}, {{region}}: its stack was deleted, or the annotation names another service.',
      lastSeen: 'It was last seen {{age}} ago.',
    },
    age: {
      seconds: '{{n, number}} s',
      minutes: '{{n, number}} min',
      hours: '{{n, number}} h',
      days: '{{n, number}} d',
      ago: '{{age}} ago',
      justNow: 'just now',
      because: '{{age}} old: {{reason}}',
    },
    staleReason: {
      throttled: 'AWS is throttling',
      denied: 'AWS denied access',
      'not-found': 'AWS no longer has it',
      unavailable: 'AWS does not answer',
      backend: 'Backstage does not answer',
    },
    readFailure: {
      throttled: 'AWS is throttling: asking again soon.',
      denied:
        'AWS denied access: give the role of this target the permission that AWS names.',
      'not-found': 'AWS has no such resource.',
      unavailable: 'AWS does not answer: asking again soon.',
    },
    tasks: {
      running: '{{running, number}} of {{desired, number}} running',
      pending: '{{n, number}} pending',
      none: 'no tasks wanted',
      account: 'Account {{account}}',
    },
    endpoint: {
      label: 'Endpoint',
      copy: 'Copy endpoint',
      scheme: { 'internet-facing': 'public', internal: 'internal' },
      type: { application: 'ALB', network: 'NLB' },
      tls: 'TLS',
      noTls: 'no TLS',
      state: 'load balancer {{state}}',
    },
    problems: {
      label: 'Problems',
      error: 'Error:',
      warning: 'Warning:',
      more_one: 'Show {{count}} more problem',
      more_other: 'Show {{count}} more problems',
      fewer: 'Show fewer',
    },
    targets: {
      label: 'Targets',
      group: 'Target group {{name}}',
      none: 'no targets registered',
      of: '{{list}} of {{total, number}}',
      healthy: '{{n, number}} healthy',
      initial: '{{n, number}} initial',
      unhealthy: '{{n, number}} unhealthy',
      draining: '{{n, number}} draining',
      unused: '{{n, number}} unused',
      unavailable: '{{n, number}} unavailable',
      healthCheck: 'health check {{path}}',
    },
    rollout: {
      label: 'Rollout',
      'in-progress': 'In progress for {{age}}',
      completed: 'Completed {{age}} ago',
      failed: 'Failed {{age}} ago',
      stateOnly: {
        'in-progress': 'In progress',
        completed: 'Completed',
        failed: 'Failed',
      },
      progress: 'Rollout progress',
      failedTasks_one: '{{count}} failed task',
      failedTasks_other: '{{count}} failed tasks',
      circuitBreaker:
        'ECS goes back by itself when too many tasks fail (circuit breaker).',
    },
    task: {
      label: 'Task',
      cpu: '{{n, number}} vCPU',
      memory: '{{n, number}} GB',
    },
    egress: {
      label: 'Egress',
      copy: 'Copy egress addresses',
    },
    details: {
      targets: 'Targets ({{n, number}})',
      events: 'Events ({{n, number}})',
      stoppedTasks: 'Stopped tasks ({{n, number}})',
      stoppedTasksUnread: 'Stopped tasks',
      noStoppedTasks: 'ECS lists no stopped tasks; it forgets them in an hour.',
      exitCode: '{{container}}: exit code {{code, number}}',
      noExitCode: '{{container}}: no exit code',
    },
    console: {
      label: 'Open in AWS',
      stack: 'Stack',
      service: 'Service',
      logs: 'Logs',
    },
    copy: {
      done: 'Copied',
      failed: 'The browser does not allow copying',
    },
    missingAnnotation: {
      title: 'This entity names no ECS service',
      description:
        'Add one of these lines to its catalog-info.yaml, with the ARN of the stack or of the ECS service that runs it:',
      copy: 'Copy the lines',
    },
    notAllowed: {
      title: 'You may not see the status of this API',
      description: 'It takes the permission {{permission}}.',
      ask: 'Ask the owner of the entity:',
      askAdministrator:
        'The entity has no owner to ask: ask the administrators of this Backstage.',
    },
    notFound: {
      title: 'Backstage finds no service for this entity',
    },
    targetPicker: {
      title: 'Account and region',
      help: 'Where it will run, and whose bill it is on.',
      option: '{{name}} · account {{accountId}} · {{region}}',
      none: 'This portal has no account to deploy to: an administrator adds one under fargateApi.targets.',
    },
    failed: {
      title: 'The status could not be loaded',
      unreachable:
        'The Backstage backend cannot be reached. Check the network, then try again.',
      server:
        'The fargate-api backend answered with an error. Try again; if it stays, give the message to the administrators of this Backstage.',
    },
  },
});
