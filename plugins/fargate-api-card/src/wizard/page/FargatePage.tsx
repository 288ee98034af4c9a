import { ComponentType, useCallback, useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { ApiAdvice } from '../../advice/ApiAdvice';
import { fargateFormTranslationRef } from '../../messages/fargateFormTranslationRef';
import { mapTexts, translateText } from '../../messages/translateForm';
import { usePrices } from '../../prices/usePrices';
import { liftFields } from './liftFields';
import { PriceNote } from './prices/PriceNote';
import { namesPrices, withPrices } from './prices/priceTexts';
import { regionOf } from './prices/regionOf';
import { useChangesAtOnce } from './useChangesAtOnce';
import { FillPageContext } from './useFillPage';

/** The `ui:options` of a page. */
interface PageOptions {
  /** Whether it offers to compare the ways to run an API. */
  whichApi?: boolean;
}

/**
 * A page of the wizard, as `ui:field` beside its `title`: the form's own fields, in the
 * user's language and with the prices of the chosen region, of which each can set the
 * others.
 */
export const FargatePage = (
  props: FieldExtensionComponentProps<Record<string, unknown>, PageOptions>,
) => {
  const { formContext, formData, registry, schema, uiSchema } = props;
  const onChange = useChangesAtOnce(formData, props.onChange);
  const { t } = useTranslationRef(fargateFormTranslationRef);
  const ObjectField = registry.fields.ObjectField as ComponentType<
    Record<string, unknown>
  >;
  const fill = useCallback(
    (values: Readonly<Record<string, unknown>>) =>
      onChange({ ...formData, ...values }),
    [formData, onChange],
  );
  const isPriced = useMemo(() => namesPrices(schema), [schema]);
  const { prices, isUnread } = usePrices(isPriced);
  const region = regionOf({ ...formContext.formData, ...formData });
  const texts = useMemo(() => {
    const shown = <T,>(part: T) =>
      mapTexts(part, text =>
        withPrices(translateText(text, t), region, prices),
      );
    return {
      schema: shown(schema),
      uiSchema: shown(liftFields(schema, uiSchema)),
    };
  }, [schema, uiSchema, t, region, prices]);
  return (
    <FillPageContext.Provider value={fill}>
      {uiSchema['ui:options']?.whichApi && <ApiAdvice />}
      <ObjectField {...props} {...texts} onChange={onChange} />
      {isPriced && prices && (
        <PriceNote region={region} prices={prices} isUnread={isUnread} />
      )}
    </FillPageContext.Provider>
  );
};
