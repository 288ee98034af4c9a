/** A resource as a template declares it. */
export interface ResourceDefinition {
  Type: string;
  Properties?: Record<string, unknown>;
  Metadata?: Record<string, unknown>;
  DependsOn?: string | string[];
  Condition?: string;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
  Description?: string;
}

/** A parameter as a template declares it. */
export interface ParameterDefinition {
  Type: string;
  Default?: string | number | boolean;
  Description?: string;
  NoEcho?: boolean | string;
  AllowedValues?: (string | number | boolean)[];
  AllowedPattern?: string;
  MinLength?: number | string;
  MaxLength?: number | string;
  MinValue?: number | string;
  MaxValue?: number | string;
  ConstraintDescription?: string;
}

/** An output as a template declares it. */
export interface OutputDefinition {
  Value: unknown;
  Description?: string;
  Condition?: string;
  Export?: { Name: unknown };
}

/** A template in its JSON form, without YAML short forms. */
export interface Template {
  AWSTemplateFormatVersion?: string;
  Description?: string;
  Metadata?: Record<string, unknown>;
  Transform?: unknown;
  /** A section of AWS::Serverless. */
  Globals?: unknown;
  Parameters: Record<string, ParameterDefinition>;
  Rules: Record<string, unknown>;
  Mappings: Record<string, Record<string, Record<string, unknown>>>;
  Conditions: Record<string, unknown>;
  Resources: Record<string, ResourceDefinition>;
  Outputs: Record<string, OutputDefinition>;
}
