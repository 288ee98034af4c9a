import { DeployedRevision, PastDeployment } from '../resources';
import { toRecords } from './toRecords';

const definition = (n: number) =>
  `arn:aws:ecs:eu-west-1:123456789012:task-definition/orders:${n}`;

const past = (
  n: number,
  facts: Partial<PastDeployment> = {},
): PastDeployment => ({
  id: `d${n}`,
  status: 'SUCCESSFUL',
  hasFailed: false,
  alarms: [],
  createdAt: `2026-01-0${n}T00:00:00.000Z`,
  images: [],
  taskDefinitionArn: definition(n),
  ...facts,
});

const revision = (
  n: number,
  facts: Partial<DeployedRevision> = {},
): DeployedRevision => ({
  arn: definition(n),
  status: { name: `orders:${n}`, images: [] },
  tags: {},
  ...facts,
});

describe('toRecords', () => {
  it('combines what ECS keeps of a deployment and of its revision', () => {
    const images = [{ container: 'app', image: 'orders:v2' }];
    const configuration = [{ container: 'app', variables: ['A'], secrets: [] }];
    expect(
      toRecords(
        [
          past(2, {
            startedAt: '2026-01-02T00:00:01.000Z',
            finishedAt: '2026-01-02T00:01:00.000Z',
            images,
            desired: 2,
          }),
        ],
        [
          revision(2, {
            status: {
              name: 'orders:2',
              images: ['orders:v2'],
              cpu: 256,
              memory: 512,
              configuration,
            },
            tags: { deployedBy: 'user:default/ann', task: 'task-2' },
            differences: [],
          }),
        ],
        20,
      ),
    ).toStrictEqual([
      {
        id: 'd2',
        kind: 'revision',
        taskDefinition: 'orders:2',
        revision: 2,
        startedAt: '2026-01-02T00:00:01.000Z',
        finishedAt: '2026-01-02T00:01:00.000Z',
        outcome: 'succeeded',
        images,
        cpu: 256,
        memory: 512,
        desired: 2,
        configuration,
        deployedBy: 'user:default/ann',
        task: 'task-2',
        isRunning: true,
        differences: [],
      },
    ]);
  });

  it.each<[string, Partial<PastDeployment>, string]>([
    ['SUCCESSFUL', {}, 'succeeded'],
    ['PENDING', {}, 'in-progress'],
    ['IN_PROGRESS', {}, 'in-progress'],
    ['STOP_REQUESTED', {}, 'in-progress'],
    ['STOPPED', {}, 'stopped'],
    ['STOPPED', { hasFailed: true }, 'failed'],
    ['ROLLBACK_REQUESTED', { hasFailed: true }, 'rolling-back'],
    ['ROLLBACK_IN_PROGRESS', {}, 'rolling-back'],
    ['ROLLBACK_SUCCESSFUL', {}, 'rolled-back'],
    ['ROLLBACK_FAILED', { hasFailed: true }, 'rollback-failed'],
  ])('shows %s %j as %s', (status, facts, outcome) => {
    const [record] = toRecords([past(1, { status, ...facts })], undefined, 20);
    expect(record.outcome).toBe(outcome);
  });

  it('shows why a deployment failed, but not why one succeeded', () => {
    const reason = 'Service deployment completed.';
    const records = toRecords(
      [
        past(2, { status: 'STOPPED', reason, alarms: ['5xx'] }),
        past(1, { reason }),
      ],
      undefined,
      20,
    );
    expect(records).toMatchObject([{ reason, alarms: ['5xx'] }, {}]);
    expect(records[1]).not.toHaveProperty('reason');
    expect(records[1]).not.toHaveProperty('alarms');
  });

  it('returns only so many, but the others still explain them', () => {
    const tags = { deployedBy: 'user:default/ann', task: 'task-1' };
    const records = toRecords(
      [past(2), past(1)],
      [revision(2, { tags }), revision(1, { tags })],
      1,
    );
    expect(records).toHaveLength(1);
    // The tags were copied from the older revision with the rest of it.
    expect(records[0]).not.toHaveProperty('deployedBy');
  });

  it("has a revision's own tags, whatever another one of the same revision says", () => {
    const tags = { deployedBy: 'user:default/ann', task: 'task-1' };
    const [record] = toRecords(
      [past(1), past(2, { taskDefinitionArn: definition(1) })],
      [revision(1, { tags })],
      20,
    );
    expect(record.kind).toBe('restart');
    expect(record).not.toHaveProperty('deployedBy');
  });

  it.each<[string, Partial<PastDeployment>, object]>([
    [
      'the task definition',
      {},
      { kind: 'task-definition-missing', facts: { arn: definition(1) } },
    ],
    [
      'the service revision',
      { taskDefinitionArn: undefined, revisionArn: 'revision-arn' },
      { kind: 'service-revision-missing', facts: { arn: 'revision-arn' } },
    ],
    [
      'neither, nor their ARNs',
      { taskDefinitionArn: undefined },
      { kind: 'service-revision-missing', facts: { arn: 'd1' } },
    ],
  ])('says that ECS no longer describes %s', (_, facts, failure) => {
    const [record] = toRecords([past(1, facts)], [], 20);
    expect(record.failure).toMatchObject({ reason: 'not-found', ...failure });
    expect(record.failure!.message).toContain((failure as any).facts.arn);
    const [unread] = toRecords([past(1, facts)], undefined, 20);
    expect(unread).not.toHaveProperty('failure');
  });

  it('names no task definition that is unknown', () => {
    const [record] = toRecords(
      [past(1, { taskDefinitionArn: undefined })],
      undefined,
      20,
    );
    expect(record).not.toHaveProperty('taskDefinition');
    expect(record).not.toHaveProperty('revision');
  });
});
