/** The `ui:options` of the field. */
export interface NameOptions {
  /** The kind of entity that gets the name, to look for one that has it. */
  kind?: string;
  /** What to do about a name that is taken, which is then refused. */
  ifTaken?: string;
}
