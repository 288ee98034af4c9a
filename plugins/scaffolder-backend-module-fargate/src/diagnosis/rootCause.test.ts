import { OperationEvent } from '@aws-sdk/client-cloudformation';
import { stackEvent } from '../__testUtils__/stackEvent';
import { failingEvent, rootCause } from './rootCause';
import { ServiceEvidence, StoppedTaskEvidence } from './ServiceEvidence';

const service = { id: 'Service', type: 'AWS::ECS::Service' };
const breaker = stackEvent(90, 'CREATE_FAILED', {
  ...service,
  reason:
    'Resource handler returned message: "Error occurred during operation \'ECS Deployment Circuit Breaker was triggered\'." (RequestToken: 1, HandlerErrorCode: GeneralServiceException)',
});
const cancelled = stackEvent(89, 'CREATE_FAILED', {
  id: 'LoadBalancer',
  type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  reason: 'Resource creation cancelled',
});

const task = (
  stopCode: string,
  reason: string,
  container: Partial<StoppedTaskEvidence['containers'][0]> = {},
): StoppedTaskEvidence => ({
  id: '7f3c0123456789',
  stopCode,
  reason,
  containers: [
    { name: 'orders', image: 'example.com/orders:v9', ...container },
  ],
  seconds: 12,
});
const exited = (
  container: Partial<StoppedTaskEvidence['containers'][0]>,
): StoppedTaskEvidence =>
  task(
    'EssentialContainerExited',
    'Essential container in task exited',
    container,
  );
const unhealthy = (exitCode = 143) =>
  task(
    'ServiceSchedulerInitiated',
    'Task failed ELB health checks in (target-group arn)',
    { exitCode },
  );
const seen = (evidence: Partial<ServiceEvidence>): ServiceEvidence => ({
  image: 'example.com/orders:v9',
  port: 8080,
  healthCheckPath: '/health',
  stoppedTasks: [],
  events: [],
  logLines: [],
  ...evidence,
});
const notStarted = (reason: string) =>
  seen({ stoppedTasks: [task('TaskFailedToStart', reason)] });

