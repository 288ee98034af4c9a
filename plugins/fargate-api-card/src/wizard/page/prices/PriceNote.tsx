import { Text } from '@backstage/ui';
import {
  PriceList,
  pricedRegion,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { useTranslate } from '../../../messages/useTranslate';
import text from '../../../components/text.module.css';
import { sourceText } from '../../../prices/PriceTexts';

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
      {sourceText(t, region, prices)}
      {isUnread && ` ${t('prices.unread')}`}
    </Text>
  );
};
