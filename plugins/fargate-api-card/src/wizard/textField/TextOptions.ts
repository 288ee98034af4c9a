/** The `ui:options` of the field. */
export interface TextOptions {
  /** A text that one click fills in. */
  example?: string;
  /** A field with an entity, whose name the text must repeat. */
  confirms?: string;
  /** A field with networks that the text, a network too, must not overlap. */
  apartFrom?: string;
}
