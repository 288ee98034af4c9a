import { validationError } from '../validationError';

/**
 * `Fn::Cidr` for IPv4: the first `count` blocks of `block` that leave `bits`
 * bits to the hosts.
 */
export function cidrBlocks(
  block: string,
  count: number,
  bits: number,
): string[] {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(block);
  const length = Number(match?.[5]);
  const prefix = 32 - bits;
  if (
    !match ||
    match.slice(1, 5).some(part => Number(part) > 255) ||
    prefix < length ||
    !(count >= 1 && count <= Math.min(256, 2 ** (prefix - length)))
  ) {
    throw validationError(
      `Template error: Fn::Cidr cannot divide ${block} into ${count} blocks of ${bits} bits`,
    );
  }
  const base = match
    .slice(1, 5)
    .reduce((address, part) => address * 256 + Number(part), 0);
  const first = Math.floor(base / 2 ** (32 - length)) * 2 ** (32 - length);
  return Array.from({ length: count }, (_, index) => {
    const address = first + index * 2 ** bits;
    return `${[24, 16, 8, 0]
      .map(shift => Math.floor(address / 2 ** shift) % 256)
      .join('.')}/${prefix}`;
  });
}
