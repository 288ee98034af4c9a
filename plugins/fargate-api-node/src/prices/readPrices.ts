import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  HourlyPrices,
  LIST_PRICES,
  PriceList,
  pricedRegion,
  PRICES,
  PRICES_REGION,
} from '@fargate-api/backstage-plugin-fargate-api-common';

const NAMES = Object.keys(PRICES[PRICES_REGION]);

/**
 * The prices of `fargateApi.prices`, and AWS's list prices for what it leaves out.
 *
 * @throws InputError when it has something else than prices.
 * @public
 */
export function readPrices(config: Config): PriceList {
  const own = config.getOptionalConfig('fargateApi.prices');
  const ownRegions = own?.keys() ?? [];
  return {
    ...LIST_PRICES,
    byRegion: {
      ...PRICES,
      ...Object.fromEntries(
        ownRegions.map(region => [
          region,
          {
            ...PRICES[pricedRegion(region)],
            ...readRegion(region, own!.getConfig(region)),
          },
        ]),
      ),
    },
    ownRegions,
  };
}

function readRegion(region: string, config: Config): Partial<HourlyPrices> {
  return Object.fromEntries(
    config.keys().map(name => {
      const key = `fargateApi.prices.${region}.${name}`;
      if (!NAMES.includes(name)) {
        throw new InputError(
          `${key}: there is no such price. Use ${NAMES.join(', ')}.`,
        );
      }
      const price = config.getNumber(name);
      if (price < 0) {
        throw new InputError(
          `${key}: must be US dollars, at least 0, not ${price}`,
        );
      }
      return [name, price];
    }),
  );
}
