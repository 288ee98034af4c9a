/** The `ui:options` of the field. */
export interface NumberOptions {
  /** Another field that the number must not be below. */
  atLeast?: {
    /** Its name in the form. */
    field: string;
    /** What to call it. */
    title: string;
  };
}
