import { FARGATE_API_MESSAGES } from '@fargate-api/backstage-plugin-fargate-api-common';

/** Every string of the cards in English, the default language. */
export const en = {
  card: {
    title: 'Fargate API',
    loading: 'Loading the status',
    refresh: 'Refresh',
    retry: 'Try again',
    cancel: 'Cancel',
    actions: 'Actions',
    acceptedDetail: 'Follow the progress on this card.',
  },
  state: {
    healthy: 'Healthy',
    'rolling-out': 'Rolling out',
    starting: 'Starting',
    degraded: 'Degraded',
    down: 'Down',
    'scaled-to-zero': 'Scaled to zero',
    asleep: 'Asleep',
    stale: 'Status outdated',
    gone: 'Not found',
    unconfirmed: 'Not confirmed',
    unknown: 'Unknown',
    ready: 'Ready',
  },
  explanation: {
    'scaled-to-zero':
      'The desired count is 0: the API is unavailable until you scale up.',
    asleep:
      'Asleep until {{time}}: office hours stop all tasks until then. This is not an outage.',
    stale: 'Last known state, {{age}} ago: {{state}}.',
    gone: 'ECS has no such service in account {{account}}, {{region}}. Either its stack was deleted, or the annotation names another service.',
    lastSeen: 'Last seen {{age}} ago.',
  },
  age: {
    seconds: '{{n, number}} s',
    minutes: '{{n, number}} min',
    hours: '{{n, number}} h',
    days: '{{n, number}} d',
    ago: '{{age}} ago',
    justNow: 'just now',
    because: '{{age}} old: {{reason}}',
    simulated:
      'AWS is simulated: times are by its clock, which runs {{speed, number}} times as fast.',
  },
  staleReason: {
    throttled: 'AWS is throttling',
    denied: 'AWS denied access',
    'not-found': 'no longer found in AWS',
    unavailable: 'AWS does not respond',
    unconfirmed: 'not confirmed by AWS',
    backend: 'Backstage does not respond',
  },
  readFailure: {
    throttled: 'AWS is throttling requests, retrying shortly.',
    denied:
      'AWS denied access. Grant the role for this account the permission that AWS names.',
    'not-found': 'Not found in AWS.',
    unavailable: 'AWS does not respond, retrying shortly.',
    unconfirmed: 'Not confirmed by AWS.',
  },
  tasks: {
    running: '{{running, number}} of {{desired, number}} running',
    surplus: '{{running, number}} running, {{desired, number}} desired',
    pending: '{{n, number}} pending',
    none: 'desired count 0',
    account: 'Account {{account}}',
    health: {
      healthy: 'containers healthy',
      unhealthy: 'containers unhealthy',
    },
    started: 'started {{age}} ago',
    logs: 'Logs of task {{task}}',
    stop: 'Stop task {{task}}…',
  },
  endpoint: {
    label: 'Endpoint',
    copy: 'Copy endpoint',
    copyUrl: 'Copy {{url}}',
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
    alternate: 'alternates with {{other}} (blue/green)',
    idle: 'idle: traffic goes to {{other}}',
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
      'Circuit breaker: {{failures, number}} of {{threshold, number}} failures, then ECS rolls back automatically.',
    strategy: {
      BLUE_GREEN: 'blue/green',
      LINEAR: 'linear',
      CANARY: 'canary',
    },
    circuitBreaker:
      'ECS rolls back automatically if too many tasks fail (circuit breaker).',
  },
  task: {
    label: 'Task',
    cpu: '{{n, number}} vCPU',
    memory: '{{n, number}} GB',
    serving: 'serving requests',
    next: 'rolling out',
    failing: 'failing',
  },
  certificate: {
    label: 'Certificate',
    expires: 'expires in {{age}}',
    expired: 'expired {{age}} ago',
    soon: 'ACM automatically renews only certificates that it issued, and only while their validation record is in DNS.',
  },
  vpcLink: {
    label: 'VPC link',
    registered: '{{healthy}} of {{registered}} registered tasks healthy',
  },
  throttling: {
    label: 'Throttling',
    limits: '{{rate}} requests a second, {{burst}} at once',
    account: 'the limits of the account',
  },
  consumers: {
    label: 'Consumers',
    copy: 'Copy consumer networks',
    none: 'no network is allowed yet: add CIDR blocks to consumerCidrs and deploy again',
    any: 'any network with a route to it: the load balancer has no security group',
  },
  schedule: {
    at: '{{date, datetime}} {{clock, datetime}}',
    label: 'Next scheduled change',
    start_one: '{{time}}: starts {{count}} task',
    start_other: '{{time}}: starts {{count}} tasks',
    stop: '{{time}}: stops all tasks',
    limits: '{{time}}: keeps {{min, number}} to {{max, number}} tasks',
  },
  egress: {
    label: 'Outbound IPs',
    copy: 'Copy outbound IPs',
    ofTasks:
      'not fixed: each task has a public IP address of its own while it runs',
  },
  details: {
    targets: 'Targets ({{n, number}})',
    events: 'Events ({{n, number}})',
    tasks: 'Tasks ({{n, number}})',
    tasksUnread: 'Tasks',
    stoppedTasks: 'Stopped tasks ({{n, number}})',
    stoppedTasksUnread: 'Stopped tasks',
    noStoppedTasks: 'No stopped tasks. ECS lists them for about an hour.',
    exitCode: '{{container}}: exit code {{code, number}}',
    noExitCode: '{{container}}: no exit code',
  },
  previews: {
    title: 'Previews ({{n, number}})',
    unread: 'Previews',
    request: 'Pull request #{{number}}',
    ends: 'without a commit, it is deleted in {{age}}',
    state: {
      deploying: 'Deploying',
      ready: 'Ready',
      outdated: 'The last commit failed, the one before runs',
      failed: 'Failed',
      deleting: 'Being deleted',
    },
  },
  hold: {
    title: 'Automatic deployments are held',
    since:
      'Held {{age}} ago by {{by}}, after a roll back. Pipelines deploy again once you release them.',
    unknown: 'Pipelines deploy again once you release them.',
    release: 'Release…',
  },
  gitOps: {
    title: 'Changes are made in {{repository}}',
    description:
      'The pipeline of that repository applies them. Changes that you make here open a pull request there.',
    open: 'Open the repository',
  },
  approval: {
    title: 'Waiting for approval',
    asks: '{{by}} asks to deploy {{image}}.',
    from: 'It is what {{from}} runs.',
    previous: 'It replaces {{image}}.',
    appliedBy: 'From then on {{by}} applies changes of settings.',
    expires: 'The request expires at {{time}}.',
    task: 'Task log',
    approve: 'Approve…',
    approveTitle: 'Approve the deployment',
    approveEffect:
      'The task then deploys {{image}}, unless the API has changed since the request.',
    approveConfirm: 'Approve',
    decline: 'Decline…',
    declineTitle: 'Decline the deployment',
    declineEffect: 'The task ends without a change, and shows the reason.',
    declineConfirm: 'Decline',
    reason: 'Reason',
  },
  deployments: {
    title: 'Deployments',
    loading: 'Loading the deployments',
    failed: 'The deployments could not be loaded',
    none: 'No deployments. ECS keeps those since October 2024.',
    running: 'running',
    by: 'by {{by}}',
    approvedBy: 'approved by {{by}}',
    rolledBackTo: 'rolled back to {{revision, number}} by {{by}}',
    commit: 'commit {{commit}}',
    run: 'pipeline run',
    task: 'task log',
    took: 'took {{age}}',
    reason: 'Reason: {{reason}}',
    alarms: 'Alarms: {{names}}',
    rollBack: 'Roll back to {{taskDefinition}}…',
    same: 'The same as what runs.',
    differs: 'Other than what runs:',
    kind: {
      restart: 'the same again, such as a restart',
      restoration: 'restored without a new revision',
    },
    outcome: {
      'in-progress': 'In progress',
      succeeded: 'Succeeded',
      stopped: 'Stopped',
      'rolling-back': 'Rolling back',
      'rolled-back': 'Failed and rolled back',
      'rollback-failed': 'Rollback failed',
      failed: 'Failed',
    },
    difference: {
      values: '{{what}}: {{deployed}}, now {{running}}',
      added: '{{what}} only in this deployment',
      removed: '{{what}} only in what runs',
      changed: '{{what}} with another value',
      subject: {
        container: 'container {{container}}',
        image: 'image of {{container}}',
        variable: 'variable {{name}}',
        secret: 'secret {{name}}',
        setting: '{{name}}',
        settingOf: '{{name}} of {{container}}',
      },
    },
  },
  configuration: {
    title: 'Configuration',
    taskRole: 'task role',
    taskRolePolicies: 'task role with the policies {{names}}',
    taskRoleWithoutPolicies: 'task role without policies',
    variable: 'environment variable',
    secretsmanager: 'from the secret {{source}} in Secrets Manager',
    ssm: 'from the parameter {{source}} in Parameter Store',
    key: 'key {{key}}',
    version: 'version {{version}}',
    container: 'container {{container}}',
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
    none: 'The desired count is 0: no task starts until you scale up.',
    replaces_one:
      'ECS starts a new task of {{taskDefinition}} and stops the current one once the new one is healthy. The API stays available.',
    replaces_other:
      'ECS starts {{count, number}} new tasks of {{taskDefinition}} and stops the current ones as the new ones become healthy. The API stays available.',
    image:
      'Image tags are resolved again: the new tasks run the image that was last pushed to the tag.',
    circuitBreaker:
      'If the new tasks keep failing, ECS rolls back automatically (circuit breaker).',
    noCircuitBreaker:
      'If the new tasks keep failing, ECS keeps retrying and does not roll back.',
    replacesRollout: 'It replaces the rollout that is in progress.',
    accepted: 'New deployment of {{service}} started',
    done: 'New deployment of {{service}} completed',
    failed: 'New deployment of {{service}} failed',
    replaced: 'New deployment of {{service}} was replaced by another one',
    replacedDetail: 'Either ECS rolled back, or someone deployed since.',
  },
  change: {
    image: 'Deploy a new image…',
    size: 'Change size and scaling…',
    promote: 'Promote…',
    move: 'Move to another load balancer…',
    rollBack: 'Roll back…',
    delete: 'Delete…',
  },
  scale: {
    menu: 'Set desired count…',
    title: 'Set the desired count of {{service}}',
    confirm: 'Set desired count',
    field: 'Desired count',
    range: 'From {{min, number}} to {{max, number}}, now {{desired, number}}',
    now: 'Now {{desired, number}}',
    autoscaling:
      'Application Auto Scaling keeps adjusting the count to the load, from {{min, number}} to {{max, number}}.',
    fixed:
      'Application Auto Scaling keeps the count at {{desired, number}}. Change the number of tasks with an update.',
    asleep:
      'Outside office hours: the tasks run until the schedule sets the count again, {{time}} to {{desired, number}}, and stop when the office hours end.',
    stack:
      'The CloudFormation stack keeps its own desired count: the next deployment may reset this one.',
    repository:
      'The repository of the API declares its number of tasks: the next deployment may reset this one.',
    propose: 'Propose another number there…',
    unchanged: 'This is already the desired count.',
    zero: 'All tasks stop, and the API is unavailable until you scale up again.',
    fewer_one:
      '{{count, number}} task stops once its connections are drained; the others keep running.',
    fewer_other:
      '{{count, number}} tasks stop once their connections are drained; the others keep running.',
    more_one:
      '{{count, number}} more task starts and receives requests once it is healthy.',
    more_other:
      '{{count, number}} more tasks start and receive requests once they are healthy.',
    accepted: 'Desired count of {{service}} set to {{desired, number}}',
    done: '{{service}} scaled to {{desired, number}}',
  },
  stopTask: {
    title: 'Stop task {{task}}?',
    confirm: 'Stop this task',
    replaced:
      'ECS deregisters it from the load balancer, stops it and starts a replacement (desired count: {{desired, number}}).',
    notReplaced:
      'ECS deregisters it from the load balancer and stops it. It is not replaced, because more tasks are running than desired.',
    only: 'No other task is running: the API is unavailable until the replacement is healthy.',
    accepted: 'Task {{task}} of {{service}} is being stopped',
    done: 'Task {{task}} of {{service}} stopped',
  },
  operationFailed: {
    title: 'Action failed',
    notAllowed:
      'You are not allowed to do this: it requires the permission {{permission}}.',
    refused: 'Rejected by the backend or by AWS:',
    unreachable:
      'The Backstage backend cannot be reached, so the action may or may not have been performed. Check the status before you try again.',
  },
  logs: {
    title: 'Logs of task {{task}}',
    loading: 'Loading the logs',
    label: 'Log',
    count_one: '{{count, number}} line, time in UTC',
    count_other: '{{count, number}} lines, times in UTC',
    empty: 'CloudWatch Logs has no lines from this task.',
    emptyHint:
      'Lines arrive a few seconds after they are written. A task whose image could not be pulled writes none.',
    copy: 'Copy the log lines',
    refresh: 'Refresh',
    failed: 'The logs could not be read',
    console: 'Open in CloudWatch Logs',
  },
  consumerCheck: {
    menu: 'Check connectivity…',
    title: 'Can a consumer reach {{url}}?',
    intro:
      'Checks DNS, routes and security groups in both accounts. Read-only: no traffic is sent.',
    loading: 'Loading the VPCs',
    field: 'Consumer VPC',
    option: '{{name}} · {{cidrs}} · account {{account}}',
    none: 'There is no other VPC to check from.',
    unread: 'The VPCs of {{target}} (account {{account}}) could not be listed:',
    unlisted:
      'VPC not listed? Its account must be a target of this portal in {{region}}: an administrator can add it under fargateApi.targets.',
    listFailed: 'The VPCs could not be listed',
    run: 'Check',
    again: 'Check again',
    running: 'Checking both accounts',
    close: 'Close',
    failed: 'The check failed',
    reachable: '{{consumer}} can reach the API',
    partlyUnknown:
      '{{consumer}} may reach the API, but this portal cannot see every hop',
    unreachable: '{{consumer}} cannot reach the API',
    missing: 'Missing: {{hop}}',
    copy: 'Copy the result',
    path: 'Path of a request',
    todo: 'To do: {{todo}}',
    hop: {
      name: 'DNS record',
      delegation: 'DNS delegation',
      address: 'IP addresses',
      'consumer-route': 'Consumer route',
      attachment: 'Attachment',
      'provider-route': 'Return route',
      'load-balancer': 'Load balancer',
      target: 'Targets',
    },
    state: {
      ok: 'OK:',
      missing: 'Missing:',
      unknown: 'Unknown:',
      skipped: 'not checked',
    },
  },
  copy: {
    done: 'Copied',
    failed: 'The browser does not allow copying',
  },
  missingAnnotation: {
    title: 'No ECS service is linked to this entity',
    description:
      'Add one of these annotations to its catalog-info.yaml, with the ARN of its CloudFormation stack or ECS service:',
    copy: 'Copy the annotations',
  },
  notAllowed: {
    title: 'You are not allowed to see the status of this API',
    description: 'Requires the permission {{permission}}.',
    ask: 'Ask the owner of this entity:',
    askAdministrator:
      'This entity has no owner. Ask a Backstage administrator.',
  },
  advice: {
    title: 'Which API on Fargate?',
    intro:
      'Enter what you know of the API. Each way to run it is shown with its price a month, for two tasks of 0.25 vCPU and 0.5 GB.',
    requests: 'Requests a month',
    amount: {
      few: 'Few: about 1 million',
      some: 'Some: about 10 million',
      many: 'Many: about 100 million',
      number: 'Another number',
    },
    count: 'Number of requests a month',
    outbound: 'Outbound traffic, GB a month',
    outboundHelp:
      'What the tasks send to the internet on their own, e.g. calls to other services. Without the responses to callers.',
    callers: 'Who can call it',
    caller: {
      internet: 'Everybody on the internet',
      'other-accounts':
        'Consumers on private IP addresses, in other accounts too',
      within: 'Consumers in its own network only',
    },
    environment: 'Environment',
    newEnvironment: 'Create a new one',
    existingEnvironment:
      'Use an existing one, whose network is already paid for',
    existingSharedEnvironment:
      'Use an existing one with a shared load balancer, both paid for',
    sharingApis: 'APIs that could share a load balancer',
    sharingApisHelp: 'With this one, in the same environment.',
    region: 'Region',
    fixedEgress:
      'Others allow its outbound IP addresses, so they must be fixed',
    ways: 'Ways to run the API',
    way: {
      'public-api': 'Public API behind a load balancer',
      'public-tasks': 'Public API, tasks with public addresses',
      'shared-api': 'API behind a shared load balancer',
      'gateway-api': 'API behind API Gateway',
      'internal-api': 'Internal API',
    },
    note: {
      'public-api':
        'Without the limits of API Gateway. The outbound IP addresses are those of the NAT gateways, and stay.',
      'public-tasks':
        'Needs no NAT gateway. The outbound IP addresses change with every task.',
      'shared-api':
        'Needs a DNS zone. The APIs of an environment share the price of the load balancer, and its web ACL and access logs; the first one pays it alone until there are others. The outbound IP addresses are those of the NAT gateways, and stay.',
      'gateway-api':
        'A request may take 30 seconds and have 10 MB at most. Costs less than a load balancer below about {{millions}} million requests a month, before capacity units.',
      'internal-api':
        'Needs a DNS zone. The capacity units of its load balancer are not counted.',
    },
    obstacle: {
      'reached-from-internet':
        'Does not fit: it can be called from the internet.',
      'not-reached-from-internet':
        'Does not fit: it cannot be called from the internet.',
      'egress-changes': 'Does not fit: its outbound IP addresses change.',
    },
    cheapest:
      'Recommended: the cheapest that fits, {{dollars}} a month less than the next.',
    onlyOne: 'Recommended: the only one that fits.',
    deploy: 'Deploy',
    deployWay: 'Deploy: {{way}}',
    counted:
      'Counted with the traffic above: requests, one capacity unit for 25 requests a second, and outbound traffic. Not counted: responses to callers, and logs.',
    list: 'AWS list prices of {{date}} in {{region}}.',
    own: 'Prices of this portal in {{region}}.',
    meteredOf:
      'Prices of requests and traffic are those of {{region}}, since there are none for this region.',
  },
  home: {
    title: 'Fargate APIs',
    intro:
      'Deploy HTTP APIs from container images to AWS Fargate, with load balancer, network and logs. Each one appears in the catalog, where its page shows whether it is up, and if not, why.',
    deployFirst: 'Deploy your first API',
    deploy: 'Deploy an API',
    loading: 'Loading your APIs and environments',
    failed: 'Your APIs and environments could not be loaded',
    apis: 'Your APIs',
    noApis: 'Neither you nor your teams own an API on Fargate yet.',
    environments: 'Your environments',
    noEnvironments:
      'Neither you nor your teams own an environment. The first API can create one.',
    deployed: 'deployed {{age}} ago',
    deploying: 'deploying for {{age}}',
    several: '{{n}} services',
  },
  deployment: {
    log: 'Log of the deployment',
    waiting: 'Waiting for the first line of the log',
    failed: 'What happened',
    cancelled: 'Cancelled',
    why: 'Why',
    evidence: 'Evidence',
    now: 'Now',
    next: 'Next',
  },
  places: {
    title: 'Fargate API · {{place}}',
    problems: 'Services that are not shown',
  },
  notFound: {
    title: 'No ECS service found for this entity',
  },
  removed: {
    title: 'This entity is no longer in the catalog',
    description:
      'It was deleted or unregistered, or you may no longer see it. Its last status is not shown, because nothing keeps it up to date.',
  },
  environment: {
    label: 'Environment',
    title: 'Fargate environment',
    loading: 'Loading the status of the environment',
    gone: 'ECS has no such cluster in account {{account}}, {{region}}. Either its stack was deleted, or the annotation names another one.',
    stale: 'Last updated {{age}} ago.',
    apis: 'APIs',
    noApis: 'None yet: deploy one from its Software Template.',
    cluster: 'Cluster',
    services_one: '{{count, number}} service',
    services_other: '{{count, number}} services',
    tasks_one: '{{count, number}} task running',
    tasks_other: '{{count, number}} tasks running',
    sharedLoadBalancer: 'Shared load balancer',
    rules: '{{used, number}} of {{quota, number}} rules',
    targetGroups: '{{used, number}} of {{quota, number}} target groups',
    certificates: '{{used, number}} of {{quota, number}} certificates',
    network: 'VPC',
    zones: 'Availability Zones',
    copyVpc: 'Copy VPC ID',
    nat: {
      none: 'no NAT gateway: tasks in private subnets cannot reach the internet',
      single: 'one NAT gateway for all AZs',
      'per-zone': 'one NAT gateway per AZ',
      other: 'through NAT gateways',
    },
    flowLogs: 'Flow logs',
    noFlowLogs: 'off',
    execLogs: 'Sessions of ECS Exec',
    withContainerLogs: 'recorded with the logs of the container',
    keptDays_one: 'kept for {{count, number}} day',
    keptDays_other: 'kept for {{count, number}} days',
    endpoints: 'VPC endpoints',
    noEndpoints: 'none: AWS services are reached over the internet',
    endpointState: '{{service}} ({{state}})',
    notAllowed: 'You are not allowed to see the status of this environment',
    notFound: 'No stack found for this environment',
    missingAnnotation: {
      title: 'No stack is linked to this environment',
      description:
        'Add this annotation to its catalog-info.yaml, with the ARN of the stack of its cluster:',
    },
  },
  prices: {
    list: 'Prices are AWS list prices of {{date}} in {{region}}, without traffic.',
    own: 'Prices are those of this portal in {{region}}, without traffic.',
    unread: 'Whether this portal has its own could not be read.',
    shared:
      'Without the load balancer, which the APIs of its environment share.',
    natChoices:
      'With other NAT gateways: none {{none}}, one {{single}}, one per AZ {{perZone}}.',
    title: 'Price a month',
    total: 'about {{dollars}} a month',
    upTo: 'up to {{dollars}} with all tasks',
    now: 'now about {{dollars}}',
    metered: 'Requests, traffic and logs are metered and come on top.',
    unknown:
      "This portal has no prices for {{region}}. See AWS's price list, or let an administrator add them under fargateApi.prices.",
    line: '{{what}} ({{dollars}})',
    lines: {
      natGateways_one: '{{count}} NAT gateway with a public IPv4 address',
      natGateways_other:
        '{{count}} NAT gateways, each with a public IPv4 address',
      loadBalancers_one: '{{count}} load balancer',
      loadBalancers_other: '{{count}} load balancers',
      publicLoadBalancers_one:
        '{{count}} load balancer with {{addresses}} public IPv4 addresses',
      publicLoadBalancers_other:
        '{{count}} load balancers, each with {{addresses}} public IPv4 addresses',
      loadBalancerShare:
        '1/{{apis}} of a load balancer with {{addresses}} public IPv4 addresses',
      interfaceEndpoints_one: '{{count}} VPC endpoint in one AZ',
      interfaceEndpoints_other: '{{count}} VPC endpoints, each in one AZ',
      transitGatewayAttachments_one: '{{count}} transit gateway attachment',
      transitGatewayAttachments_other: '{{count}} transit gateway attachments',
      hostedZones_one: '{{count}} hosted zone',
      hostedZones_other: '{{count}} hosted zones',
      tasks_one:
        '{{count}} task of {{vCpu, number}} vCPU and {{gigabytes, number}} GB',
      tasks_other:
        '{{count}} tasks, each of {{vCpu, number}} vCPU and {{gigabytes, number}} GB',
      tasksAtHours_one:
        '{{count}} task of {{vCpu, number}} vCPU and {{gigabytes, number}} GB, {{hours, number}} of 168 hours a week',
      tasksAtHours_other:
        '{{count}} tasks, each of {{vCpu, number}} vCPU and {{gigabytes, number}} GB, {{hours, number}} of 168 hours a week',
      gatewayRequests: '{{count, number}} million requests to API Gateway',
      loadBalancerUnits:
        '{{count, number}} hours of a load balancer capacity unit',
      natGigabytes: '{{count, number}} GB through NAT gateways',
      outboundGigabytes: '{{count, number}} GB to the internet',
      taskAddresses_one: '{{count}} public IPv4 address of a task',
      taskAddresses_other: '{{count}} public IPv4 addresses of tasks',
      taskAddressesAtHours_one:
        '{{count}} public IPv4 address of a task, {{hours, number}} of 168 hours a week',
      taskAddressesAtHours_other:
        '{{count}} public IPv4 addresses of tasks, {{hours, number}} of 168 hours a week',
    },
  },
  targetPicker: {
    title: 'Account and region',
    help: 'The AWS account and region to deploy to. This account is billed.',
    option: '{{name}} · account {{accountId}} · {{region}}',
    none: 'There is no account that you may deploy to. An administrator can add one under fargateApi.targets, or let you use one.',
  },
  ownerPicker: {
    title: 'Owner',
    search: 'Search groups',
    own: 'Yours',
    others: 'Other groups',
  },
  entityPicker: {
    location: 'In account {{accountId}}, {{region}}.',
    inUse: '{{name}} is in use by {{users}}. Delete that first.',
    now: 'Runs now:',
    desired_one: '1 task',
    desired_other: '{{count, number}} tasks',
  },
  toBeDeleted: {
    title: 'To be deleted',
    service_one:
      'ECS service {{name}} in {{cluster}}, with {{count, number}} task',
    service_other:
      'ECS service {{name}} in {{cluster}}, with {{count, number}} tasks',
    endpoint: 'Its load balancer: {{url}} does not respond any more',
    rest: 'Its roles, logs and DNS record, and its entities in the catalog',
    cluster: 'ECS cluster {{name}}',
    vpc: 'VPC {{vpcId}} ({{cidrs}}), unless it existed before the environment',
    ips: 'Outbound IPs {{ips}}: who allows them has to allow others',
    endpoints_one: '{{count, number}} VPC endpoint',
    endpoints_other: '{{count, number}} VPC endpoints',
  },
  nameField: {
    title: 'Name',
    problem: {
      empty: 'Enter a name, e.g. orders-api.',
      characters:
        'Only lower-case letters, digits and hyphens, e.g. orders-api.',
      start: 'Must start with a letter, e.g. orders-api.',
      hyphens: 'Single hyphens only, not at the end.',
      'too-long': 'At most {{max, number}} characters.',
    },
    taken: 'If you continue, it is updated.',
    takenBy: '{{name}} exists already and belongs to {{owner}}.',
    takenByNobody: '{{name}} exists already.',
    use: 'Use {{name}}',
    update: 'Update {{name}} instead',
    left: '{{left, number}} characters left.',
  },
  secretField: {
    existing: 'Existing secrets of this API',
  },
  textField: {
    example: 'Use an example: {{example}}',
  },
  // Each follows the name of its field.
  field: {
    required: 'Required',
    choose: 'Select an option',
  },
  repository: {
    host: 'Host',
    owner: 'Owner on {{host}}',
    ownerHelp:
      'The organization, user or group that the repository will belong to.',
    name: 'Name of the repository',
    missing: 'Must not be empty.',
    words: '{{owner}}/{{repo}} on {{host}}',
  },
  fieldProblem: {
    repository: 'must have an owner and a name',
    repositoryObstacle: 'cannot be created: {{obstacle}}',
    range: 'must be from {{minimum, number}} to {{maximum, number}}',
    atLeast: 'must be at least the {{title}}, {{value, number}}',
    confirms: 'must be {{name}}, the name of what is to be deleted',
    overlaps:
      'overlaps {{cidr}}, which it is to be connected with. Choose another block',
    inUse: 'is in use by {{users}}. Delete that first',
    vpcs: 'has {{used, number}} of at most {{quota, number}} VPCs. Use an existing environment or VPC, delete one that nobody uses, or have the quota "VPCs per Region" raised in Service Quotas',
    elasticIps_one:
      'has {{used, number}} of at most {{quota, number}} Elastic IP addresses, and {{count, number}} more is needed. Use an existing environment, choose fewer NAT gateways, release an address, or have the quota "EC2-VPC Elastic IPs" raised in Service Quotas',
    elasticIps_other:
      'has {{used, number}} of at most {{quota, number}} Elastic IP addresses, and {{count, number}} more are needed. Use an existing environment, choose fewer NAT gateways, release an address, or have the quota "EC2-VPC Elastic IPs" raised in Service Quotas',
    taken: 'is taken: {{name}} belongs to {{owner}}. {{ifTaken}}',
    takenByNobody: 'is taken: {{name}} belongs to nobody. {{ifTaken}}',
  },
  failed: {
    title: 'The status could not be loaded',
    unreachable:
      'The Backstage backend cannot be reached. Check the network, then try again.',
    server:
      'The fargate-api backend returned an error. Try again; if it persists, send this message to a Backstage administrator.',
  },
  ...FARGATE_API_MESSAGES,
} as const;
