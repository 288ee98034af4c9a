import {
  HourlyPrices,
  LIST_PRICES,
  PriceList,
} from '@fargate-api/backstage-plugin-fargate-api-common';

const OWN: HourlyPrices = {
  vCpu: 0.031,
  gigabyte: 0.0037,
  loadBalancer: 0.019,
  natGateway: 0.033,
  publicIpAddress: 0.0041,
  interfaceEndpoint: 0.0073,
  transitGatewayAttachment: 0.029,
};

/** A portal with prices of its own in the region of the fixtures. */
export const ownPrices: PriceList = {
  ...LIST_PRICES,
  byRegion: { ...LIST_PRICES.byRegion, 'eu-west-1': OWN },
  ownRegions: ['eu-west-1'],
};

/** A month of what costs that much an hour, recomputed: `$23.73`. */
export function monthOf(...perHour: number[]): string {
  const cents = perHour.map(hour => Math.round(hour * 730 * 100));
  return `$${(cents.reduce((sum, one) => sum + one, 0) / 100).toFixed(2)}`;
}
