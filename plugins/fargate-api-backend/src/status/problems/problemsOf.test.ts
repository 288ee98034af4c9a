import {
  CertificateStatus,
  Rollout,
  ServiceStatus,
  StoppedTask,
  TargetGroupStatus,
  TargetStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { countByState } from '../../resources/targetGroups';
import { problemsOf } from './problemsOf';
import { StatusParts } from './StatusParts';

const completed: Rollout = {
  state: 'completed',
  startedAt: '2026-01-01T00:00:00.000Z',
  desired: 2,
  running: 2,
  pending: 0,
  failedTasks: 0,
  circuitBreaker: true,
  taskDefinition: 'orders:2',
  progress: 100,
};
const failing: Rollout = { ...completed, state: 'in-progress', failedTasks: 2 };

function service(overrides: Partial<ServiceStatus> = {}): ServiceStatus {
  return {
    name: 'orders',
    cluster: 'dev',
    status: 'ACTIVE',
    desired: 2,
    running: 2,
    pending: 0,
    rollout: completed,
    events: [],
    ...overrides,
  };
}

function group(...targets: Omit<TargetStatus, 'address'>[]): TargetGroupStatus {
  const all = targets.map((target, i) => ({
    address: `10.0.0.${i}:80`,
    ...target,
  }));
  return {
    name: 'orders',
    healthCheckPath: '/health',
    counts: countByState(all),
    targets: all,
  };
}

const healthy = { state: 'healthy' } as const;
const unhealthy = (reason: string, description?: string) =>
  ({ state: 'unhealthy', reason, description } as const);
const answers500 = unhealthy(
  'Target.ResponseCodeMismatch',
  'Health checks failed with these codes: [500]',
);

function stopped(overrides: Partial<StoppedTask>): StoppedTask {
  return {
    id: 'f00',
    stopCode: 'TaskFailedToStart',
    containers: [],
    ...overrides,
  };
}
const crashed = stopped({
  stopCode: 'EssentialContainerExited',
  reason: 'Essential container in task exited',
  containers: [
    { name: 'sidecar', exitCode: 0 },
    { name: 'app', exitCode: 3 },
  ],
});

const otherParts = {
  tasks: {},
  taskIngress: {},
  certificate: {},
  domainRecord: {},
  additionalRecords: [],
  gatewayBreak: {},
  linkRules: {},
  sharedRule: {},
  now: '2026-01-01T00:00:00Z',
};

interface Case {
  certificate?: string | Partial<CertificateStatus>;
  service?: ServiceStatus;
  groups?: TargetGroupStatus[];
  tasks?: StoppedTask[];
  stack?: string;
  isMoving?: boolean;
  loadBalancer?: string;
  /** The sources that its security groups allow. */
  callers?: string[];
  /** The networks that the security group of public tasks allows. */
  taskIngress?: string[];
  /** Where the record of the domain name leads to. */
  leadsTo?: string[];
  additionalLeadTo?: string[][];
}

function problemsFound({ service: value = service(), ...rest }: Case) {
  const parts: StatusParts = {
    ...otherParts,
    service: { value },
    taskDefinition: {},
    targetGroups: { value: rest.groups ?? [] },
    callers: {
      value: {
        allowedSources: rest.callers ?? ['0.0.0.0/0'],
        restricted: true,
      },
    },
    domainRecord: {
      value: {
        domainName: 'orders.acme.com',
        zoneId: 'Z1',
        leadsTo: rest.leadsTo ?? ['orders.elb'],
      },
    },
    additionalRecords: (rest.additionalLeadTo ?? []).map((leadsTo, index) => ({
      value: { domainName: `n${index}.acme.com`, zoneId: 'Z2', leadsTo },
    })),
    endpoint: {
      value: {
        dnsName: 'Orders.elb',
        scheme: 'internet-facing',
        type: 'application',
        tls: false,
        state: rest.loadBalancer ?? 'active',
        availabilityZones: [],
      },
    },
    certificate: rest.certificate
      ? {
          value: {
            arn: 'arn',
            domainName: 'orders.acme.com',
            ...(typeof rest.certificate === 'string'
              ? { expiresAt: rest.certificate }
              : rest.certificate),
          },
        }
      : {},
    egressIps: {},
    taskIngress: { value: rest.taskIngress },
    stoppedTasks: { value: rest.tasks ?? [] },
    stack: {
      name: 'orders',
      status: rest.stack ?? 'CREATE_COMPLETE',
      isMoving: rest.isMoving,
    },
  };
  return problemsOf(parts);
}

const problems = (given: Case) =>
  problemsFound(given).map(
    ({ severity, message }) => `${severity}: ${message}`,
  );

const short = (running: number, rollout = completed) =>
  service({ running, rollout });

describe('problemsOf', () => {
  it.each<[string, Case, string[]]>([
    ['nothing is wrong', { groups: [group(healthy, healthy)] }, []],
    [
      'targets are registered and deregistered in a rollout',
      { groups: [group(healthy, { state: 'initial' }, { state: 'draining' })] },
      [],
    ],
    [
      'one target returns an error',
      { groups: [group(healthy, answers500)] },
      [
        'warning: 1 of 2 targets unhealthy: health check /health returned status 500 (Target.ResponseCodeMismatch)',
      ],
    ],
    [
      'no target is healthy, without counting draining targets',
      { groups: [group(answers500, answers500, { state: 'draining' })] },
      [
        'error: 2 of 2 targets unhealthy: health check /health returned status 500 (Target.ResponseCodeMismatch)',
      ],
    ],
    [
      'targets fail in different ways',
      {
        groups: [
          group(
            unhealthy('Target.Timeout', 'Request timed out'),
            unhealthy('Target.FailedHealthChecks', 'Health checks failed'),
          ),
        ],
      },
      [
        'error: 1 of 2 targets unhealthy: health check /health timed out (Target.Timeout)',
        'error: 1 of 2 targets unhealthy: health check /health failed, because the connection was refused or the response was malformed (Target.FailedHealthChecks)',
      ],
    ],
    [
      'no listener forwards to the target group',
      {
        groups: [
          group({
            state: 'unused',
            reason: 'Target.NotInUse',
            description:
              'Target group is not configured to receive traffic from the load balancer',
          }),
        ],
      },
      [
        'error: 1 of 1 targets unused: no listener forwards to the target group (Target.NotInUse)',
      ],
    ],
    [
      'the desired count is 0',
      {
        service: service({ desired: 0, running: 0 }),
        groups: [group(unhealthy('Target.InvalidState'))],
        tasks: [crashed],
      },
      [],
    ],
    [
      'containers crash',
      { service: short(0, failing), tasks: [crashed, crashed] },
      [
        'error: 2 tasks stopped: container app exited with code 3',
        'error: 2 tasks of orders:2 failed to start or did not become healthy',
      ],
    ],
    [
      'a container ran out of memory',
      {
        service: short(1),
        tasks: [
          stopped({
            stopCode: 'EssentialContainerExited',
            containers: [
              {
                name: 'app',
                exitCode: 137,
                reason:
                  'OutOfMemoryError: Container killed due to memory usage',
              },
            ],
          }),
        ],
      },
      [
        'warning: 1 task stopped: container app ran out of memory (OutOfMemoryError: Container killed due to memory usage)',
      ],
    ],
    [
      'the image does not exist',
      {
        service: short(0, failing),
        tasks: [
          stopped({
            reason: 'CannotPullContainerError: not found',
            containers: [{ name: 'app' }],
          }),
        ],
      },
      [
        'error: 1 task stopped: image app does not exist (CannotPullContainerError: not found)',
        'error: 2 tasks of orders:2 failed to start or did not become healthy',
      ],
    ],
    [
      'health checks failed, according to a service event',
      {
        service: service({
          running: 0,
          events: [
            {
              id: '1',
              createdAt: '2026-01-01T00:02:00.000Z',
              message:
                '(service orders) (port 80) is unhealthy in (target-group arn:tg) due to (reason Health checks failed with these codes: [500])',
            },
          ],
        }),
        tasks: [
          stopped({
            stopCode: 'ServiceSchedulerInitiated',
            reason: 'Task failed ELB health checks in (target-group arn:tg)',
          }),
        ],
      },
      [
        'error: 1 task stopped: health check (unknown) returned status 500 (Task failed ELB health checks)',
      ],
    ],
    [
      'Spot capacity was taken back',
      { service: short(1), tasks: [stopped({ stopCode: 'SpotInterruption' })] },
      ['warning: 1 task stopped: Fargate Spot reclaimed the capacity'],
    ],
    [
      'a user stopped a task',
      {
        service: short(1),
        tasks: [
          stopped({ stopCode: 'UserInitiated' }),
          stopped({
            stopCode: 'ServiceSchedulerInitiated',
            reason: 'Scaling activity initiated by (deployment ecs-svc/1)',
          }),
        ],
      },
      ['warning: 1 running, 2 desired'],
    ],
    ['stopped tasks were replaced', { tasks: [crashed] }, []],
    [
      'ECS cannot place tasks',
      {
        service: service({
          running: 0,
          events: [
            {
              id: '1',
              createdAt: '2026-01-01T00:02:00.000Z',
              message: '(service orders) was unable to place a task.',
            },
          ],
        }),
      },
      [
        'error: ECS cannot place tasks: (service orders) was unable to place a task.',
      ],
    ],
    [
      'ECS cannot place tasks and says why',
      {
        service: service({
          running: 0,
          events: [
            {
              id: '2',
              createdAt: '2026-01-01T00:03:00.000Z',
              message: '(service orders) has started 1 tasks: (task 1).',
            },
            {
              id: '1',
              createdAt: '2026-01-01T00:02:00.000Z',
              message:
                '(service orders) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone.',
            },
          ],
        }),
      },
      [
        'error: ECS cannot start tasks: Fargate has no capacity in the availability zones of the subnets (Capacity is unavailable at this time. Please try again later or in a different availability zone)',
      ],
    ],
    [
      'tasks stopped for one cause, with different IDs in the messages of AWS',
      {
        service: short(0),
        tasks: ['b2', 'a1'].map(id =>
          stopped({
            reason: `ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: User: arn:aws:sts::1:assumed-role/r/${id} is not authorized to perform: ssm:GetParameters`,
            containers: [{ name: 'app' }],
          }),
        ),
      },
      [
        expect.stringMatching(
          /^error: 2 tasks stopped: the execution role cannot read a secret or parameter of the task definition \(ResourceInitializationError: .*\/b2 is not authorized/,
        ),
      ],
    ],
    [
      'ECS could not place tasks before this deployment',
      {
        service: service({
          running: 1,
          events: [
            {
              id: '1',
              createdAt: '2025-12-31T00:00:00.000Z',
              message: '(service orders) was unable to place a task.',
            },
          ],
        }),
      },
      ['warning: 1 running, 2 desired'],
    ],
    [
      'a first rollout begins',
      {
        service: service({
          running: 0,
          rollout: { ...completed, state: 'in-progress' },
        }),
      },
      [],
    ],
    [
      'the last deployment failed while the old version answers',
      {
        service: service({
          rollout: {
            ...completed,
            state: 'failed',
            reason: 'tasks failed to start.',
          },
        }),
        groups: [group(healthy, healthy)],
      },
      ['error: The deployment of orders:2 failed: tasks failed to start.'],
    ],
    [
      'the load balancer cannot scale',
      { loadBalancer: 'active_impaired' },
      [
        'warning: The load balancer forwards traffic but cannot scale (active_impaired)',
      ],
    ],
    [
      'the last update was rolled back',
      { stack: 'UPDATE_ROLLBACK_COMPLETE' },
      [
        'warning: The last update of the stack orders failed and was rolled back',
      ],
    ],
    [
      'there are warnings and errors',
      {
        service: short(1),
        tasks: [crashed],
        groups: [group(answers500)],
      },
      [
        'error: 1 of 1 targets unhealthy: health check /health returned status 500 (Target.ResponseCodeMismatch)',
        'warning: 1 task stopped: container app exited with code 3',
      ],
    ],
    [
      'the certificate expires in two months',
      { certificate: '2026-03-01T00:00:00Z' },
      [],
    ],
    [
      'the certificate expires in ten days',
      { certificate: '2026-01-11T00:00:00Z' },
      ['warning: The certificate of orders.acme.com expires in 10 days'],
    ],
    [
      'the certificate expires in 29 days',
      { certificate: '2026-01-30T00:00:00Z' },
      ['warning: The certificate of orders.acme.com expires in 29 days'],
    ],
    [
      'the certificate expires in 30 days',
      { certificate: '2026-01-31T00:00:00Z' },
      [],
    ],
    [
      'the certificate was renewed',
      {
        certificate: { expiresAt: '2027-01-31T00:00:00Z', renewal: 'SUCCESS' },
      },
      [],
    ],
    [
      'the renewal of the certificate has just begun',
      {
        certificate: {
          expiresAt: '2026-03-01T00:00:00Z',
          renewal: 'PENDING_AUTO_RENEWAL',
        },
      },
      [],
    ],
    [
      'the renewal of the certificate waits for DNS',
      {
        certificate: {
          expiresAt: '2026-03-01T00:00:00Z',
          renewal: 'PENDING_VALIDATION',
        },
      },
      [
        'warning: The certificate of orders.acme.com expires in 59 days, and ACM needs its validation record to renew it',
      ],
    ],
    [
      'the renewal of the certificate failed',
      { certificate: { expiresAt: '2026-01-11T00:00:00Z', renewal: 'FAILED' } },
      [
        'warning: The certificate of orders.acme.com expires in 10 days, and ACM could not renew it',
      ],
    ],
    [
      'ACM says that the certificate expired',
      { certificate: { status: 'EXPIRED' } },
      ['error: The certificate of orders.acme.com expired'],
    ],
    [
      'the certificate was revoked',
      { certificate: { expiresAt: '2026-09-01T00:00:00Z', status: 'REVOKED' } },
      ['error: The certificate of orders.acme.com was revoked'],
    ],
    ['only the ARN of the certificate is known', { certificate: {} }, []],
    [
      'the certificate expired yesterday',
      { certificate: '2025-12-31T00:00:00Z' },
      ['error: The certificate of orders.acme.com expired'],
    ],
    [
      'the targets of one group could not be read',
      {
        groups: [
          group(healthy),
          {
            ...group(),
            failure: { reason: 'denied', message: 'AccessDenied: no' },
          },
        ],
      },
      ['warning: Could not read target health: AccessDenied: no'],
    ],
    [
      'the security group of the load balancer has no rule',
      { callers: [] },
      [
        'error: The security group of the load balancer allows nobody, so no request arrives',
      ],
    ],
    [
      'the security group of public tasks allows more than the load balancer',
      { taskIngress: ['0.0.0.0/0', '::/0'] },
      [
        'warning: The security group of the tasks allows 0.0.0.0/0, ::/0, and the tasks have public IP addresses: requests can bypass the load balancer',
      ],
    ],
    [
      'the security group of public tasks allows the load balancer only',
      { taskIngress: [] },
      [],
    ],
    [
      'the alias of the load balancer was deleted',
      { leadsTo: [] },
      [
        'error: Hosted zone Z1 has no record orders.acme.com, so nobody finds the load balancer by that name',
      ],
    ],
    [
      'the alias was made with the console',
      { leadsTo: ['dualstack.orders.elb'] },
      [],
    ],
    [
      'the domain name leads to other addresses',
      { leadsTo: ['192.0.2.1', '192.0.2.2'] },
      [
        'warning: orders.acme.com leads to 192.0.2.1, 192.0.2.2, not to the load balancer',
      ],
    ],
    [
      'of its further names one leads elsewhere and the record of one was deleted',
      { additionalLeadTo: [['orders.elb'], [], ['192.0.2.1']] },
      [
        'warning: Hosted zone Z2 has no record n1.acme.com, so nobody finds the API by that further name',
        'warning: n2.acme.com leads to 192.0.2.1, not to the load balancer',
      ],
    ],
    [
      'the service was deleted',
      { service: service({ status: 'INACTIVE' }), groups: [group(answers500)] },
      ['error: The service orders in cluster dev was deleted'],
    ],
  ])('reports, when %s', (_, given, expected) => {
    expect(problems(given)).toEqual(expected);
  });

  it.each([
    [
      'an image that does not exist',
      'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref orders:v9: orders:v9: not found',
      'image-not-found',
    ],
    [
      'an image for another architecture',
      "CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/amd64'",
      'image-architecture',
    ],
    [
      'a registry that cannot be reached',
      'CannotPullContainerError: dial tcp 52.1.2.3:443: i/o timeout',
      'registry-unreachable',
    ],
    [
      'a registry that denies access',
      'CannotPullContainerError: 403 Forbidden',
      'image-access-denied',
    ],
    [
      'a secret that the execution role may not read',
      'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets from ssm: AccessDeniedException: User: arn:aws:sts::1:assumed-role/r/a is not authorized to perform: ssm:GetParameters',
      'secret-access-denied',
    ],
    [
      'a log group that does not exist',
      'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.',
      'log-group-not-found',
    ],
    [
      'no network path to AWS',
      'ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration.',
      'registry-unreachable',
    ],
    [
      'no capacity',
      'Capacity is unavailable at this time. Please try again later or in a different availability zone',
      'no-capacity',
    ],
    ['an unknown reason', 'Something new', 'start-failed'],
  ])('classifies a task that failed to start: %s', (_, reason, causeKind) => {
    const [problem] = problemsFound({
      service: short(0),
      tasks: [stopped({ reason, containers: [{ name: 'app' }] })],
    });
    expect(problem).toMatchObject({
      severity: 'error',
      kind: 'tasks-stopped',
      facts: { causeKind, count: 1 },
    });
    expect(problem.message).toMatch(/^1 task stopped: /);
    expect(problem.hint).toBeTruthy();
  });

  it.each([
    ['a description', { description: 'Something new' }, 'Something new'],
    ['nothing', {}, 'unavailable'],
  ])('reports a target without a reason, but with %s', (_, target, awsText) => {
    const groups = [group({ state: 'unavailable', ...target })];
    expect(problemsFound({ groups })).toMatchObject([
      {
        severity: 'error',
        kind: 'targets-unhealthy',
        facts: { causeKind: 'target-unexplained', awsText, count: 1, total: 1 },
        message: expect.stringContaining(`(${awsText})`),
      },
    ]);
  });

  it.each([
    ['UPDATE_ROLLBACK_COMPLETE', 'warning', 'stack-update-rolled-back'],
    ['UPDATE_ROLLBACK_FAILED', 'error', 'stack-rollback-failed'],
    ['UPDATE_FAILED', 'error', 'stack-update-failed'],
    ['DELETE_IN_PROGRESS', 'warning', 'stack-being-deleted'],
    ['DELETE_FAILED', 'error', 'stack-delete-failed'],
  ])('reports a stack in status %s', (stack, severity, kind) => {
    expect(problemsFound({ stack })).toMatchObject([
      {
        severity,
        kind,
        facts: { stack: 'orders' },
        code: stack,
      },
    ]);
  });

  it('reports that an API is between two load balancers', () => {
    expect(problemsFound({ isMoving: true })).toMatchObject([
      {
        severity: 'warning',
        kind: 'stack-moving',
        facts: { stack: 'orders' },
        message:
          'The API of the stack orders is moving to another load balancer, and both serve it',
      },
    ]);
  });

  it.each([
    ['failed', 'error', 'load-balancer-failed'],
    ['active_impaired', 'warning', 'load-balancer-impaired'],
  ])('reports a load balancer in state %s', (loadBalancer, severity, kind) => {
    expect(problemsFound({ loadBalancer })).toMatchObject([
      { severity, kind, code: loadBalancer },
    ]);
  });

  it.each([
    ['goes on', 2, true, 'warning', 'rollout-failing'],
    ['goes on without running tasks', 0, true, 'error', 'rollout-failing'],
    [
      'has no circuit breaker',
      2,
      false,
      'warning',
      'rollout-failing-without-rollback',
    ],
  ])(
    'reports failed tasks of a rollout that %s',
    (_, running, circuitBreaker, severity, kind) => {
      const rollout = { ...failing, circuitBreaker };
      expect(problemsFound({ service: short(running, rollout) })).toMatchObject(
        [{ severity, kind, facts: { count: 2, taskDefinition: 'orders:2' } }],
      );
    },
  );

  it('names the cause of a rolled back update while ECS still lists its tasks', () => {
    expect(
      problemsFound({
        stack: 'UPDATE_ROLLBACK_COMPLETE',
        tasks: [{ ...crashed, taskDefinition: 'orders:3' }],
      }),
    ).toMatchObject([
      {
        message:
          'The last update of the stack orders failed and was rolled back: container app exited with code 3',
        hint: 'Fix the error shown in the log of the container.',
        code: 'UPDATE_ROLLBACK_COMPLETE',
      },
    ]);
  });

  it('does not take a task of an earlier revision for the cause of a rolled back update', () => {
    expect(
      problemsFound({
        stack: 'UPDATE_ROLLBACK_COMPLETE',
        tasks: [
          { ...crashed, taskDefinition: 'orders:1' },
          { ...crashed, taskDefinition: 'orders:2' },
        ],
      }),
    ).toMatchObject([{ kind: 'stack-update-rolled-back' }]);
  });

  describe('with a service that reached a steady state', () => {
    const steady = {
      id: 'e1',
      createdAt: '2026-01-01T01:00:00.000Z',
      message: '(service orders) has reached a steady state.',
    };

    it('reports nothing after the desired count was raised', () => {
      expect(
        problems({
          service: service({ desired: 3, events: [steady] }),
          groups: [group(healthy, healthy)],
          tasks: [{ ...crashed, stoppedAt: '2026-01-01T00:30:00.000Z' }],
        }),
      ).toEqual([]);
    });

    it('reports the tasks that stopped since', () => {
      expect(
        problems({
          service: service({ running: 1, pending: 1, events: [steady] }),
          groups: [group(healthy)],
          tasks: [{ ...crashed, stoppedAt: '2026-01-01T01:30:00.000Z' }],
        }),
      ).toEqual(['warning: 1 task stopped: container app exited with code 3']);
    });
  });

  it('reports the first failed task of a rollout', () => {
    const rollout = { ...failing, failedTasks: 1 };
    expect(problemsFound({ service: service({ rollout }) })).toMatchObject([
      { severity: 'warning', kind: 'rollout-failing', facts: { count: 1 } },
    ]);
  });

  it.each([
    ['not-found', 'service-missing', 'error'],
    ['denied', 'read-denied', 'warning'],
    ['unavailable', 'read-unavailable', 'warning'],
  ] as const)(
    'reports a service that is %s as %s',
    (reason, kind, severity) => {
      const failure = { reason, message: 'text of AWS' };
      const found = problemsOf({
        ...otherParts,
        service: { failure },
        taskDefinition: { failure },
        targetGroups: {},
        endpoint: {},
        callers: {},
        egressIps: {},
        stoppedTasks: {},
      });
      expect(found).toMatchObject([
        { severity, kind, facts: { failure: 'text of AWS' } },
      ]);
    },
  );

  it('reports a failed rollout without a reason', () => {
    const rollout = { ...completed, state: 'failed' } as const;
    expect(problemsFound({ service: service({ rollout }) })).toMatchObject([
      { severity: 'error', kind: 'rollout-failed', code: 'FAILED' },
    ]);
  });

  it.each([
    ['manifest for orders:v9 not found', /^Push the image and the tag/],
    ['dial tcp 52.1.2.3:443: i/o timeout', /NAT gateway/],
    ['403 Forbidden', /ecr:BatchGetImage/],
    ['401 Unauthorized', /ecr:BatchGetImage/],
  ])('has a hint for an image: %s', (text, hint) => {
    const reason = `CannotPullContainerError: ${text}`;
    const [problem] = problemsOf({
      ...otherParts,
      service: { value: short(0) },
      taskDefinition: {},
      targetGroups: {},
      endpoint: {},
      callers: {},
      egressIps: {},
      stoppedTasks: { value: [stopped({ reason })] },
    });
    expect(problem.hint).toMatch(hint);
    expect(problem.code).toBe('CannotPullContainerError');
  });

  it('reports one cause once for several parts', () => {
    const failure = { reason: 'denied', message: 'AccessDenied: no' } as const;
    const found = problemsOf({
      ...otherParts,
      service: { value: service() },
      taskDefinition: {},
      targetGroups: { failure },
      endpoint: { failure },
      callers: {},
      egressIps: { failure },
      stoppedTasks: { failure: { reason: 'throttled', message: 'slow down' } },
    });
    expect(found).toEqual([
      {
        severity: 'warning',
        kind: 'read-denied',
        facts: {
          parts: ['targetGroups', 'endpoint', 'egress'],
          failure: 'AccessDenied: no',
        },
        message:
          'Could not read the target groups, the load balancer, and the outbound IPs: AccessDenied: no',
        hint: expect.stringContaining('permission'),
      },
    ]);
  });
});
