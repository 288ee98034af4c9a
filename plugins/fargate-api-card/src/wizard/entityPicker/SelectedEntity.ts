/**
 * The selected entity, with what the review page shows of it.
 *
 * @public
 */
export interface SelectedEntity {
  entityRef: string;
  /** Its title, or its name. */
  name?: string;
  /** Account and region of its stack. */
  accountId?: string;
  region?: string;
  /** What its deletion deletes. */
  deletes?: readonly string[];
}
