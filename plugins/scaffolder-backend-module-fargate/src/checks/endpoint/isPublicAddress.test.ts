import { isPublicAddress } from './isPublicAddress';

describe('isPublicAddress', () => {
  it.each([
    '3.250.1.2',
    '100.63.255.255',
    '100.128.0.1',
    '172.15.0.1',
    '172.32.0.1',
    '2a05:d018::1',
  ])('is true of %s', address => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ['this network', '0.0.0.0'],
    ['a private network', '10.0.0.1'],
    ['a private network', '172.16.0.1'],
    ['a private network', '172.31.255.255'],
    ['a private network', '192.168.1.1'],
    ['a shared network', '100.64.0.1'],
    ['loopback', '127.0.0.1'],
    ['the metadata of an instance', '169.254.169.254'],
    ['the metadata of a task', '169.254.170.2'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['loopback', '::1'],
    ['an unspecified address', '::'],
    ['a mapped IPv4 address', '::ffff:169.254.169.254'],
    ['a mapped public IPv4 address', '::ffff:3.250.1.2'],
    ['an IPv4 address behind NAT64', '64:ff9b::a9fe:a9fe'],
    ['an IPv4 address by 6to4', '2002:a9fe:a9fe::1'],
    ['Teredo', '2001:0:1::1'],
    ['documentation', '2001:db8::1'],
    ['a private network', 'fd00:ec2::254'],
    ['a link', 'fe80::1'],
    ['multicast', 'ff02::1'],
    ['a name', 'localhost'],
    ['nothing', ''],
  ])('is false of %s: %s', (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
