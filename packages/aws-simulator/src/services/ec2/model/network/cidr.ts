import { Address4, Address6 } from 'ip-address';

const IPV4_BLOCK = /^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/;

/** Whether `text` is an IPv4 CIDR block (`10.0.0.0/16`). */
export function isCidr(text: string): boolean {
  return IPV4_BLOCK.test(text) && Address4.isValid(text);
}

/** Whether `text` is an IPv6 CIDR block (`::/0`). */
export function isCidr6(text: string): boolean {
  return text.includes('/') && Address6.isValid(text);
}

/** The block with its host bits cleared, as AWS does: `10.0.5.9/16` → `10.0.0.0/16`. */
export function canonicalCidr(cidr: string): string {
  const block = new Address4(cidr);
  return `${block.startAddress().correctForm()}/${block.subnetMask}`;
}

/** The length of the block's prefix in bits. */
export function prefixLength(cidr: string): number {
  return parse(cidr).subnetMask;
}

/** Whether `outer` contains `inner`, a block or one address. */
export function covers(outer: string, inner: string): boolean {
  return (
    isOfIpv6(outer) === isOfIpv6(inner) &&
    parse(inner).isInSubnet(parse(outer) as Address4 & Address6)
  );
}

/** An address of an IPv6 block with a prefix of 64 bits, by its other 64 bits in hex. */
export function addressIn6(cidr: string, suffix: string): string {
  const network = new Address6(cidr).canonicalForm().split(':').slice(0, 4);
  return new Address6(
    [...network, ...suffix.match(/.{4}/g)!].join(':'),
  ).correctForm();
}

function isOfIpv6(text: string): boolean {
  return text.includes(':');
}

function parse(text: string): Address4 | Address6 {
  return isOfIpv6(text) ? new Address6(text) : new Address4(text);
}

/** Whether two blocks overlap. */
export function overlaps(a: string, b: string): boolean {
  return covers(a, b) || covers(b, a);
}

/** The number of addresses in a block. */
export function addressCount(cidr: string): number {
  return 2 ** (32 - prefixLength(cidr));
}

/** The address at an index of the block, from 0. */
export function addressAt(cidr: string, index: number): string {
  const block = new Address4(cidr).startAddress();
  return Address4.fromBigInt(block.bigInt() + BigInt(index)).correctForm();
}

/** Whether AWS keeps an address of a subnet for itself: the first four and the last one. */
export function isReserved(cidr: string, ip: string): boolean {
  return [0, 1, 2, 3, addressCount(cidr) - 1].some(
    index => addressAt(cidr, index) === ip,
  );
}
