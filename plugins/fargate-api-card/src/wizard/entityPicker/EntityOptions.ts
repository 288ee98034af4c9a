/** The `ui:options` of the field, beside those of Backstage's EntityPicker. */
export interface EntityOptions {
  /** Refuses an entity that another one depends on. */
  unused?: boolean;
  /** Shows what the selected API runs now. */
  showCurrent?: boolean;
  /** Lists what the deletion of the selected entity deletes. */
  showDeletion?: boolean;
}
