/**
 * A combination of CPU and memory that Fargate offers on Linux.
 *
 * @public
 */
export interface FargateSize {
  /** CPU units; 1024 are one vCPU. */
  cpu: number;
  /** Memory in MiB. */
  memory: number;
}

const GIB = 1024;

function range(from: number, to: number, step: number): number[] {
  const values: number[] = [];
  for (let value = from; value <= to; value += step) {
    values.push(value);
  }
  return values;
}

/**
 * The memory values in MiB that Fargate offers for each CPU value, on Linux.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
 * @public
 */
export const FARGATE_MEMORY_BY_CPU: Readonly<
  Record<number, readonly number[]>
> = {
  256: [512, 1 * GIB, 2 * GIB],
  512: range(1 * GIB, 4 * GIB, GIB),
  1024: range(2 * GIB, 8 * GIB, GIB),
  2048: range(4 * GIB, 16 * GIB, GIB),
  4096: range(8 * GIB, 30 * GIB, GIB),
  8192: range(16 * GIB, 60 * GIB, 4 * GIB),
  16384: range(32 * GIB, 120 * GIB, 8 * GIB),
};

/**
 * Whether Fargate offers this task size.
 *
 * @public
 */
export function isFargateSize(size: FargateSize): boolean {
  return FARGATE_MEMORY_BY_CPU[size.cpu]?.includes(size.memory) ?? false;
}
