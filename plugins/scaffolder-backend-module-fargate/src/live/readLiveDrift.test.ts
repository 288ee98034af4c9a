import { Answers, cannedAws } from '../__testUtils__/cannedAws';
import { definition, SERVICE } from '../__testUtils__/cannedRollout';
import { readLiveDrift } from './readLiveDrift';

const stack = {
  outputs: { ServiceArn: SERVICE, TaskDefinitionArn: definition(2) },
  parameters: { DesiredCount: '2' },
};
const service = (facts: object = {}) => ({
  services: [
    {
      serviceArn: SERVICE,
      status: 'ACTIVE',
      desiredCount: 2,
      runningCount: 2,
      taskDefinition: definition(2),
      ...facts,
    },
  ],
});

/** Two revisions, whose own container is the second one. */
const revisions: Answers = {
  DescribeTaskDefinition: ({ taskDefinition }: any) => ({
    taskDefinition: {
      taskDefinitionArn: taskDefinition,
      status: 'ACTIVE',
      containerDefinitions: [
        { name: 'proxy', image: 'envoy' },
        { name: 'orders', image: `orders:${taskDefinition.split(':').pop()}` },
      ],
    },
  }),
};

function read(
  answers: Answers,
  of: Parameters<typeof readLiveDrift>[1] = stack,
) {
  const { signal } = new AbortController();
  const aws = cannedAws({ ...revisions, ...answers });
  const { clients } = aws;
  return { ...aws, signal, found: readLiveDrift({ clients, signal }, of) };
}

describe('readLiveDrift', () => {
  it('compares what runs with the stack, and reads no revisions if it is the same', async () => {
    const { found, inputs, signal, signals } = read({
      DescribeServices: service({ desiredCount: 3 }),
    });
    expect(await found).toEqual({
      service: expect.objectContaining({ arn: SERVICE, desired: 3 }),
      drift: [{ subject: 'desiredCount', live: '3', stack: '2' }],
    });
    expect(inputs).toEqual([
      ['DescribeServices', { cluster: 'dev', services: ['orders'] }],
    ]);
    expect(signals).toEqual([signal]);
  });

  it('compares both revisions, where another one runs', async () => {
    const { found, inputs, signal, signals } = read({
      DescribeServices: service({ taskDefinition: definition(7) }),
    });
    expect((await found)!.drift).toEqual([
      { subject: 'image', live: 'orders:7', stack: 'orders:2' },
    ]);
    expect(inputs.slice(1)).toEqual([
      ['DescribeTaskDefinition', { taskDefinition: definition(7) }],
      ['DescribeTaskDefinition', { taskDefinition: definition(2) }],
    ]);
    expect(signals).toEqual([signal, signal, signal]);
  });

  it('reads also a service that is being drained', async () => {
    const { found } = read({
      DescribeServices: service({ status: 'DRAINING' }),
    });
    expect((await found)!.service.status).toBe('DRAINING');
  });

  it.each([{}, service({ status: 'INACTIVE' })])(
    'is none where ECS answers %j',
    async answer => {
      expect(await read({ DescribeServices: answer }).found).toBeUndefined();
    },
  );

  it('asks nothing about a stack without a service', async () => {
    const { found, inputs } = read({}, { outputs: {}, parameters: {} });
    expect(await found).toBeUndefined();
    expect(inputs).toEqual([]);
  });
});