describe('rootCause of a service that did not come up', () => {
  const causes: [string, ServiceEvidence, string, string][] = [
    [
      'an image that does not exist',
      notStarted(
        'CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref example.com/orders:v9: not found',
      ),
      'image example.com/orders:v9 does not exist (CannotPullContainerError)',
      'tasks cannot start',
    ],
    [
      'a log group that does not exist',
      notStarted(
        'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1',
      ),
      'the log group of the task definition does not exist (ResourceInitializationError)',
      'tasks cannot start',
    ],
    [
      'a container that exits',
      seen({ stoppedTasks: [exited({ exitCode: 3 })] }),
      'container orders exited with code 3 (EssentialContainerExited)',
      'the container exits',
    ],
    [
      'a container for another CPU, as only its log says',
      seen({
        stoppedTasks: [exited({ exitCode: 1 })],
        logLines: ['exec /app/server: exec format error'],
      }),
      'image example.com/orders:v9 is not built for the CPU architecture of the task (EssentialContainerExited)',
      'tasks cannot start',
    ],
    [
      'a container without enough memory',
      seen({
        stoppedTasks: [
          exited({
            exitCode: 137,
            reason: 'OutOfMemoryError: Container killed due to memory usage',
          }),
        ],
      }),
      'container orders ran out of memory (OutOfMemoryError: Container killed due to memory usage)',
      'tasks run out of memory',
    ],
    [
      'a health check that gets an error, and not the exit code of the kill',
      seen({
        stoppedTasks: [unhealthy(137)],
        unhealthy: {
          state: 'unhealthy',
          reason: 'Target.ResponseCodeMismatch',
          description: 'Health checks failed with these codes: [502, 503]',
        },
      }),
      'health check :8080/health returned status 502, 503 (Target.ResponseCodeMismatch)',
      'no task became healthy',
    ],
    [
      'a health check that gets no answer, known from service events only',
      seen({
        stoppedTasks: [unhealthy()],
        events: [
          '(service orders) (task 1) (port 8080) is unhealthy in (target-group a) due to (reason Request timed out).',
        ],
      }),
      'health check :8080/health timed out (Task failed ELB health checks)',
      'no task became healthy',
    ],
    [
      'a target that is unhealthy before its task is stopped',
      seen({
        port: undefined,
        unhealthy: { state: 'unhealthy', reason: 'Target.Timeout' },
      }),
      'health check /health timed out (Target.Timeout)',
      'no task became healthy',
    ],
    [
      'a load balancer that only connects',
      seen({
        port: undefined,
        healthCheckPath: undefined,
        unhealthy: { state: 'unhealthy', reason: 'Target.Timeout' },
      }),
      'health check TCP timed out (Target.Timeout)',
      'no task became healthy',
    ],
    [
      "a container's own health check",
      seen({
        stoppedTasks: [
          task(
            'ServiceSchedulerInitiated',
            'Task failed container health checks',
          ),
        ],
      }),
      'the health check of container orders failed (Task failed container health checks)',
      'no task became healthy',
    ],
    [
      'Spot capacity that is reclaimed',
      seen({
        stoppedTasks: [
          task('SpotInterruption', 'Your Spot Task was interrupted.'),
        ],
      }),
      'Fargate Spot reclaimed the capacity (Your Spot Task was interrupted.)',
      'AWS stops tasks',
    ],
    [
      'tasks that cannot be placed',
      seen({
        events: [
          '(service orders) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.',
        ],
      }),
      'Fargate has no capacity in the availability zones of the subnets',
      'tasks cannot be placed',
    ],
  ];

  it.each(causes)('%s', (_, evidence, why, failed) => {
    const cause = rootCause([cancelled, breaker], evidence, []);
    expect(cause.why).toBe(why);
    expect(cause.failed).toBe(
      `${failed}; ECS stopped after 3 failed tasks; CloudFormation rolled back`,
    );
  });

  it('counts the attempts and tells one of them', () => {
    const stopped = exited({ exitCode: 1 });
    expect(
      rootCause(
        [breaker],
        seen({
          stoppedTasks: [stopped, stopped, stopped],
          logLines: ['DATABASE_URL is not set'],
        }),
        [],
      ),
    ).toEqual({
      failed:
        'the container exits; ECS stopped after 3 failed tasks; CloudFormation rolled back',
      why: 'container orders exited with code 1 ("DATABASE_URL is not set")',
      evidence: [
        'task 7f3c0123… stopped 12 s after start, exit code 1: Essential container in task exited; 2 more like this',
        'log │ DATABASE_URL is not set',
      ],
      next: 'fix the error shown in the log of the container, then press "Start over"',
    });
  });

  it('keeps what IAM denies in the evidence', () => {
    const denied =
      'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/ecsTaskExecutionRole/17cbd22653424f62971b13fffcf6113e is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:ap-northeast-2:111122223333:parameter/email because no identity-based policy allows the ssm:GetParameters action status code: 400';
    const { why, evidence } = rootCause([breaker], notStarted(denied), []);
    expect(why).toBe(
      'the execution role cannot read a secret or parameter of the task definition (ResourceInitializationError)',
    );
    expect(evidence).toEqual([
      `task 7f3c0123… stopped 12 s after start, no exit code: ${denied}`,
    ]);
  });

  it("is CloudFormation's own words where there is no evidence", () => {
    expect(rootCause([breaker], seen({}), []).why).toBe(
      "the service: Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'. (GeneralServiceException)",
    );
  });
});

