import {
  BilledResources,
  formatDollars,
  monthlyPrices,
  PriceList,
  totalPrice,
} from '@fargate-api/backstage-plugin-fargate-api-common';

const tasks = (cpu: number, memory: number): BilledResources => ({
  tasks: { count: 1, cpu, memory },
});

/** What the texts of the forms name, as `{NAT gateway}`, where its price of a month is to be. */
const PRICED: Readonly<Record<string, BilledResources>> = {
  'small task': tasks(256, 512),
  'medium task': tasks(512, 1024),
  'large task': tasks(1024, 2048),
  'X-large task': tasks(2048, 4096),
  'NAT gateway': { natGateways: 1 },
  'task address': { taskAddresses: 1 },
  'public load balancer': { loadBalancers: 1, loadBalancerAddresses: 2 },
  'internal load balancer': { loadBalancers: 1 },
  // ecr.api, ecr.dkr and logs, in two Availability Zones.
  'endpoints of tasks': { interfaceEndpoints: 6 },
  'transit gateway attachment': { transitGatewayAttachments: 1 },
  'hosted zone': { hostedZones: 1 },
};

const PLACE = new RegExp(`\\{(${Object.keys(PRICED).join('|')})\\}`, 'g');

/** Whether a part of a form names a price. */
export function namesPrices(part: object): boolean {
  return JSON.stringify(part).search(PLACE) >= 0;
}

/** A text of a form, with its prices in a region; `…` where they are not known yet. */
export function withPrices(
  text: string,
  region: string,
  prices: PriceList | undefined,
): string {
  return text.replace(PLACE, (_, name) =>
    prices
      ? formatDollars(totalPrice(monthlyPrices(PRICED[name], region, prices)))
      : '…',
  );
}
