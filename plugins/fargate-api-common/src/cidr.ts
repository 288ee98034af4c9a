/**
 * An IPv4 CIDR block.
 *
 * @public
 */
export interface CidrBlock {
  /** The first address, as a number. */
  start: number;
  /** The prefix length: 16 in `10.0.0.0/16`. */
  prefix: number;
}

/**
 * Parses `10.0.0.0/16`, or a single address; undefined when it is neither.
 *
 * @public
 */
export function parseCidr(text: string): CidrBlock | undefined {
  const match =
    /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text);
  const octets = match?.slice(1, 5).map(Number) ?? [];
  const prefix = Number(match?.[5] ?? 32);
  if (!match || prefix > 32 || octets.some(octet => octet > 255)) {
    return undefined;
  }
  const address = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  return { start: address - (address % sizeOf(prefix)), prefix };
}

/**
 * Formats a block as `10.0.0.0/16`.
 *
 * @public
 */
export function formatCidr({ start, prefix }: CidrBlock): string {
  const octets = [24, 16, 8, 0].map(
    shift => Math.floor(start / 2 ** shift) % 256,
  );
  return `${octets.join('.')}/${prefix}`;
}

/**
 * Whether `outer` contains every address of `inner`.
 *
 * @public
 */
export function containsCidr(outer: CidrBlock, inner: CidrBlock): boolean {
  return (
    outer.prefix <= inner.prefix &&
    inner.start >= outer.start &&
    inner.start < outer.start + sizeOf(outer.prefix)
  );
}

/**
 * Whether two blocks have an address in common.
 *
 * @public
 */
export function overlaps(a: CidrBlock, b: CidrBlock): boolean {
  return containsCidr(a, b) || containsCidr(b, a);
}

function sizeOf(prefix: number): number {
  return 2 ** (32 - prefix);
}
