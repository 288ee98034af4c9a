/** The `ui:options` of the field. */
export interface RevisionOptions {
  /** The name of the field of the form that selects the API. */
  of?: string;
}
