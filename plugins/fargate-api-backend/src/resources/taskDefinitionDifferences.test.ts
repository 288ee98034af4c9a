import { TaskDefinition } from '@aws-sdk/client-ecs';
import { taskDefinitionDifferences } from './taskDefinitionDifferences';

const base: TaskDefinition = {
  taskDefinitionArn: 'arn:1',
  revision: 1,
  cpu: '256',
  runtimePlatform: { cpuArchitecture: 'X86_64' },
  containerDefinitions: [
    {
      name: 'api',
      image: 'api:1',
      environment: [{ name: 'A', value: 'secret-a' }],
      secrets: [
        {
          name: 'S',
          valueFrom:
            'arn:aws:secretsmanager:eu-west-1:1:secret:orders/db-AbCdEf',
        },
      ],
    },
  ],
};
const [api] = base.containerDefinitions!;
const withApi = (change: object): TaskDefinition => ({
  ...base,
  containerDefinitions: [{ ...api, ...change }],
});

describe('taskDefinitionDifferences', () => {
  it.each<[string, TaskDefinition, object[]]>([
    ['nothing of two alike', { ...base, revision: 2 }, []],
    ['nothing of an empty list', withApi({ command: [], cpu: 0 }), []],
    [
      'a changed variable by name',
      withApi({ environment: [{ name: 'A', value: 'secret-b' }] }),
      [{ subject: 'variable', container: 'api', name: 'A', change: 'changed' }],
    ],
    [
      'variables that only one has',
      withApi({ environment: [{ name: 'B', value: 'secret-b' }] }),
      [
        { subject: 'variable', container: 'api', name: 'A', change: 'removed' },
        { subject: 'variable', container: 'api', name: 'B', change: 'added' },
      ],
    ],
    [
      'the source of a secret',
      withApi({ secrets: [{ name: 'S', valueFrom: '/orders/db' }] }),
      [
        {
          subject: 'secret',
          container: 'api',
          name: 'S',
          change: 'changed',
          running: 'orders/db',
          deployed: '/orders/db',
        },
      ],
    ],
    [
      'a setting of the container by name',
      withApi({ command: ['--token', 'secret-c'] }),
      [
        {
          subject: 'setting',
          container: 'api',
          name: 'command',
          change: 'added',
        },
      ],
    ],
    [
      'a setting of the task by name, and a size by its values',
      { ...base, cpu: '512', runtimePlatform: { cpuArchitecture: 'ARM64' } },
      [
        {
          subject: 'setting',
          name: 'cpu',
          change: 'changed',
          running: '256',
          deployed: '512',
        },
        { subject: 'setting', name: 'runtimePlatform', change: 'changed' },
      ],
    ],
    [
      'a container that only one has',
      { ...base, containerDefinitions: [api, { name: 'otel' }] },
      [{ subject: 'container', container: 'otel', change: 'added' }],
    ],
  ])('tells %s', (_, deployed, expected) => {
    const found = taskDefinitionDifferences(base, deployed);
    expect(found).toEqual(expected);
    expect(JSON.stringify(found)).not.toMatch(/secret-[abc]/);
  });
});
