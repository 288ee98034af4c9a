import { NatGateway } from '@aws-sdk/client-ec2';
import { toNatFacts } from './natGateways';

describe('toNatFacts', () => {
  it('lists the public IP addresses of available gateways', () => {
    const gateway = (State: NatGateway['State'], PublicIp?: string) => ({
      State,
      NatGatewayAddresses: [{ PublicIp }],
    });
    expect(
      toNatFacts([
        gateway('available', '203.0.113.8'),
        gateway('available', '203.0.113.7'),
        gateway('deleted', '203.0.113.9'),
        gateway('available'),
      ]),
    ).toEqual({ gateways: 3, ips: ['203.0.113.7', '203.0.113.8'] });
  });
});
