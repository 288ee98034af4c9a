import { FARGATE_MEMORY_BY_CPU, isFargateSize } from './sizes';

describe('isFargateSize', () => {
  it.each([
    [256, 512],
    [256, 2048],
    [512, 4096],
    [4096, 30720],
    [8192, 61440],
    [16384, 122880],
  ])('takes %d CPU units with %d MiB', (cpu, memory) => {
    expect(isFargateSize({ cpu, memory })).toBe(true);
  });

  it.each([
    [256, 4096],
    [512, 512],
    [4096, 4096],
    [8192, 17408],
    [300, 512],
    [0, 0],
  ])('refuses %d CPU units with %d MiB', (cpu, memory) => {
    expect(isFargateSize({ cpu, memory })).toBe(false);
  });

  it('knows every CPU value of Fargate', () => {
    expect(Object.keys(FARGATE_MEMORY_BY_CPU).map(Number)).toEqual([
      256, 512, 1024, 2048, 4096, 8192, 16384,
    ]);
  });
});
