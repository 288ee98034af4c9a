import type { Rule } from './Rule';
import { resourcesOfType } from './resourcesOfType';

/**
 * Task definitions have a size that Fargate supports.
 *
 * @param memoryByCpu - the memory sizes (MiB) that go with each CPU size
 */
export function fargateSizeRule(
  memoryByCpu: Readonly<Record<number, readonly number[]>>,
): Rule {
  return {
    name: 'CPU and memory are a pair that Fargate supports',
    find: deployment =>
      resourcesOfType(deployment, 'AWS::ECS::TaskDefinition')
        .filter(
          ({ properties: { Cpu, Memory } }) =>
            !memoryByCpu[Number(Cpu)]?.includes(Number(Memory)),
        )
        .map(
          ({ id, properties: { Cpu, Memory } }) =>
            `${id} has CPU ${Cpu} with memory ${Memory}`,
        ),
  };
}
