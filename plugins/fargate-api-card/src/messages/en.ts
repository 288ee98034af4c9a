import { WORDS } from '@fargate-api/backstage-plugin-fargate-api-common';

/** Every string of the cards in English, the language that all others are held against. */
export const en = {
  card: {
    title: 'Fargate API',
    loading: 'Loading the status',
    refresh: 'Refresh',
    retry: 'Try again',
    cancel: 'Cancel',
    actions: 'Actions',
    acceptedDetail: 'The card shows how far it is.',
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
    ready: 'Ready',
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
    surplus: '{{running, number}} running, {{desired, number}} wanted',
    pending: '{{n, number}} pending',
    none: 'no tasks wanted',
    account: 'Account {{account}}',
    health: {
      healthy: 'containers healthy',
      unhealthy: 'containers unhealthy',
    },
    started: 'started {{age}} ago',
    logs: 'Last lines of task {{task}}',
    stop: 'Stop task {{task}}…',
  },
  endpoint: {
    label: 'Endpoint',
    copy: 'Copy endpoint',
    copyDnsName: 'Copy DNS name of the load balancer',
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
    alternate: 'takes turns with {{other}}',
    idle: 'idle: {{other}} takes the requests',
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
    breaker:
      'Circuit breaker: {{failures, number}} of {{threshold, number}} failures, then ECS goes back by itself.',
    strategy: {
      BLUE_GREEN: 'blue/green',
      LINEAR: 'linear',
      CANARY: 'canary',
    },
    circuitBreaker:
      'ECS goes back by itself when too many tasks fail (circuit breaker).',
  },
  task: {
    label: 'Task',
    cpu: '{{n, number}} vCPU',
    memory: '{{n, number}} GB',
  },
  certificate: {
    label: 'Certificate',
    expires: 'expires in {{age}}',
    expired: 'expired {{age}} ago',
    soon: 'ACM renews by itself only certificates that it issued and whose validation record still stands.',
  },
  consumers: {
    label: 'Consumers',
    copy: 'Copy consumers',
    none: 'nobody is let in yet: add networks to consumerCidrs, and deploy again',
    everybody:
      'everybody who has a way to it: the load balancer has no security group',
  },
  egress: {
    label: 'Egress',
    copy: 'Copy egress addresses',
  },
  details: {
    targets: 'Targets ({{n, number}})',
    events: 'Events ({{n, number}})',
    tasks: 'Tasks ({{n, number}})',
    tasksUnread: 'Tasks',
    stoppedTasks: 'Stopped tasks ({{n, number}})',
    stoppedTasksUnread: 'Stopped tasks',
    noStoppedTasks: 'ECS lists no stopped tasks; it forgets them in an hour.',
    exitCode: '{{container}}: exit code {{code, number}}',
    noExitCode: '{{container}}: no exit code',
  },
  console: {
    label: 'Open in AWS',
    stack: 'Stack',
    cluster: 'Cluster',
    vpc: 'VPC',
    service: 'Service',
    logs: 'Logs',
  },
  restart: {
    menu: 'Force new deployment…',
    title: 'Force a new deployment of {{service}}?',
    confirm: 'Force new deployment',
    none: 'No task is wanted now: nothing starts until the desired count is raised.',
    replaces_one:
      'ECS starts a new task of {{taskDefinition}} and stops the one that runs now as soon as the new one is healthy. Requests go on being answered.',
    replaces_other:
      'ECS starts {{count, number}} new tasks of {{taskDefinition}} and stops those that run now as the new ones turn healthy. Requests go on being answered.',
    image:
      'Image tags are looked up again: what was pushed under the same tag since is what runs then.',
    circuitBreaker:
      'If the new tasks keep failing, ECS goes back by itself (circuit breaker).',
    noCircuitBreaker:
      'If the new tasks keep failing, ECS keeps trying: nothing goes back by itself.',
    replacesRollout: 'It takes the place of the rollout that is in progress.',
    accepted: 'New deployment of {{service}} started',
    done: 'New deployment of {{service}} completed',
    failed: 'New deployment of {{service}} failed',
    replaced: 'New deployment of {{service}} was replaced by another one',
    replacedDetail: 'Either ECS went back, or somebody deployed since.',
  },
  scale: {
    menu: 'Set desired count…',
    title: 'Set the desired count of {{service}}',
    confirm: 'Set desired count',
    field: 'Desired count',
    range: 'From {{min, number}} to {{max, number}}, now {{desired, number}}',
    now: 'Now {{desired, number}}',
    autoscaling:
      'Application Auto Scaling goes on changing the count with the load, from {{min, number}} to {{max, number}}.',
    stack:
      'The stack keeps the number it was deployed with: the next deployment may set that again.',
    unchanged: 'This is the desired count already.',
    zero: 'All tasks stop, and requests get no answer until the count is raised again.',
    fewer_one:
      '{{count, number}} task stops once its connections are drained; the others go on.',
    fewer_other:
      '{{count, number}} tasks stop once their connections are drained; the others go on.',
    more_one:
      '{{count, number}} more task starts, and takes requests as soon as it is healthy.',
    more_other:
      '{{count, number}} more tasks start, and take requests as soon as they are healthy.',
    accepted: 'Desired count of {{service}} set to {{desired, number}}',
    done: '{{service}}: {{running, number}} of {{desired, number}} running',
  },
  stopTask: {
    title: 'Stop task {{task}}?',
    confirm: 'Stop this task',
    replaced_one:
      'ECS takes it off the load balancer, stops it, and starts another in its place, because {{count, number}} task is wanted.',
    replaced_other:
      'ECS takes it off the load balancer, stops it, and starts another in its place, because {{count, number}} tasks are wanted.',
    notReplaced:
      'ECS takes it off the load balancer and stops it. No other starts in its place: fewer tasks are wanted than run.',
    only: 'No other task runs: requests get no answer until the new one is healthy.',
    accepted: 'Task {{task}} of {{service}} is being stopped',
    done: 'Task {{task}} of {{service}} stopped',
  },
  operationFailed: {
    title: 'Not done',
    notAllowed: 'You may not do this: it takes the permission {{permission}}.',
    refused: 'The backend or AWS refused it:',
    unreachable:
      'The Backstage backend cannot be reached, so it may or may not have been done. Look at the status before trying again.',
  },
  logs: {
    title: 'Last lines of task {{task}}',
    loading: 'Loading the last lines',
    label: 'Log',
    count_one: '{{count, number}} line, time in UTC',
    count_other: '{{count, number}} lines, times in UTC',
    empty: 'CloudWatch Logs has no line of this task.',
    emptyHint:
      'Lines arrive seconds after they are written; a task whose image could not be pulled never writes any.',
    copy: 'Copy the lines',
    refresh: 'Read the lines again',
    failed: 'The lines could not be read',
    console: 'Open in AWS: Logs',
  },
  consumerCheck: {
    menu: 'Check a consumer…',
    title: 'Can a consumer reach {{url}}?',
    intro:
      'Looked up with AWS in both accounts, step by step. Nothing is sent over the way itself.',
    loading: 'Loading the VPCs to choose from',
    field: 'VPC of the consumer',
    option: '{{name}} · {{cidrs}} · account {{account}}',
    none: 'There is no other VPC to check from.',
    unread: 'The VPCs of {{target}} (account {{account}}) are not known:',
    unlisted:
      'Not listed? The account of the consumer must be a target of this portal in {{region}}: an administrator adds it under fargateApi.targets.',
    noPlaces: 'The VPCs could not be listed',
    run: 'Check',
    again: 'Check again',
    running: 'Asking AWS in both accounts',
    close: 'Close',
    failed: 'It could not be checked',
    reachable: '{{consumer}} can reach it',
    unseen: '{{consumer}} can reach it, as far as this portal sees',
    unreachable: '{{consumer}} cannot reach it',
    missing: 'Missing: {{hop}}',
    copy: 'Copy for the other side',
    way: 'The way of a request',
    todo: 'To do: {{todo}}',
    hop: {
      name: 'Name',
      delegation: 'Delegation',
      address: 'Address',
      'consumer-route': "Consumer's route",
      attachment: 'Attachment',
      'provider-route': "Provider's route",
      balancer: 'Load balancer',
      target: 'Target',
    },
    state: {
      ok: 'There:',
      missing: 'Missing:',
      unknown: 'Not seen:',
      skipped: 'not looked at yet',
    },
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
  environment: {
    title: 'Fargate environment',
    loading: 'Loading the status of the environment',
    gone: 'AWS has no such cluster in account {{account}}, {{region}}: its stack was deleted, or the annotation names another one.',
    stale: 'Last known {{age}} ago.',
    apis: 'APIs',
    noApis: 'None yet: deploy one here with its Software Template.',
    cluster: 'Cluster',
    services_one: '{{count, number}} service',
    services_other: '{{count, number}} services',
    tasks_one: '{{count, number}} task running',
    tasks_other: '{{count, number}} tasks running',
    network: 'VPC',
    zones: 'Zones',
    copyVpc: 'Copy VPC id',
    nat: {
      none: 'no NAT gateway: tasks do not reach the internet from private subnets',
      single: 'one NAT gateway for all zones',
      'per-zone': 'a NAT gateway in each zone',
      other: 'by NAT gateways',
    },
    endpoints: 'Endpoints',
    noEndpoints: 'none: AWS is reached over the internet',
    endpointState: '{{service}} ({{state}})',
    notAllowed: 'You may not see the status of this environment',
    notFound: 'Backstage finds no stack for this environment',
    missingAnnotation: {
      title: 'This environment names no stack',
      description:
        'Add this line to its catalog-info.yaml, with the ARN of the stack of its cluster:',
    },
  },
  targetPicker: {
    title: 'Account and region',
    help: 'Where it will run, and whose bill it is on.',
    option: '{{name}} · account {{accountId}} · {{region}}',
    none: 'This portal has no account to deploy to: an administrator adds one under fargateApi.targets.',
  },
  entityPicker: {
    place: 'In account {{accountId}}, {{region}}.',
  },
  nameField: {
    title: 'Name',
    problem: {
      empty: 'Give it a name, e.g. orders-api.',
      characters:
        'Only lower-case letters, digits and hyphens, e.g. orders-api.',
      start: 'A letter comes first, e.g. orders-api.',
      hyphens: 'Hyphens stand one by one between letters or digits.',
      'too-long':
        'At most {{max, number}} characters, so that AWS can add its own.',
    },
    taken:
      '{{name}} is in the catalog already: going on changes what runs under this name.',
    left: '{{left, number}} characters left.',
  },
  failed: {
    title: 'The status could not be loaded',
    unreachable:
      'The Backstage backend cannot be reached. Check the network, then try again.',
    server:
      'The fargate-api backend answered with an error. Try again; if it stays, give the message to the administrators of this Backstage.',
  },
  ...WORDS,
} as const;
