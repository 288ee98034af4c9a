import { toTaskDefinitionStatus } from './taskDefinition';

describe('toTaskDefinitionStatus', () => {
  it('has the names of environment variables and secrets, and no values', () => {
    const status = toTaskDefinitionStatus({
      taskDefinitionArn:
        'arn:aws:ecs:eu-west-1:123456789012:task-definition/orders:2',
      cpu: '256',
      memory: '512',
      taskRoleArn: 'arn:aws:iam::123456789012:role/stacks/orders-task',
      containerDefinitions: [
        {
          name: 'app',
          image: 'orders:v2',
          environment: [
            { name: 'PASSWORD', value: 'hunter2' },
            { name: 'LEVEL', value: 'hunter3' },
          ],
          secrets: [{ name: 'TOKEN', valueFrom: '/orders/token' }],
        },
        { name: 'proxy', image: 'proxy:v1' },
      ],
    });
    expect(status).toEqual({
      name: 'orders:2',
      images: ['orders:v2', 'proxy:v1'],
      cpu: 256,
      memory: 512,
      taskRole: 'orders-task',
      configuration: [
        {
          container: 'app',
          variables: ['LEVEL', 'PASSWORD'],
          secrets: [{ name: 'TOKEN', service: 'ssm', source: '/orders/token' }],
        },
      ],
    });
    expect(JSON.stringify(status)).not.toContain('hunter');
  });
});
