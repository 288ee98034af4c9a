import {
  CauseKind,
  StoppedTask,
} from '@fargate-api/backstage-plugin-fargate-api-common';

type Container = Partial<StoppedTask['containers'][number]>;

/** A task as ECS describes it once it stopped, and why it did; sources as in `stopTexts.ts`. */
export interface StoppedTaskExample {
  stopCode?: string;
  reason: string;
  containers: Container[];
  logLines?: string[];
  events?: string[];
  target?: { state: string; reason?: string; description?: string };
  /** Undefined where it was stopped on purpose. */
  kind: CauseKind | undefined;
  facts?: Record<string, string | number>;
  code?: string;
  source: string;
}

const EXITED = {
  stopCode: 'EssentialContainerExited',
  reason: 'Essential container in task exited',
};
const UNHEALTHY = {
  stopCode: 'ServiceSchedulerInitiated',
  reason:
    'Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/orders/0123456789abcdef)',
};
const unhealthyEvent = (reason: string) =>
  `(service orders) (task 0d1e2f3a) (port 8080) is unhealthy in (target-group arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/orders/0123456789abcdef) due to (reason ${reason}).`;

export const STOPPED_TASKS: StoppedTaskExample[] = [
  {
    ...EXITED,
    containers: [
      { name: 'sidecar', exitCode: 0 },
      { name: 'app', exitCode: 3 },
    ],
    kind: 'exited',
    facts: { container: 'app', exitCode: 3 },
    code: 'EssentialContainerExited',
    source: 'snapshot: localstack ecs_task_service; doc: stopped-task-errors',
  },
  {
    ...EXITED,
    containers: [{ exitCode: 139 }],
    kind: 'exited',
    facts: { container: 'app', exitCode: '139 (SIGSEGV)' },
    source: 'aws/amazon-ecs-agent#625',
  },
  {
    ...EXITED,
    containers: [{ exitCode: 143 }],
    kind: 'exited',
    facts: { container: 'app', exitCode: '143 (SIGTERM)' },
    source: 'doc: stopped-task-errors',
  },
  {
    ...EXITED,
    containers: [{ exitCode: 0 }],
    kind: 'completed',
    facts: { container: 'app' },
    source: 'gh:68800310872',
  },
  {
    ...EXITED,
    containers: [{ exitCode: undefined }],
    kind: 'essential-container-exited',
    code: 'EssentialContainerExited',
    source: 'memory',
  },
  {
    ...EXITED,
    containers: [
      { exitCode: 0 },
      {
        name: 'aws-guardduty-agent-test',
        reason: 'CannotPullContainerError: <reason>',
      },
    ],
    kind: 'completed',
    facts: { container: 'app' },
    code: 'EssentialContainerExited',
    source: 'gh:68800310872',
  },
  {
    ...EXITED,
    containers: [
      {
        exitCode: 137,
        reason: 'OutOfMemoryError: Container killed due to memory usage',
      },
    ],
    kind: 'out-of-memory',
    facts: { container: 'app' },
    code: 'OutOfMemoryError',
    source: 'aws/amazon-ecs-agent#1187, gh:30204919920, gh:56152899884',
  },
  {
    ...EXITED,
    containers: [
      {
        exitCode: 137,
        reason: 'OutOfMemoryError: container killed due to memory usage',
      },
    ],
    kind: 'out-of-memory',
    source: 'gh:60876910065',
  },
  {
    ...EXITED,
    containers: [
      { name: 'proxy', exitCode: 1 },
      {
        exitCode: 0,
        reason: 'OutofMemoryError: Container killed due to memory usage',
      },
    ],
    kind: 'out-of-memory',
    facts: { container: 'app' },
    code: 'OutofMemoryError',
    source: 'aws/amazon-ecs-agent#2467',
  },
  {
    ...EXITED,
    containers: [{ exitCode: 137 }],
    kind: 'killed',
    facts: { container: 'app' },
    source: 'aws/aws-for-fluent-bit#11, aws/aws-for-fluent-bit#174',
  },
  {
    ...EXITED,
    containers: [{ exitCode: 1 }],
    logLines: ['exec /usr/local/bin/streamlit: exec format error'],
    kind: 'image-architecture',
    facts: { image: 'example.com/orders:v9' },
    source: 'aws-samples/amazon-bedrock-serverless-prompt-chaining#213',
  },
  {
    ...EXITED,
    containers: [{ exitCode: 255 }],
    logLines: [
      'standard_init_linux.go:228: exec user process caused: exec format error',
    ],
    kind: 'image-architecture',
    source: 'runatlantis/atlantis#2001, contribsys/faktory#369',
  },
  {
    ...EXITED,
    containers: [{ exitCode: 1, reason: 'exec format error' }],
    kind: 'image-architecture',
    source: 'memory',
  },
  {
    ...EXITED,
    containers: [{ exitCode: 255 }],
    kind: 'exited-255',
    facts: { container: 'app' },
    source: 'gh:71065738434',
  },
  {
    stopCode: 'TaskFailedToStart',
    reason: 'Task failed to start',
    containers: [
      { name: 'sidecar' },
      {
        reason:
          'CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref example.com/orders:v9: not found',
      },
    ],
    kind: 'image-not-found',
    facts: { image: 'example.com/orders:v9' },
    code: 'CannotPullContainerError',
    source: 'gh:8290059988 (statusReason of AWS Batch)',
  },
  {
    stopCode: 'TaskFailedToStart',
    reason: 'Task failed to start',
    containers: [{ name: 'migrate', exitCode: 1 }, {}],
    kind: 'exited',
    facts: { container: 'migrate', exitCode: 1 },
    code: 'TaskFailedToStart',
    source: 'memory',
  },
  {
    stopCode: 'TaskFailedToStart',
    reason: 'CannotStartContainerError: bootstrap dependency did not complete',
    containers: [{ name: 'source-runtime-bootstrap', exitCode: 1 }, {}],
    kind: 'container-start-failed',
    facts: { container: 'source-runtime-bootstrap' },
    code: 'CannotStartContainerError',
    source: 'gh:60248649549',
  },
  {
    stopCode: 'TaskFailedToStart',
    reason:
      "CannotPullContainerError: pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'",
    containers: [{}],
    kind: 'image-architecture',
    facts: { image: 'example.com/orders:v9' },
    code: 'CannotPullContainerError',
    source: 'gh:55666659432',
  },
  {
    ...UNHEALTHY,
    containers: [{ exitCode: 137 }],
    kind: 'health-check-unexplained',
    facts: { check: '/health' },
    code: 'ServiceSchedulerInitiated',
    source: 'doc: stopped-task-errors, gh:11578677755',
  },
  {
    ...UNHEALTHY,
    containers: [{ exitCode: 143 }],
    events: [
      '(service orders) has reached a steady state.',
      unhealthyEvent('Health checks failed with these codes: [503]'),
      unhealthyEvent('Request timed out'),
    ],
    kind: 'health-check-status',
    facts: { check: '/health', codes: '503' },
    source: 'gh:69058706924',
  },
  {
    ...UNHEALTHY,
    containers: [{ exitCode: 137 }],
    events: [unhealthyEvent('Request timed out')],
    target: { state: 'unhealthy', reason: 'Target.FailedHealthChecks' },
    kind: 'health-check-failed',
    facts: { check: '/health' },
    code: 'Target.FailedHealthChecks',
    source: 'doc: API_TargetHealth of Elastic Load Balancing',
  },
  {
    ...UNHEALTHY,
    containers: [{ exitCode: 0 }],
    events: [unhealthyEvent('Request timed out')],
    kind: 'health-check-timeout',
    source: 'gh:69058706924',
  },
  {
    ...UNHEALTHY,
    reason: 'Task failed ELB health checks in (elb orders)',
    containers: [{ exitCode: 0 }],
    events: [unhealthyEvent('Health checks failed')],
    kind: 'health-check-failed',
    source: 'doc: stopped-task-errors; aws/copilot-cli tests',
  },
  {
    stopCode: 'ServiceSchedulerInitiated',
    reason: 'Task failed container health checks',
    containers: [{ exitCode: 137 }],
    kind: 'container-health-check',
    facts: { container: 'app' },
    code: 'ServiceSchedulerInitiated',
    source: 'gh:61749516497, gh:57644093514',
  },
  {
    stopCode: 'ServiceSchedulerInitiated',
    reason: 'Task failed container health checks',
    containers: [
      { exitCode: 137 },
      { name: 'proxy', exitCode: 0, unhealthy: true },
    ],
    kind: 'container-health-check',
    facts: { container: 'proxy' },
    code: 'ServiceSchedulerInitiated',
    source: 'doc: API_Container (healthStatus)',
  },
  {
    stopCode: 'ServiceSchedulerInitiated',
    reason:
      'Scaling activity initiated by (deployment ecs-svc/0123456789012345678)',
    containers: [{ exitCode: 0 }],
    kind: undefined,
    source: 'doc: stopped-task-errors, gh:60154820933',
  },
  {
    stopCode: 'ServiceSchedulerInitiated',
    reason:
      'Scaling activity initiated by (deployment ecs-svc/0123456789012345678)',
    containers: [{ exitCode: 137 }],
    kind: undefined,
    source: 'hyperdxio/aws-ecs-opentelemetry-sidecar#2 (SIGTERM ignored)',
  },
  {
    stopCode: 'UserInitiated',
    reason: 'Task stopped by user',
    containers: [{ exitCode: 143 }],
    kind: undefined,
    source: 'gh:60154820933',
  },
  {
    stopCode: 'SpotInterruption',
    reason: 'Your Spot Task was interrupted.',
    containers: [{ exitCode: 143 }],
    kind: 'spot-interrupted',
    code: 'SpotInterruption',
    source: 'doc: fargate-capacity-providers',
  },
  {
    stopCode: 'TerminationNotice',
    reason: 'Your Spot Task was interrupted.',
    containers: [{}],
    kind: 'spot-interrupted',
    code: 'TerminationNotice',
    source: 'doc: fargate-capacity-providers, gh:66530062710',
  },
  {
    stopCode: 'ServiceSchedulerInitiated',
    reason:
      'ECS is performing maintenance on the underlying infrastructure hosting the task',
    containers: [{ exitCode: 137 }],
    kind: 'host-retired',
    code: 'ServiceSchedulerInitiated',
    source: 'doc: task-maintenance (gh:43610858392), gh:59874261549',
  },
  {
    stopCode: undefined,
    reason: 'Host EC2 (instance i-0123456789abcdef0) terminated.',
    containers: [{}],
    kind: 'host-retired',
    source: 'doc: stopped-task-errors',
  },
  {
    stopCode: 'InfrastructureHealth',
    reason: '',
    containers: [{}],
    kind: 'host-retired',
    code: 'InfrastructureHealth',
    source: 'the enumeration TaskStopCode of later SDKs; text unknown',
  },
  {
    stopCode: 'SomethingNew',
    reason: 'Something new happened',
    containers: [{}],
    kind: 'stopped-by-ecs',
    code: 'SomethingNew',
    source: 'memory (a stop code of tomorrow)',
  },
];
