import { OperationEvent } from '@aws-sdk/client-cloudformation';
import { stackEvent } from '../__testUtils__/stackEvent';
import { failingEvent, rootCause } from './rootCause';
import {
  ServiceEvidence,
  StoppedTaskEvidence,
} from '../rollout/ServiceEvidence';

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
  stoppedReason: string,
  container: Partial<StoppedTaskEvidence['container']> = {},
): StoppedTaskEvidence => ({
  id: '7f3c0123456789',
  stoppedReason,
  container: { name: 'orders', ...container },
  seconds: 12,
});
const seen = (evidence: Partial<ServiceEvidence>): ServiceEvidence => ({
  image: 'example.com/orders:v9',
  port: 8080,
  healthCheckPath: '/health',
  stoppedTasks: [],
  events: [],
  logLines: [],
  ...evidence,
});
const pull = (text: string) =>
  seen({ stoppedTasks: [task(`CannotPullContainerError: ${text}`)] });

describe('rootCause of a service that did not come up', () => {
  const causes: [string, ServiceEvidence, string][] = [
    [
      'an image that does not exist',
      pull(
        'pull image manifest has been retried 7 time(s): failed to resolve ref example.com/orders:v9: not found',
      ),
      'image example.com/orders:v9 does not exist (CannotPullContainerError)',
    ],
    [
      'an image on Docker Hub that does not exist',
      pull(
        'pull image manifest has been retried 1 time(s): failed to resolve ref docker.io/library/orders:latest: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
      ),
      'image example.com/orders:v9 does not exist (CannotPullContainerError)',
    ],
    [
      'no way to the registry',
      pull(
        'pull image manifest has been retried 5 time(s): failed to resolve ref docker.io/library/orders:1: failed to do request: Head "https://registry-1.docker.io/v2/": dial tcp 1.2.3.4:443: i/o timeout',
      ),
      "image example.com/orders:v9 cannot be pulled, because the tasks' subnets have no way to its registry (CannotPullContainerError)",
    ],
    [
      'a registry that limits pulls',
      pull('toomanyrequests: You have reached your pull rate limit.'),
      'image example.com/orders:v9 cannot be pulled, because its registry limits anonymous pulls (CannotPullContainerError: toomanyrequests)',
    ],
    [
      'an image for another processor',
      pull(
        "pull image manifest has been retried 7 time(s): image Manifest does not contain descriptor matching platform 'linux/amd64'",
      ),
      'image example.com/orders:v9 is not built for the architecture of the tasks (CannotPullContainerError)',
    ],
    [
      'a registry that forbids',
      pull('failed to resolve ref "x": unexpected status code 403 Forbidden'),
      'image example.com/orders:v9 cannot be pulled: "CannotPullContainerError: failed to resolve ref "x": unexpected status code 403 Forbidden"',
    ],
    [
      'a container that exits',
      seen({
        stoppedTasks: [
          task('Essential container in task exited', { exitCode: 3 }),
        ],
      }),
      'container orders exited with code 3 (Essential container in task exited)',
    ],
    [
      'a container without enough memory',
      seen({
        stoppedTasks: [
          task('Essential container in task exited', {
            exitCode: 137,
            reason: 'OutOfMemoryError: Container killed due to memory usage',
          }),
        ],
      }),
      'container orders used more memory than it has (OutOfMemoryError, exit code 137)',
    ],
    [
      'a health check that gets an error, and not the exit code of the kill',
      seen({
        stoppedTasks: [
          task('Task failed ELB health checks in (target-group arn)', {
            exitCode: 143,
          }),
        ],
        unhealthy: {
          state: 'unhealthy',
          reason: 'Target.ResponseCodeMismatch',
          description: 'Health checks failed with these codes: [502, 503]',
        },
      }),
      'the container answers 502, 503 to /health on port 8080 (Target.ResponseCodeMismatch)',
    ],
    [
      'a health check that gets no answer, known from service events only',
      seen({
        stoppedTasks: [
          task('Task failed ELB health checks in (target-group a)'),
        ],
        events: [
          '(service orders) (task 1) (port 8080) is unhealthy in (target-group a) due to (reason Request timed out).',
        ],
      }),
      'the container does not answer /health on port 8080: Request timed out',
    ],
    [
      'a health check of which nothing more is known',
      seen({
        stoppedTasks: [
          task('Task failed ELB health checks in (target-group a)'),
        ],
      }),
      "the load balancer's health check fails on port 8080 (Task failed ELB health checks)",
    ],
    [
      "a container's own health check",
      seen({ stoppedTasks: [task('Task failed container health checks')] }),
      'container orders fails the health check of its task definition (Task failed container health checks)',
    ],
    [
      'tasks that cannot be placed',
      seen({
        events: [
          '(service orders) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.',
        ],
      }),
      'Capacity is unavailable at this time. Please try again later or in a different availability zone.',
    ],
  ];

  it.each(causes)('%s', (_, evidence, why) => {
    expect(rootCause([cancelled, breaker], evidence, []).why).toBe(why);
  });

  it('counts the attempts and tells one of them', () => {
    const stopped = task('Essential container in task exited', { exitCode: 1 });
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
        'tasks end by themselves, so ECS gave up after 3 attempts and CloudFormation rolled back',
      why: 'container orders exited with code 1 (Essential container in task exited)',
      evidence: [
        'task 7f3c0123… stopped 12 s after start, exit code 1: Essential container in task exited; 2 more alike',
        'log │ DATABASE_URL is not set',
      ],
      next: 'repair what the container\'s log names, then press "Start over"',
    });
  });

  it("is CloudFormation's own words where there is no evidence", () => {
    expect(rootCause([breaker], seen({}), []).why).toBe(
      "the service: Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'. (GeneralServiceException)",
    );
  });
});

describe('rootCause of another resource', () => {
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
      'is left to the events where only siblings are told',
      [sibling],
      "the service: Error occurred during operation 'ECS Deployment Circuit Breaker was triggered'. (GeneralServiceException)",
    ],
  ];

  it.each(table)('%s', (_, events, why) => {
    expect(rootCause([cancelled, breaker], undefined, events).why).toBe(why);
  });
});

describe('failingEvent', () => {
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
