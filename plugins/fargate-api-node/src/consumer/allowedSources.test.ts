import { allowedSources } from './allowedSources';

const tcp = (FromPort: number, ToPort: number, cidr: string) => ({
  IpProtocol: 'tcp',
  FromPort,
  ToPort,
  IpRanges: [{ CidrIp: cidr }],
});

describe('allowedSources', () => {
  it('lists each source with a rule that covers one of the ports once, sorted', () => {
    expect(
      allowedSources(
        [
          tcp(443, 443, '10.10.0.0/16'),
          tcp(400, 500, '10.2.0.0/16'),
          tcp(443, 443, '10.2.0.0/16'),
          tcp(80, 80, '10.3.0.0/16'),
          { ...tcp(443, 443, '10.4.0.0/16'), IpProtocol: 'udp' },
          { IpProtocol: '-1', IpRanges: [{ CidrIp: '10.5.0.0/16' }] },
        ],
        [443],
      ),
    ).toEqual(['10.2.0.0/16', '10.5.0.0/16', '10.10.0.0/16']);
  });

  it('includes IPv6 blocks, prefix lists and security groups', () => {
    expect(
      allowedSources(
        [
          {
            IpProtocol: 'tcp',
            FromPort: 443,
            ToPort: 443,
            Ipv6Ranges: [{ CidrIpv6: '2001:db8::/32' }],
            PrefixListIds: [{ PrefixListId: 'pl-1' }],
            UserIdGroupPairs: [{ GroupId: 'sg-1' }],
          },
        ],
        [443],
      ),
    ).toEqual(['2001:db8::/32', 'pl-1', 'sg-1']);
  });
});
