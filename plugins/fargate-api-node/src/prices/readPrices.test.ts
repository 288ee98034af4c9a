import { mockServices } from '@backstage/backend-test-utils';
import {
  LIST_PRICES,
  PRICES,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { readPrices } from './readPrices';

type Prices = Record<string, number | Record<string, number | string>>;

const read = (prices?: Prices) =>
  readPrices(mockServices.rootConfig({ data: { fargateApi: { prices } } }));

describe('readPrices', () => {
  it('has the list prices of AWS by default', () => {
    expect(read()).toEqual(LIST_PRICES);
  });

  it('has those of the configuration, and list prices for what it leaves out', () => {
    const { date, byRegion, ownRegions } = read({
      'eu-west-1': { natGateway: 0.03, vCpu: 0 },
    });
    expect(byRegion).toEqual({
      ...PRICES,
      'eu-west-1': { ...PRICES['eu-west-1'], natGateway: 0.03, vCpu: 0 },
    });
    expect(ownRegions).toEqual(['eu-west-1']);
    expect(date).toBe(LIST_PRICES.date);
  });

  it('takes what a region without list prices leaves out from us-east-1', () => {
    expect(
      read({ 'ap-south-1': { vCpu: 0.05 } }).byRegion['ap-south-1'],
    ).toEqual({ ...PRICES['us-east-1'], vCpu: 0.05 });
  });

  it.each<[string, Prices, string]>([
    [
      'a price that there is not',
      { 'eu-west-1': { natGatway: 1 } },
      'fargateApi.prices.eu-west-1.natGatway: there is no such price. Use vCpu, gigabyte, loadBalancer, natGateway, publicIpAddress, interfaceEndpoint, transitGatewayAttachment, gatewayMillion, loadBalancerUnit, natGigabyte, outboundGigabyte.',
    ],
    [
      'a negative price',
      { 'eu-west-1': { vCpu: -1 } },
      'fargateApi.prices.eu-west-1.vCpu: must be US dollars, at least 0, not -1',
    ],
    [
      'a text',
      { 'eu-west-1': { vCpu: 'free' } },
      "Unable to convert config value for key 'fargateApi.prices.eu-west-1.vCpu' in 'mock-config' to a number",
    ],
    [
      'no prices',
      { 'eu-west-1': 1 },
      "Invalid type in config for key 'fargateApi.prices.eu-west-1' in 'mock-config', got number, wanted object",
    ],
  ])('refuses %s', (_, prices, message) => {
    expect(() => read(prices)).toThrow(message);
  });
});
