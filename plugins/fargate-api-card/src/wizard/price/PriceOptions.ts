/** The `ui:options` of the field. */
export interface PriceOptions {
  /** What the form describes. */
  of?: PricedForm;
}

/** A form that has a price: of something new, or of a change. */
export type PricedForm =
  | 'public-api'
  | 'internal-api'
  | 'gateway-api'
  | 'shared-api'
  | 'source-api'
  | 'environment'
  | 'update-api'
  | 'update-environment';
