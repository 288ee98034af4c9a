import { checkCertificate } from './checkCertificate';
import { checkName } from './checkName';
import { subnetBits } from './cidr';
import { ownerRef } from './ownerRef';

describe('checkName', () => {
  it.each(['a', 'orders', 'orders-api-2', 'a'.repeat(32)])('takes %s', name => {
    expect(() => checkName(name)).not.toThrow();
  });
  it.each([
    '',
    'Orders',
    '2orders',
    '-a',
    'a-',
    'a--b',
    'a_b',
    'ä',
    'a'.repeat(33),
  ])('refuses "%s"', name => {
    expect(() => checkName(name)).toThrow(`name: "${name}" cannot be used.`);
  });
});

describe('subnetBits', () => {
  it.each([
    ['10.0.0.0/16', 13],
    ['10.20.16.0/20', 9],
  ])('cuts %s', (cidr, bits) => {
    expect(subnetBits(cidr)).toBe(bits);
  });
  it.each([
    ['10.0.0.0', 'is not an IPv4 network'],
    ['10.0.0.256/16', 'is not an IPv4 network'],
    ['10.0.0.0/15', 'a network of /15 cannot be used'],
    ['10.0.0.0/21', 'a network of /21 cannot be used'],
    ['10.0.8.0/20', 'Take 10.0.0.0/20.'],
  ])('refuses %s', (cidr, message) => {
    expect(() => subnetBits(cidr)).toThrow(message);
  });
});

describe('checkCertificate', () => {
  const target = {
    name: 'dev',
    accountId: '123456789012',
    region: 'eu-west-1',
  };
  const arn = 'arn:aws:acm:eu-west-1:123456789012:certificate/abc';
  it('takes one of the target', () => {
    expect(() => checkCertificate(arn, target)).not.toThrow();
  });
  it.each([
    ['abc', 'is not the ARN of an ACM certificate'],
    [arn.replace('acm', 'iam'), 'is not the ARN of an ACM certificate'],
    [arn.replace('eu-west-1', 'us-east-1'), 'the certificate is in us-east-1'],
    [arn.replace('1234', '9999'), 'the certificate is in account 999956789012'],
  ])('refuses %s', (other, message) => {
    expect(() => checkCertificate(other, target)).toThrow(message);
  });
});

describe('ownerRef', () => {
  it.each([
    ['team-a', 'group:default/team-a'],
    ['user:jane', 'user:default/jane'],
    ['group:ops/team-a', 'group:ops/team-a'],
  ])('completes %s', (owner, ref) => {
    expect(ownerRef(owner)).toBe(ref);
  });
});
