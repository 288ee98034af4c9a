import { NatMode } from '@fargate-api/backstage-plugin-fargate-api-common';

/** Classifies the NAT setup of a VPC by its number of NAT gateways and availability zones. */
export function natModeOf(gateways: number, zones: number): NatMode {
  switch (gateways) {
    case 0:
      return 'none';
    case zones:
      return zones === 1 ? 'single' : 'per-zone';
    case 1:
      return 'single';
    default:
      return 'other';
  }
}
