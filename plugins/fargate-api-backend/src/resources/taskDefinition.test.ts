import { toTaskDefinitionStatus } from './taskDefinition';

describe('toTaskDefinitionStatus', () => {
  it('omits environment variables and secrets', () => {
    const status = toTaskDefinitionStatus({
      taskDefinitionArn:
        'arn:aws:ecs:eu-west-1:123456789012:task-definition/orders:2',
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
