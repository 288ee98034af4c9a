import { Text } from '@backstage/ui';
import {
  BilledResources,
  formatDollars,
  monthlyPrices,
  totalPrice,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { Fact } from '../components/Fact';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';
import { priceTexts } from './PriceTexts';
import { usePrices } from './usePrices';

/**
 * What resources cost a month; nothing while they, or the prices, are not known.
 *
 * @param others - says what is not counted, or what other choices would cost.
 */
export function PriceFact(props: {
  resources: BilledResources | undefined;
  region: string;
  others?(priced: (resources: BilledResources) => string): string | undefined;
}) {
  const { resources, region, others } = props;
  const t = useTranslate();
  const { prices, isUnread } = usePrices(resources !== undefined);
  if (!resources || !prices) {
    return null;
  }
  const price = priceTexts(t, { resources }, region, prices);
  const choices = others?.(billed =>
    formatDollars(totalPrice(monthlyPrices(billed, region, prices))),
  );
  return (
    <Fact label={t('prices.title')}>
      {price ? (
        <>
          <Text>
            {price.total}
            <span className={text.muted}>
              {price.lines.map(line => ` · ${line}`).join('')}
            </span>
          </Text>
          {choices && (
            <Text as="p" className={text.muted}>
              {choices}
            </Text>
          )}
          <Text as="p" variant="body-small" className={text.muted}>
            {price.source}
            {isUnread && ` ${t('prices.unread')}`}
          </Text>
        </>
      ) : (
        <Text className={text.muted}>{t('prices.unknown', { region })}</Text>
      )}
    </Fact>
  );
}
