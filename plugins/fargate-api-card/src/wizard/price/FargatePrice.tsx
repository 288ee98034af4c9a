import { useLayoutEffect } from 'react';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Text } from '@backstage/ui';
import text from '../../components/text.module.css';
import { useTranslate } from '../../messages/useTranslate';
import { priceTexts } from '../../prices/PriceTexts';
import { usePrices } from '../../prices/usePrices';
import { FieldSurface } from '../FieldSurface';
import { regionOf } from '../page/prices/regionOf';
import { PriceOptions } from './PriceOptions';
import { usePlanned } from './usePlanned';

/**
 * A field without input: the price a month of what the form describes. It is the value
 * of the field too, so that the review page shows it.
 */
export const FargatePrice = (
  props: FieldExtensionComponentProps<string, PriceOptions>,
) => {
  const { formContext, formData, onChange, schema, uiSchema } = props;
  const t = useTranslate();
  const { prices, isUnread } = usePrices(true);
  const form = formContext.formData ?? {};
  const region = regionOf(form);
  const planned = usePlanned(uiSchema['ui:options']?.of, form);
  const price = planned && prices && priceTexts(t, planned, region, prices);
  const amount =
    price &&
    [price.total, price.lines.join(', ')]
      .filter(Boolean)
      .join(': ')
      .concat('.');
  const isPriceless = planned && prices && !price;
  const unknown = isPriceless ? t('prices.unknown', { region }) : undefined;
  const shown =
    amount && price
      ? [amount, price.source, isUnread && t('prices.unread')]
          .filter(Boolean)
          .join(' ')
      : unknown;
  // A layout effect: no click can come before it, which it would undo.
  useLayoutEffect(() => {
    if (shown !== formData) {
      onChange(shown);
    }
  }, [shown, formData, onChange]);
  return (
    <FieldSurface>
      <Text as="p" weight="bold">
        {schema.title}
      </Text>
      <Text as="p" role="status" aria-label={schema.title}>
        {amount ?? unknown ?? '…'}
      </Text>
      {price && (
        <Text as="p" variant="body-small" className={text.muted}>
          {t('prices.metered')}
        </Text>
      )}
    </FieldSurface>
  );
};
