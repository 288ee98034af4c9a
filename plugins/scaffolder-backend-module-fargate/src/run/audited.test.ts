import { audited } from './audited';

const INPUT = {
  target: 'dev',
  name: 'orders',
  namespace: 'default',
  owner: 'group:default/a',
  entityRef: 'api:default/orders',
  stackArn: 'arn:1',
  environment: 'resource:default/dev',
  environmentStackArn: 'arn:2',
  domainName: 'orders.acme.com',
  parentZone: { target: 'network' },
  zone: 'resource:default/zone',
  zoneStackArn: 'arn:3',
  hostedZoneId: 'Z1',
  consumer: { vpcId: 'vpc-1' },
  variable: 'DB',
  repoUrl: 'github.com?owner=acme&repo=orders',
  branch: 'main',
  deploymentEnvironment: 'production',
  tag: 'v1',
};

async function audit(run: object, work: () => Promise<void>) {
  const record = { success: jest.fn(), fail: jest.fn() };
  const createEvent = jest.fn(async (..._: unknown[]) => record);
  const facts = { stack: 'arn' };
  await audited(
    { createEvent } as any,
    'fargate:api:update',
    { task: { id: 'task-1' }, ...run } as any,
    { facts, initiator: { name: 'user:default/ann' } } as any,
    work,
  ).catch(() => {});
  return { events: createEvent.mock.calls.flat(), facts, record };
}

describe('audited', () => {
  it('records who asked for what, in which task, and no value of a secret', async () => {
    const { events, facts, record } = await audit(
      {
        input: { ...INPUT, value: 'secret', variables: { A: '1' } },
        step: { id: 'deploy' },
      },
      async () => {},
    );
    expect(events).toEqual([
      {
        eventId: 'api-update',
        severityLevel: 'medium',
        meta: {
          action: 'fargate:api:update',
          initiator: 'user:default/ann',
          taskId: 'task-1',
          stepId: 'deploy',
          isDryRun: false,
          request: INPUT,
        },
      },
    ]);
    expect(record.success.mock.calls).toEqual([[{ meta: facts }]]);
    expect(record.fail).not.toHaveBeenCalled();
  });

  it('records a dry run as one', async () => {
    const { events } = await audit({ isDryRun: true }, async () => {});
    expect(events).toEqual([
      expect.objectContaining({
        severityLevel: 'low',
        meta: {
          action: 'fargate:api:update',
          initiator: 'user:default/ann',
          taskId: 'task-1',
          isDryRun: true,
          request: {},
        },
      }),
    ]);
  });

  it('records a failure', async () => {
    const error = new Error('not yours');
    const { facts, record } = await audit({}, async () => {
      throw error;
    });
    expect(record.fail.mock.calls).toEqual([[{ error, meta: facts }]]);
    expect(record.success).not.toHaveBeenCalled();
  });
});
