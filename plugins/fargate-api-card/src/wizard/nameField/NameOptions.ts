/** The `ui:options` of the field. */
export interface NameOptions {
  /** The kind of entity that gets the name, to look for one that has it. */
  kind?: string;
  /** What to do about a name that is taken, which is then refused. */
  ifTaken?: string;
  /** Offers to use the environment that has the name. */
  useIt?: {
    /** The field that then gets the value `existing`. */
    choice: string;
    /** The field that then gets the environment. */
    entity: string;
  };
  /** Offers the wizard that updates the API that has the name. */
  updateIt?: {
    /** The name of its Software Template. */
    template: string;
    /** The field of it that then has the API. */
    entity: string;
  };
}
