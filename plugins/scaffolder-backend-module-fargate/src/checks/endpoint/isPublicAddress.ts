import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * What is not on the internet, or stands for an IPv4 address that may not be.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const SPECIAL_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
];

const specialIPv4 = new BlockList();
for (const [address, prefix] of SPECIAL_IPV4.map(one => one.split('/'))) {
  specialIPv4.addSubnet(address, Number(prefix));
}

/** Of global unicast addresses: protocols, documentation and 6to4. */
const specialIPv6 = new BlockList();
specialIPv6.addSubnet('2001::', 23, 'ipv6');
specialIPv6.addSubnet('2001:db8::', 32, 'ipv6');
specialIPv6.addSubnet('2002::', 16, 'ipv6');
specialIPv6.addSubnet('3fff::', 20, 'ipv6');

const globalIPv6 = new BlockList();
globalIPv6.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address is one of the internet. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) {
    return !specialIPv4.check(address);
  }
  return (
    isIPv6(address) &&
    globalIPv6.check(address, 'ipv6') &&
    !specialIPv6.check(address, 'ipv6')
  );
}
