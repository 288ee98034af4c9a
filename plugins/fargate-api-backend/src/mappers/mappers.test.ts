import { Deployment, Service } from '@aws-sdk/client-ecs';
import { NatGateway } from '@aws-sdk/client-ec2';
import {
  toNatFacts,
  toEndpointStatus,
  toServiceStatus,
  toStoppedTasks,
  toTargetStatus,
  toTaskDefinitionStatus,
} from '.';

const account = 'eu-west-1:123456789012';
const revision = (n: number) =>
  `arn:aws:ecs:${account}:task-definition/orders:${n}`;
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));

const primary: Deployment = {
  status: 'PRIMARY',
  rolloutState: 'COMPLETED',
  taskDefinition: revision(2),
  desiredCount: 2,
  runningCount: 2,
};

function service(overrides: Partial<Service> = {}): Service {
  return {
    serviceName: 'orders',
    clusterArn: `arn:aws:ecs:${account}:cluster/dev`,
    status: 'ACTIVE',
    desiredCount: 2,
    runningCount: 2,
    pendingCount: 0,
    deployments: [primary],
    ...overrides,
  };
}

describe('toServiceStatus', () => {
  it.each<[string, Deployment[], object]>([
    [
      'completed',
      [primary],
      { state: 'completed', taskDefinition: 'orders:2' },
    ],
    [
      'under way beside the old version',
      [
        { ...primary, rolloutState: 'IN_PROGRESS', failedTasks: 1 },
        { status: 'ACTIVE', runningCount: 2, taskDefinition: revision(1) },
      ],
      {
        state: 'in-progress',
        failedTasks: 1,
        previousTaskDefinition: 'orders:1',
      },
    ],
    [
      'under way while the old version has no task left',
      [
        { ...primary, rolloutState: 'IN_PROGRESS' },
        { status: 'ACTIVE', runningCount: 0, taskDefinition: revision(1) },
      ],
      { state: 'in-progress', previousTaskDefinition: undefined },
    ],
    [
      'failed',
      [{ ...primary, rolloutState: 'FAILED', rolloutStateReason: 'gave up' }],
      { state: 'failed', reason: 'gave up' },
    ],
    [
      'under way without a state, as with CodeDeploy',
      [
        { ...primary, rolloutState: undefined },
        { status: 'ACTIVE', runningCount: 2, taskDefinition: revision(1) },
      ],
      { state: 'in-progress' },
    ],
    [
      'over without a state',
      [{ ...primary, rolloutState: undefined }],
      { state: 'completed' },
    ],
  ])('reads a rollout that is %s', (_, deployments, expected) => {
    expect(toServiceStatus(service({ deployments })).rollout).toMatchObject(
      expected,
    );
  });

  it.each([
    [{ enable: true, rollback: true }, true],
    [{ enable: true, rollback: false }, false],
    [{ enable: false, rollback: true }, false],
    [undefined, false],
  ])('takes the circuit breaker %j for going back: %s', (breaker, expected) => {
    const status = toServiceStatus(
      service({
        deploymentConfiguration: { deploymentCircuitBreaker: breaker },
      }),
    );
    expect(status.rollout!.circuitBreaker).toBe(expected);
  });

  it('keeps the ten newest events', () => {
    const events = Array.from({ length: 12 }, (_, i) => ({
      id: `${i}`,
      createdAt: at(59 - i),
      message: 'has reached a steady state.',
    }));
    const status = toServiceStatus(service({ events }));
    expect(status.events).toHaveLength(10);
    expect(status.events[0]).toEqual({
      id: '0',
      createdAt: '2026-01-01T00:59:00.000Z',
      message: 'has reached a steady state.',
    });
  });

  it('prefers the version that runs to LATEST', () => {
    const status = toServiceStatus(
      service({
        platformFamily: 'Linux',
        platformVersion: 'LATEST',
        deployments: [{ ...primary, platformVersion: '1.4.0' }],
      }),
    );
    expect(status.platform).toBe('Linux 1.4.0');
  });
});

describe('toTaskDefinitionStatus', () => {
  it('tells nothing of environment variables and secrets', () => {
    const status = toTaskDefinitionStatus({
      taskDefinitionArn: revision(2),
      cpu: '256',
      memory: '512',
      containerDefinitions: [
        {
          name: 'app',
          image: 'orders:v2',
          environment: [{ name: 'PASSWORD', value: 'hunter2' }],
          secrets: [{ name: 'TOKEN', valueFrom: 'arn:secret' }],
        },
      ],
    });
    expect(status).toEqual({
      name: 'orders:2',
      images: ['orders:v2'],
      cpu: 256,
      memory: 512,
    });
  });
});

describe('toTargetStatus', () => {
  it.each([
    ['healthy', 'healthy'],
    ['unhealthy.draining', 'draining'],
    ['something-new', 'unavailable'],
  ])('reads %s as %s', (State, state) => {
    expect(
      toTargetStatus({
        Target: { Id: '10.0.0.1', Port: 80 },
        TargetHealth: { State: State as 'healthy' },
      }),
    ).toMatchObject({ address: '10.0.0.1:80', state });
  });
});

describe('toEndpointStatus', () => {
  const balancer = {
    dnsName: 'orders.elb',
    scheme: 'internet-facing',
    type: 'application',
    state: 'active',
    availabilityZones: [],
  } as const;
  const on = (protocol: string, port: number) => ({ protocol, port });

  it.each([
    [[on('HTTP', 80)], 'http://orders.elb', false],
    [[on('HTTP', 8080)], 'http://orders.elb:8080', false],
    [[on('HTTP', 80), on('HTTPS', 443)], 'https://orders.elb', true],
    [[on('HTTPS', 8443)], 'https://orders.elb:8443', true],
    [[on('TLS', 443)], 'https://orders.elb', true],
    [[on('TCP', 80)], undefined, false],
    [[], undefined, false],
  ])('finds with %j the address %s, TLS: %s', (listeners, url, tls) => {
    const facts = { ...balancer, availabilityZones: [], securityGroups: [] };
    expect(toEndpointStatus(facts, listeners)).toMatchObject({ url, tls });
  });

  it("prefers the stack's address, which has the domain name", () => {
    const facts = { ...balancer, availabilityZones: [], securityGroups: [] };
    expect(
      toEndpointStatus(facts, [on('HTTPS', 443)], 'https://orders.acme.com')
        .url,
    ).toBe('https://orders.acme.com');
  });
});

describe('toNatFacts', () => {
  it('lists the public addresses of gateways that work', () => {
    const gateway = (State: NatGateway['State'], PublicIp?: string) => ({
      State,
      NatGatewayAddresses: [{ PublicIp }],
    });
    expect(
      toNatFacts([
        gateway('available', '203.0.113.8'),
        gateway('available', '203.0.113.7'),
        gateway('deleted', '203.0.113.9'),
        gateway('available'),
      ]),
    ).toEqual({ gateways: 3, ips: ['203.0.113.7', '203.0.113.8'] });
  });
});

describe('toStoppedTasks', () => {
  it('gives the ten newest, one that is about to stop first', () => {
    const tasks = Array.from({ length: 12 }, (_, i) => ({
      taskArn: `arn:aws:ecs:${account}:task/dev/${i}`,
      stoppedAt: i === 3 ? undefined : at(i),
    }));
    expect(toStoppedTasks(tasks).map(({ id }) => id)).toEqual([
      '3',
      '11',
      '10',
      '9',
      '8',
      '7',
      '6',
      '5',
      '4',
      '2',
    ]);
  });
});
