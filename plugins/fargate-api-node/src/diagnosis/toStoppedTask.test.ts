import { toStoppedTask } from './toStoppedTask';

describe('toStoppedTask', () => {
  it('maps a task with its containers', () => {
    expect(
      toStoppedTask({
        taskArn: 'arn:aws:ecs:eu-west-1:123456789012:task/dev/0d1e2f3a',
        taskDefinitionArn:
          'arn:aws:ecs:eu-west-1:123456789012:task-definition/orders:7',
        stoppedAt: new Date(0),
        stopCode: 'EssentialContainerExited',
        stoppedReason: 'Essential container in task exited',
        containers: [
          {
            name: 'app',
            image: 'nginx:1',
            exitCode: 1,
            reason: 'killed',
            healthStatus: 'HEALTHY',
          },
          { name: 'proxy', exitCode: 0, healthStatus: 'UNHEALTHY' },
        ],
      }),
    ).toEqual({
      id: '0d1e2f3a',
      stoppedAt: '1970-01-01T00:00:00.000Z',
      stopCode: 'EssentialContainerExited',
      reason: 'Essential container in task exited',
      containers: [
        { name: 'app', image: 'nginx:1', exitCode: 1, reason: 'killed' },
        { name: 'proxy', exitCode: 0, unhealthy: true },
      ],
      taskDefinition: 'orders:7',
    });
  });

  it('maps a task that is still stopping', () => {
    expect(toStoppedTask({ taskArn: 'task/dev/0d1e2f3a' })).toEqual({
      id: '0d1e2f3a',
      containers: [],
    });
  });
});
