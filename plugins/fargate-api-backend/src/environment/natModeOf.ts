import { NatMode } from '@fargate-api/backstage-plugin-fargate-api-common';

/** How private subnets reach the internet, by how many gateways there are. */
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
