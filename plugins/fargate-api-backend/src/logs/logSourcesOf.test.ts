import { ContainerDefinition } from '@aws-sdk/client-ecs';
import { logSourcesOf } from './logSourcesOf';

const task = { taskId: 'f00', region: 'eu-west-1' };

function container(
  name: string,
  options: Record<string, string>,
  logDriver: 'awslogs' | 'splunk' = 'awslogs',
): ContainerDefinition {
  return { name, logConfiguration: { logDriver, options } };
}

const options = { 'awslogs-group': '/ecs/dev', 'awslogs-stream-prefix': 'ecs' };
const { 'awslogs-group': _group, ...withoutGroup } = options;
const { 'awslogs-stream-prefix': _prefix, ...withoutPrefix } = options;

describe('logSourcesOf', () => {
  it('returns the log stream of each container', () => {
    expect(
      logSourcesOf(
        {
          containerDefinitions: [
            container('app', options),
            container('proxy', { ...options, 'awslogs-region': 'eu-west-1' }),
          ],
        },
        task,
      ),
    ).toEqual([
      { container: 'app', group: '/ecs/dev', stream: 'ecs/app/f00' },
      { container: 'proxy', group: '/ecs/dev', stream: 'ecs/proxy/f00' },
    ]);
  });

  it.each([
    [
      'in another region',
      container('a', { ...options, 'awslogs-region': 'x' }),
    ],
    ['of another log driver', container('a', options, 'splunk')],
    ['without a log group', container('a', withoutGroup)],
    ['without a stream prefix', container('a', withoutPrefix)],
    ['without a log configuration', { name: 'a' }],
  ])('omits a log %s', (_, definition) => {
    const containerDefinitions = [definition];
    expect(logSourcesOf({ containerDefinitions }, task)).toEqual([]);
  });

  it('returns nothing without containers', () => {
    expect(logSourcesOf({}, task)).toEqual([]);
  });
});
