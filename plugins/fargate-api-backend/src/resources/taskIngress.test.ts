import { networksIn } from './taskIngress';

const rule = { IpProtocol: 'tcp', FromPort: 80, ToPort: 80 };

describe('the networks in the rules of a security group', () => {
  it('are CIDR blocks and prefix lists on any port, once each', () => {
    expect(
      networksIn([
        { ...rule, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
        { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }, {}] },
        {
          ...rule,
          Ipv6Ranges: [{ CidrIpv6: '::/0' }],
          PrefixListIds: [{ PrefixListId: 'pl-1' }],
        },
      ]),
    ).toEqual(['0.0.0.0/0', '::/0', 'pl-1']);
  });

  it('are none in the rule of a load balancer', () => {
    expect(
      networksIn([{ ...rule, UserIdGroupPairs: [{ GroupId: 'sg-1' }] }]),
    ).toEqual([]);
  });
});