describe('rootCause of another resource', () => {
  it('is not what tasks did meanwhile', () => {
    const role = stackEvent(5, 'CREATE_FAILED', {
      id: 'Role',
      type: 'AWS::IAM::Role',
      reason: 'denied',
    });
    const evidence = seen({ stoppedTasks: [exited({ exitCode: 1 })] });
    expect(rootCause([role], evidence, []).why).toBe('the role: denied');
  });

  it('is what its service said, with the code', () => {
    const refused = stackEvent(5, 'CREATE_FAILED', {
      id: 'LoadBalancer',
      type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      reason:
        'Resource handler returned message: "A load balancer cannot be attached to multiple subnets in the same Availability Zone (Service: ElasticLoadBalancingV2, Status Code: 400, Request ID: 1)" (RequestToken: 2, HandlerErrorCode: InvalidRequest)',
    });
    expect(rootCause([cancelled, refused], undefined, []).why).toBe(
      'the load balancer: A load balancer cannot be attached to multiple subnets in the same Availability Zone (InvalidRequest)',
    );
  });
});

describe('rootCause as CloudFormation itself tells it', () => {
  const told = (
    id: string,
    reason: Partial<OperationEvent>,
  ): OperationEvent => ({
    EventType: 'PROVISIONING_ERROR',
    StackId: 'stack',
    LogicalResourceId: id,
    ResourceType: 'AWS::ElasticLoadBalancingV2::Listener',
    PhysicalResourceId: '',
    ...reason,
  });
  const sibling = told('Sibling', {
    ResourceStatus: 'CREATE_FAILED',
    ResourceStatusReason: 'Resource creation cancelled',
  });
  const warning = told('Warned', {
    HookFailureMode: 'WARN',
    HookStatusReason: 'not pretty',
  });
  const table: [string, OperationEvent[], string][] = [
    [
      'goes before the events',
      [
        sibling,
        told('Listener', {
          ResourceStatus: 'CREATE_FAILED',
          ResourceStatusReason: 'no certificate',
        }),
      ],
      'the listener: no certificate',
    ],
    [
      'may be a hook that said no',
      [warning, told('Listener', { HookStatusReason: 'port 80 is forbidden' })],
      'the listener: port 80 is forbidden',
    ],
    [
      'is no validation that only warns',
      [
        told('Warned', {
          ValidationFailureMode: 'WARN',
          ValidationStatusReason: 'not pretty',
        }),
        told('Listener', {
          ValidationFailureMode: 'FAIL',
          ValidationStatusReason: 'no such port',
        }),
      ],
      'the listener: no such port',
    ],
    [
      'is not what was canceled, in whichever spelling',
      [
        told('Sibling', { ResourceStatusReason: 'Resource creation canceled' }),
        told('Listener', { ResourceStatusReason: 'no certificate' }),
      ],
      'the listener: no certificate',
    ],
    [
      'is left to the events where only siblings are told',
      [sibling],
      "the service: Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'. (GeneralServiceException)",
    ],
  ];

  it.each(table)('%s', (_, events, why) => {
    expect(rootCause([cancelled, breaker], undefined, events).why).toBe(why);
  });
});

it('tells of a hook that has no status what it said', () => {
  const hook: OperationEvent = {
    StackId: 'stack',
    LogicalResourceId: 'Listener',
    ResourceType: 'AWS::ElasticLoadBalancingV2::Listener',
    PhysicalResourceId: '',
    HookStatusReason: 'port 80 is forbidden',
  };
  expect(rootCause([], undefined, [hook]).evidence).toEqual([
    'Listener failed: "port 80 is forbidden"',
  ]);
});

