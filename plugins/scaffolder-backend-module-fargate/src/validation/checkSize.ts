import { InputError } from '@backstage/errors';
import {
  FARGATE_MEMORY_BY_CPU,
  isFargateSize,
} from '@fargate-api/backstage-plugin-fargate-api-common';

/**
 * @param cpu - CPU units
 * @param memory - MiB
 * @throws InputError when Fargate does not offer the pair.
 */
export function checkSize(cpu: number, memory: number): void {
  const memories = FARGATE_MEMORY_BY_CPU[cpu];
  if (!memories) {
    throw new InputError(
      `cpu: Fargate does not offer ${cpu} CPU units. Take one of ${Object.keys(
        FARGATE_MEMORY_BY_CPU,
      ).join(', ')}.`,
    );
  }
  if (!isFargateSize({ cpu, memory })) {
    throw new InputError(
      `memory: Fargate does not offer ${memory} MiB with ${cpu} CPU units. Take one of ${memories.join(
        ', ',
      )}.`,
    );
  }
}
