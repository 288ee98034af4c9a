import { NatGateway } from '@aws-sdk/client-ec2';

/** The NAT gateways of a VPC that work. */
export interface NatFacts {
  gateways: number;
  /** Their public addresses, in order. */
  ips: string[];
}

/** Reads the SDK's NAT gateways. */
export function toNatFacts(gateways: NatGateway[]): NatFacts {
  const working = gateways.filter(
    ({ State, ConnectivityType }) =>
      State === 'available' && ConnectivityType !== 'private',
  );
  return {
    gateways: working.length,
    ips: working
      .flatMap(gateway => gateway.NatGatewayAddresses ?? [])
      .flatMap(({ PublicIp }) => PublicIp ?? [])
      .sort(),
  };
}
