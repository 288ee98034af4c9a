import { AwsError } from '../../../world/AwsError';

const range = (from: number, to: number, step: number) =>
  Array.from({ length: (to - from) / step + 1 }, (_, i) => from + i * step);

/** The supported memory in MiB for each number of CPU units. */
const SIZES = new Map([
  [256, [512, 1024, 2048]],
  [512, range(1024, 4096, 1024)],
  [1024, range(2048, 8192, 1024)],
  [2048, range(4096, 16384, 1024)],
  [4096, range(8192, 30720, 1024)],
  [8192, range(16384, 61440, 4096)],
  [16384, range(32768, 122880, 8192)],
]);

/** Of tasks with Windows. */
const WINDOWS_UNITS = [1024, 2048, 4096];

/**
 * The validated size of a task in CPU units and MiB: `.25 vCPU` is `256`, `2
 * GB` is `2048`.
 *
 * @throws AwsError `ClientException`, if Fargate does not offer the pair.
 */
export function fargateSize(
  cpu: string | undefined,
  memory: string | undefined,
  operatingSystem: string = 'LINUX',
): { cpu: string; memory: string } {
  const units = inUnits(cpu ?? '', 'vcpu');
  const mebibytes = inUnits(memory ?? '', 'gb');
  if (
    !SIZES.get(units)?.includes(mebibytes) ||
    (operatingSystem.startsWith('WINDOWS') && !WINDOWS_UNITS.includes(units))
  ) {
    throw new AwsError(
      'ClientException',
      `No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory`,
    );
  }
  return { cpu: String(units), memory: String(mebibytes) };
}

function inUnits(text: string, unit: string): number {
  const [, number, suffix] = /^\s*([\d.]+)\s*([a-z]*)\s*$/i.exec(text) ?? [];
  return suffix?.toLowerCase() === unit
    ? Number(number) * 1024
    : Number(suffix ? NaN : number);
}
