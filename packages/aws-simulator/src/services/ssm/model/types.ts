import { ParameterTier, ParameterType } from '@aws-sdk/client-ssm';

/** One version of a parameter. */
export interface ParameterVersion {
  version: number;
  value: string;
  /** What a SecureString is shown as unless it is decrypted. */
  ciphertext: string;
  lastModifiedDate: Date;
  lastModifiedUser: string;
}

/** A parameter of Systems Manager. */
export interface Parameter {
  name: string;
  arn: string;
  type: ParameterType;
  description?: string;
  /** Of a SecureString; AWS's own key is `alias/aws/ssm`. */
  keyId?: string;
  allowedPattern?: string;
  tier: ParameterTier;
  dataType: string;
  tags: { Key: string; Value: string }[];
  /** Oldest first. */
  versions: ParameterVersion[];
}

/** Settings of a parameter in a request. */
export interface ParameterInput {
  Name: string;
  Value: string;
  Type?: ParameterType;
  Description?: string;
  KeyId?: string;
  Overwrite?: boolean;
  AllowedPattern?: string;
  Tier?: ParameterTier;
  DataType?: string;
  Tags?: { Key: string; Value: string }[];
}
