import { Address6 } from 'ip-address';
import {
  addressAt,
  isCidr,
  isCidr6,
  prefixLength,
} from '../../../ec2/model/network/cidr';
import { validationError } from '../validationError';

/**
 * `Fn::Cidr`: the first `count` blocks of `block`, IPv4 or IPv6, that leave
 * `bits` bits to the hosts.
 *
 * @throws AwsError `ValidationError` for blocks that it does not hold
 */
export function cidrBlocks(
  block: string,
  count: number,
  bits: number,
): string[] {
  const family = familyOf(block);
  const spare = family ? family.width - bits - family.length : -1;
  if (
    !family ||
    !(Number.isInteger(bits) && bits >= 1 && spare >= 0) ||
    !(count >= 1 && count <= Math.min(256, 2 ** spare))
  ) {
    throw validationError(
      `Template error: Fn::Cidr cannot divide ${block} into ${count} blocks of ${bits} bits`,
    );
  }
  return Array.from(
    { length: count },
    (_, index) =>
      `${
        family.width === 32
          ? addressAt(block, index * 2 ** bits)
          : addressAt6(block, BigInt(index) << BigInt(bits))
      }/${family.width - bits}`,
  );
}

function addressAt6(block: string, index: bigint): string {
  const first = new Address6(block).startAddress().bigInt();
  return Address6.fromBigInt(first + index).correctForm();
}

function familyOf(block: string) {
  if (isCidr(block)) {
    return { width: 32, length: prefixLength(block) };
  }
  return isCidr6(block)
    ? { width: 128, length: new Address6(block).subnetMask }
    : undefined;
}
