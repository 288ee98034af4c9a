/** The value of a template's parameter in a stack. */
export interface ParameterValue {
  /** As given, e.g. `a,b` for a list. */
  text: string;
  /** The value of `Ref`. */
  value: string | string[];
  /** Of a parameter whose text names a parameter of Systems Manager: the value of that. */
  resolvedText?: string;
  type: string;
  noEcho: boolean;
}