describe('what CloudFormation and ECS did about a failure', () => {
  const evidence = (facts: Partial<ServiceEvidence>) =>
    seen({ stoppedTasks: [exited({ exitCode: 1 })], ...facts });
  const desiring = (desired: number) =>
    ({ desired } as ServiceEvidence['snapshot']);

  it.each([
    ['CREATE_FAILED', 'CloudFormation stopped'],
    ['UPDATE_FAILED', 'CloudFormation stopped'],
    ['ROLLBACK_COMPLETE', 'CloudFormation rolled back'],
    ['UPDATE_ROLLBACK_FAILED', 'CloudFormation rolled back'],
  ])('%s: %s', (status, reaction) => {
    const events = [
      stackEvent(1, 'CREATE_IN_PROGRESS'),
      breaker,
      stackEvent(91, status),
    ];
    expect(rootCause(events, undefined, []).failed).toBe(
      `the service could not be deployed; ${reaction}`,
    );
  });

  it.each<[string, Partial<ServiceEvidence>, number]>([
    ['the threshold at least', { failedTasks: 1 }, 3],
    ['as many as were observed', { failedTasks: 4 }, 4],
    ['half of the desired ones', { snapshot: desiring(9) }, 5],
    ['200 at most', { snapshot: desiring(1000) }, 200],
  ])('counts failed tasks: %s', (_, facts, count) => {
    expect(rootCause([breaker], evidence(facts), []).failed).toBe(
      `the container exits; ECS stopped after ${count} failed tasks; CloudFormation rolled back`,
    );
  });

  it('counts none where no circuit breaker stopped the deployment', () => {
    const timeout = { ...breaker, ResourceStatusReason: 'Timed out' };
    expect(rootCause([timeout], evidence({}), []).failed).toBe(
      'the container exits; CloudFormation rolled back',
    );
  });
});

describe('failingEvent', () => {
  it('is no event of a resource that succeeded', () => {
    const role = { id: 'Role', type: 'AWS::IAM::Role', reason: 'as asked' };
    expect(
      failingEvent([
        stackEvent(1, 'CREATE_COMPLETE', role),
        stackEvent(2, 'CREATE_IN_PROGRESS', role),
        breaker,
      ]),
    ).toBe(breaker);
  });

  it("is the stack's only where that tells why", () => {
    const rollback = stackEvent(4, 'ROLLBACK_IN_PROGRESS', { reason: 'why' });
    expect(
      failingEvent([
        stackEvent(1, 'CREATE_IN_PROGRESS', { reason: 'User Initiated' }),
        stackEvent(2, 'DELETE_COMPLETE', { ...service, reason: 'cleanup' }),
        stackEvent(3, 'ROLLBACK_IN_PROGRESS'),
        rollback,
      ]),
    ).toBe(rollback);
  });

  it('is that of a resource that could not be deleted, where nothing else is told', () => {
    const failed = stackEvent(2, 'DELETE_FAILED', service);
    expect(
      failingEvent([
        stackEvent(1, 'DELETE_IN_PROGRESS'),
        stackEvent(2, 'DELETE_COMPLETE', service),
        failed,
      ]),
    ).toBe(failed);
  });

  it('is the oldest failure that was not a cancellation', () => {
    expect(failingEvent([cancelled, breaker])).toBe(breaker);
  });

  it("is the stack's where no resource failed", () => {
    const rollback = stackEvent(3, 'ROLLBACK_IN_PROGRESS', {
      reason:
        'Parameter validation failed: parameter value x for parameter name VpcId does not exist. Rollback requested by user.',
    });
    expect(failingEvent([stackEvent(1, 'CREATE_IN_PROGRESS'), rollback])).toBe(
      rollback,
    );
  });

  it('is nothing where nothing failed', () => {
    expect(failingEvent([stackEvent(1, 'CREATE_COMPLETE')])).toBeUndefined();
  });
});

describe('rootCause of anything else', () => {
  const of = (...args: Parameters<typeof stackEvent>) =>
    rootCause([stackEvent(...args)], undefined, []);

  it('is what CloudFormation says of the resource', () => {
    expect(
      of(5, 'CREATE_FAILED', {
        id: 'Role',
        type: 'AWS::IAM::Role',
        reason:
          'Resource handler returned message: "denied" (RequestToken: 1, HandlerErrorCode: AccessDenied)',
      }),
    ).toEqual({
      failed: 'the role could not be deployed; CloudFormation rolled back',
      why: 'the role: denied (AccessDenied)',
      evidence: [
        'Role CREATE_FAILED: "Resource handler returned message: "denied" (RequestToken: 1, HandlerErrorCode: AccessDenied)"',
      ],
      next: 'fix the cause, then press "Start over"',
    });
  });

  it('is unknown without a failure', () => {
    expect(rootCause([], undefined, [])).toMatchObject({
      why: 'the stack: CloudFormation gave no reason',
      evidence: [],
    });
  });
});
