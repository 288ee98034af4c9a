import {
  BilledResources,
  formatDollars,
  hasPrices,
  MonthlyPrice,
  monthlyPrices,
  PriceList,
  totalPrice,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { Translate } from '../messages/useTranslate';

/** What has a price by the month, as it will be and as it is. */
export interface PricedResources {
  resources: BilledResources;
  /** With all the tasks that autoscaling may start. */
  most?: BilledResources;
  /** Before a change. */
  now?: BilledResources;
}

/** A price of a month, in words. */
export interface PriceTexts {
  /** `about $41.75 a month, now about $32.74` */
  total: string;
  /** `1 load balancer with 2 public IPv4 addresses ($23.73)` … */
  lines: string[];
  /** Whose prices these are, and what they leave out. */
  source: string;
}

/**
 * The price of a month in a region, from the one table of prices; undefined where that
 * has no prices of the region.
 */
export function priceTexts(
  t: Translate,
  { resources, most, now }: PricedResources,
  region: string,
  prices: PriceList,
): PriceTexts | undefined {
  if (!hasPrices(region, prices)) {
    return undefined;
  }
  const priced = (billed: BilledResources) =>
    monthlyPrices(billed, region, prices);
  const dollars = (billed: BilledResources) =>
    formatDollars(totalPrice(priced(billed)));
  const total = dollars(resources);
  const upTo = most && dollars(most);
  return {
    total: [
      t('prices.total', { dollars: total }),
      upTo && upTo !== total && t('prices.upTo', { dollars: upTo }),
      now && t('prices.now', { dollars: dollars(now) }),
    ]
      .filter(Boolean)
      .join(', '),
    lines: priced(resources).map(line => lineText(t, line)),
    source: `${sourceText(t, region, prices)} ${t('prices.metered')}`,
  };
}

/** Whose prices the ones of a region are. */
export function sourceText(
  t: Translate,
  region: string,
  { date, ownRegions }: PriceList,
): string {
  return ownRegions.includes(region)
    ? t('prices.own', { region })
    : t('prices.list', { region, date });
}

/** One line of a price: `1 hosted zone ($0.50)`. */
export function lineText(t: Translate, { kind, facts, dollars }: MonthlyPrice) {
  return t('prices.line', {
    // The placeholders that a text has depend on its kind.
    what: t(`prices.lines.${kind}`, facts as any),
    dollars: formatDollars(dollars),
  });
}
