import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import { readFirst, readingsOf } from '../__testUtils__/readings';
import { ServiceFacts } from './service';
import { observeServiceHistory } from './serviceHistory';

const SERVICE = 'arn:aws:ecs:eu-west-1:123456789012:service/dev/orders';
const arnOf = (n: number) =>
  `arn:aws:ecs:eu-west-1:123456789012:service-deployment/dev/orders/${n}`;
const revisionArnOf = (n: number) =>
  `arn:aws:ecs:eu-west-1:123456789012:service-revision/dev/orders/${n}`;
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
const isoAt = (minute: number) => at(minute).toISOString();

const serviceWith = (status: object) =>
  ({ value: { status, tasksVersion: 'v1' } } as Observed<ServiceFacts>);

/** The history of a service with some deployments, of which ECS describes the revisions. */
async function read(deployments: object[], revisions: object[] = []) {
  return readFirst(
    context => observeServiceHistory(context, SERVICE, serviceWith({}), 50),
    {
      ListServiceDeployments: { serviceDeployments: deployments },
      DescribeServiceDeployments: (input: {
        serviceDeploymentArns: string[];
      }) => ({
        serviceDeployments: deployments.filter(one =>
          input.serviceDeploymentArns.includes(
            (one as { serviceDeploymentArn: string }).serviceDeploymentArn,
          ),
        ),
      }),
      DescribeServiceRevisions: { serviceRevisions: revisions },
    },
  );
}

const deployment = (n: number, facts: object = {}) => ({
  serviceDeploymentArn: arnOf(n),
  status: 'SUCCESSFUL',
  createdAt: at(n),
  ...facts,
});

describe('observeServiceHistory', () => {
  it('reads the deployments with what they deployed, newest first', async () => {
    const { value, calls } = await read(
      [
        deployment(1),
        deployment(2, {
          startedAt: at(3),
          finishedAt: at(4),
          targetServiceRevision: {
            arn: revisionArnOf(2),
            requestedTaskCount: 2,
          },
        }),
      ],
      [
        { serviceRevisionArn: revisionArnOf(1), taskDefinition: 'orders:1' },
        {
          serviceRevisionArn: revisionArnOf(2),
          taskDefinition: 'orders:2',
          containerImages: [
            {
              containerName: 'app',
              image: 'orders:v2',
              imageDigest: 'sha256:2',
            },
            { containerName: 'proxy', image: 'proxy:v1' },
            {},
          ],
        },
      ],
    );
    expect(value).toEqual([
      {
        id: '2',
        status: 'SUCCESSFUL',
        hasFailed: false,
        alarms: [],
        createdAt: isoAt(2),
        startedAt: isoAt(3),
        finishedAt: isoAt(4),
        desired: 2,
        revisionArn: revisionArnOf(2),
        taskDefinitionArn: 'orders:2',
        images: [
          { container: 'app', image: 'orders:v2', digest: 'sha256:2' },
          { container: 'proxy', image: 'proxy:v1' },
          { container: '', image: '' },
        ],
      },
      {
        id: '1',
        status: 'SUCCESSFUL',
        hasFailed: false,
        alarms: [],
        createdAt: isoAt(1),
        startedAt: isoAt(1),
        images: [],
      },
    ]);
    expect(calls).toEqual([
      {
        operation: 'ListServiceDeployments',
        input: { cluster: 'dev', service: 'orders', maxResults: 50 },
      },
      {
        operation: 'DescribeServiceDeployments',
        input: { serviceDeploymentArns: [arnOf(1), arnOf(2)] },
      },
      {
        operation: 'DescribeServiceRevisions',
        input: { serviceRevisionArns: [revisionArnOf(2)] },
      },
    ]);
  });

  it.each([
    ['has not failed', {}, { hasFailed: false, alarms: [] }],
    [
      'has failed by the circuit breaker',
      { deploymentCircuitBreaker: { status: 'TRIGGERED' } },
      { hasFailed: true, alarms: [] },
    ],
    [
      'has not failed while the circuit breaker monitors it',
      { deploymentCircuitBreaker: { status: 'MONITORING' } },
      { hasFailed: false },
    ],
    [
      'has failed by an alarm',
      { alarms: { status: 'TRIGGERED', triggeredAlarmNames: ['5xx'] } },
      { hasFailed: true, alarms: ['5xx'] },
    ],
    [
      'was stopped',
      { stoppedAt: at(5), statusReason: 'stopped by user' },
      { finishedAt: isoAt(5), reason: 'stopped by user' },
    ],
    [
      'was rolled back, with its own reason first',
      {
        statusReason: 'own',
        rollback: { reason: 'of the rollback', serviceRevisionArn: 'r' },
      },
      { reason: 'own', restoredArn: 'r' },
    ],
    [
      'was rolled back',
      { rollback: { reason: 'of the rollback' } },
      { reason: 'of the rollback' },
    ],
  ])('shows that a deployment %s', async (_, facts, expected) => {
    const { value } = await read([deployment(1, facts)]);
    expect(value).toMatchObject([expected]);
  });

  it('describes at most twenty at once, and a revision once', async () => {
    const all = Array.from({ length: 21 }, (_, n) =>
      deployment(n, {
        targetServiceRevision: { arn: revisionArnOf(n % 2) },
        rollback: { serviceRevisionArn: revisionArnOf(2) },
      }),
    );
    const { calls, value } = await read(all);
    expect(value).toHaveLength(21);
    expect(calls.slice(1).map(({ input }) => Object.values(input)[0])).toEqual([
      all.slice(0, 20).map(({ serviceDeploymentArn }) => serviceDeploymentArn),
      [arnOf(20)],
      [revisionArnOf(0), revisionArnOf(2), revisionArnOf(1)],
    ]);
  });

  it('makes no further call for a service without deployments', async () => {
    const empty = await readFirst(context =>
      observeServiceHistory(context, SERVICE, serviceWith({}), 50),
    );
    expect(empty.value).toEqual([]);
    expect(empty.calls).toHaveLength(1);
  });

  it('leaves out what ECS no longer describes', async () => {
    const { value } = await readFirst(
      context => observeServiceHistory(context, SERVICE, serviceWith({}), 50),
      { ListServiceDeployments: { serviceDeployments: [deployment(1)] } },
    );
    expect(value).toEqual([]);
  });

  it.each([
    [{ desired: 1, running: 1 }, false],
    [{ desired: 2, running: 1 }, true],
    [{ desired: 1, running: 1, rollout: { state: 'in-progress' } }, true],
  ])('changes while the service is %j: %s', async (status, isChanging) => {
    const [reading] = await readingsOf(context =>
      observeServiceHistory(context, SERVICE, serviceWith(status), 50),
    );
    expect(reading.isChanging!([])).toBe(isChanging);
  });
});
