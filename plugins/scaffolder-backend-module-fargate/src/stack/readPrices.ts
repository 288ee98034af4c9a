import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  HourlyPrices,
  PRICES,
  PRICES_REGION,
} from '@fargate-api/backstage-plugin-fargate-api-common';

/**
 * The prices of plans by region, and the regions for which the portal has its own.
 *
 * @public
 */
export interface PlanPrices {
  byRegion: Readonly<Record<string, HourlyPrices>>;
  ownRegions: readonly string[];
}

/** The prices where the configuration has none. */
export const LIST_PRICES: PlanPrices = { byRegion: PRICES, ownRegions: [] };

const NAMES = Object.keys(PRICES[PRICES_REGION]);

/**
 * The prices of `fargateApi.prices`, and AWS's list prices for what it leaves out.
 *
 * @throws InputError when it has something else than prices.
 */
export function readPrices(config: Config): PlanPrices {
  const own = config.getOptionalConfig('fargateApi.prices');
  const ownRegions = own?.keys() ?? [];
  return {
    byRegion: {
      ...PRICES,
      ...Object.fromEntries(
        ownRegions.map(region => [
          region,
          {
            ...(PRICES[region] ?? PRICES[PRICES_REGION]),
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
          `${key}: must be US dollars an hour, at least 0, not ${price}`,
        );
      }
      return [name, price];
    }),
  );
}
