/** A value of a template: plain data and intrinsic functions in their long form. */
// Templates are arbitrary trees: the rules check their structure.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type TemplateValue = any;

/** One entry of a template's `Resources`. */
export interface TemplateResource {
  Type: string;
  Condition?: string;
  DependsOn?: string | string[];
  Properties?: Record<string, TemplateValue>;
}

/** A parsed CloudFormation template. */
export interface Template {
  Parameters?: Record<string, { Default?: string | number } & TemplateValue>;
  Mappings?: Record<string, Record<string, Record<string, TemplateValue>>>;
  Conditions?: Record<string, TemplateValue>;
  Resources: Record<string, TemplateResource>;
  Outputs?: Record<string, { Condition?: string; Value: TemplateValue }>;
}
