import { InputError } from '@backstage/errors';

/** Six subnets are cut out of a VPC, so each has three bits less than it. */
const BITS_FOR_SUBNETS = 3;

/**
 * The host bits that each subnet of a VPC gets.
 *
 * @throws InputError when the text is not an IPv4 network from /16 to /20.
 */
export function subnetBits(cidr: string): number {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(
    cidr,
  );
  const octets = match?.slice(1, 5).map(Number) ?? [];
  if (!match || octets.some(octet => octet > 255)) {
    throw new InputError(
      `cidr: "${cidr}" is not an IPv4 network. Write it like 10.0.0.0/16.`,
    );
  }
  const prefix = Number(match[5]);
  if (prefix < 16 || prefix > 20) {
    throw new InputError(
      `cidr: a network of /${prefix} cannot be used. Take one from /16 (65,536 addresses) to /20 (4,096 addresses).`,
    );
  }
  const hostBits = 32 - prefix;
  const address = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const start = address - (address % 2 ** hostBits);
  if (address !== start) {
    throw new InputError(
      `cidr: ${cidr} does not begin at a boundary of its size. Take ${dotted(
        start,
      )}/${prefix}.`,
    );
  }
  return hostBits - BITS_FOR_SUBNETS;
}

function dotted(address: number): string {
  return [24, 16, 8, 0]
    .map(shift => Math.floor(address / 2 ** shift) % 256)
    .join('.');
}
