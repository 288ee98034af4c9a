import { NatGateway } from '@aws-sdk/client-ec2';

/** The public addresses of NAT gateways, in order. */
export function toEgressIps(gateways: NatGateway[]): string[] {
  return gateways
    .filter(({ State }) => State === 'available')
    .flatMap(gateway => gateway.NatGatewayAddresses ?? [])
    .flatMap(({ PublicIp }) => PublicIp ?? [])
    .sort();
}
