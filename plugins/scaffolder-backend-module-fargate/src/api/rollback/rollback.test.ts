import { InputError } from '@backstage/errors';
import { NOW } from '../../__testUtils__/cannedAws';
import { cannedContext } from '../../__testUtils__/cannedContext';
import { cannedRecord } from '../../__testUtils__/cannedStacks';
import {
  definition,
  SERVICE,
  withDeployments,
} from '../../__testUtils__/cannedDeployments';
import { atRollback, readRollback } from './rollback';

describe('rollback', () => {
  const roll = async (
    revision: number,
    outputs: Record<string, string> = {
      ServiceArn: SERVICE,
      TaskDefinitionArn: definition(9),
    },
    answers: object = withDeployments(9, 3),
  ) => {
    const { context, lines, signals } = cannedContext(answers as any);
    const stack = await cannedRecord('orders', {
      outputs,
      parameters: { ImageUrl: 'orders:v9' },
    });
    const { settings } = await readRollback(context, stack as any, revision);
    expect(new Set(signals)).toEqual(new Set([context.signal]));
    return [settings.image, ...lines];
  };

  it('tells what is restored', async () => {
    expect(await roll(3)).toEqual([
      'registry:5000/orders@sha256:1',
      `Roll back to deployment orders:3 of ${NOW.toISOString()} by user:default/ann; image from orders:v9 to registry:5000/orders@sha256:1`,
    ]);
  });

  it('takes of several containers the one with the name of the service', async () => {
    const { DescribeTaskDefinition, ...others } = withDeployments(3);
    const { taskDefinition } = DescribeTaskDefinition;
    const otel = { name: 'otel', image: 'otel:1' };
    const [image] = await roll(3, undefined, {
      ...others,
      DescribeTaskDefinition: {
        taskDefinition: {
          ...taskDefinition,
          containerDefinitions: [otel, ...taskDefinition.containerDefinitions],
        },
      },
    });
    expect(image).toBe('registry:5000/orders@sha256:1');
  });

  it('tells neither when nor by whom, if ECS does not', async () => {
    const { DescribeTaskDefinition, ...others } = withDeployments(3);
    const [, line] = await roll(3, undefined, {
      ...others,
      DescribeTaskDefinition: {
        taskDefinition: DescribeTaskDefinition.taskDefinition,
      },
      ListServiceDeployments: {
        serviceDeployments: [{ targetServiceRevisionArn: 'revision-3' }],
      },
    });
    expect(line).toMatch(/^Roll back to deployment orders:3; image from/);
  });

  it.each<[number, Record<string, string>, string]>([
    [
      3,
      { TaskDefinitionArn: definition(9) },
      'rollBackTo: stack orders has no service that deployed anything.',
    ],
    [
      3,
      { ServiceArn: SERVICE },
      'rollBackTo: stack orders has no service that deployed anything.',
    ],
    [
      9,
      { ServiceArn: SERVICE, TaskDefinitionArn: definition(9) },
      'rollBackTo: revision 9 is the one that stack orders has. Choose an earlier one.',
    ],
  ])('to %d with %j is refused', async (revision, outputs, message) => {
    await expect(roll(revision, outputs)).rejects.toThrow(message);
  });

  it('says at its field why what it restores cannot be deployed', async () => {
    const fail = (error: Error) => async () => {
      throw error;
    };
    const bad = new InputError('image: no such image.');
    await expect(atRollback(3, fail(bad))).rejects.toThrow(
      'rollBackTo: revision 3 cannot be restored. image: no such image.',
    );
    await expect(atRollback(undefined, fail(bad))).rejects.toBe(bad);
    const other = new Error('AWS hangs');
    await expect(atRollback(3, fail(other))).rejects.toBe(other);
    expect(await atRollback(3, async () => 7)).toBe(7);
  });
});
