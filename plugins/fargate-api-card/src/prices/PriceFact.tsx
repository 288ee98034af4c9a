import { Text } from '@backstage/ui';
import { BilledResources } from '@fargate-api/backstage-plugin-fargate-api-common';
import { Fact } from '../components/Fact';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';
import { priceTexts } from './PriceTexts';
import { usePrices } from './usePrices';

/** What resources cost a month; nothing while they, or the prices, are not known. */
export function PriceFact(props: {
  resources: BilledResources | undefined;
  region: string;
}) {
  const { resources, region } = props;
  const t = useTranslate();
  const { prices, isUnread } = usePrices(resources !== undefined);
  if (!resources || !prices) {
    return null;
  }
  const price = priceTexts(t, { resources }, region, prices);
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
