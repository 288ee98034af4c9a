import { Text } from '@backstage/ui';
import {
  PriceList,
  pricedRegion,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { useTranslate } from '../../../messages/useTranslate';
import text from '../../../components/text.module.css';

/** Which prices the page shows. */
export const PriceNote = (props: {
  region: string;
  prices: PriceList;
  isUnread: boolean;
}) => {
  const { prices, isUnread } = props;
  const t = useTranslate();
  const region = pricedRegion(props.region, prices);
  return (
    <Text as="p" variant="body-small" className={text.muted}>
      {prices.ownRegions.includes(region)
        ? t('prices.own', { region })
        : t('prices.list', { region, date: prices.date })}
      {isUnread && ` ${t('prices.unread')}`}
    </Text>
  );
};
