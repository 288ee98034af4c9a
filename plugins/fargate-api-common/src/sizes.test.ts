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
    [8192, 12288],
    [8192, 65536],
    [16384, 24576],
    [16384, 131072],
    [300, 512],
    [0, 0],
  ])('refuses %d CPU units with %d MiB', (cpu, memory) => {
    expect(isFargateSize({ cpu, memory })).toBe(false);
  });

  it.each([
    [256, 512, 2048, 3],
    [512, 1024, 4096, 4],
    [1024, 2048, 8192, 7],
    [2048, 4096, 16384, 13],
    [4096, 8192, 30720, 23],
    [8192, 16384, 61440, 12],
    [16384, 32768, 122880, 12],
  ])(
    'offers with %d CPU units %d to %d MiB, in %d sizes',
    (cpu, least, most, count) => {
      const offered = FARGATE_MEMORY_BY_CPU[cpu];
      expect(offered).toHaveLength(count);
      expect([Math.min(...offered), Math.max(...offered)]).toEqual([
        least,
        most,
      ]);
    },
  );

  it('knows every CPU value of Fargate', () => {
    expect(Object.keys(FARGATE_MEMORY_BY_CPU).map(Number)).toEqual([
      256, 512, 1024, 2048, 4096, 8192, 16384,
    ]);
  });
});
