/** What a version of a secret holds: text or bytes. */
export interface SecretValue {
  SecretString?: string;
  SecretBinary?: Uint8Array;
}

/** A version of a secret. */
export interface SecretVersion extends SecretValue {
  id: string;
  createdDate: Date;
  lastAccessedDate?: Date;
  /** Staging labels, e.g. `AWSCURRENT`; a version without any is deprecated. */
  stages: Set<string>;
}

/** A secret of Secrets Manager. */
export interface Secret {
  /** Ends with six random characters. */
  arn: string;
  name: string;
  description?: string;
  /** Undefined for the key `aws/secretsmanager` of AWS. */
  kmsKeyId?: string;
  createdDate: Date;
  lastChangedDate: Date;
  lastAccessedDate?: Date;
  /** When it will be deleted; undefined unless that is scheduled. */
  deletedDate?: Date;
  tags: { Key: string; Value: string }[];
  /** By version id, oldest first. */
  versions: Map<string, SecretVersion>;
}
