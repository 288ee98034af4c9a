import type { Rule } from './Rule';
import { resourcesOfType } from './resourcesOfType';

/**
 * A task definition asks for a size that Fargate has.
 *
 * @param memoryByCpu - the memory sizes (MiB) that go with each CPU size
 */
export function fargateSizeRule(
  memoryByCpu: Readonly<Record<number, readonly number[]>>,
): Rule {
  return {
    name: 'CPU and memory are a pair that Fargate takes',
    find: deployment =>
      resourcesOfType(deployment, 'AWS::ECS::TaskDefinition')
        .filter(
          ({ properties: { Cpu, Memory } }) =>
            !memoryByCpu[Number(Cpu)]?.includes(Number(Memory)),
        )
        .map(
          ({ id, properties: { Cpu, Memory } }) =>
            `${id} asks for CPU ${Cpu} with memory ${Memory}`,
        ),
  };
}
