import { Account } from '../../world/World';

/** An IAM role. */
export interface Role {
  name: string;
  id: string;
  arn: string;
  path: string;
  createDate: Date;
  /** The trust policy. */
  assumeRolePolicyDocument: unknown;
  description?: string;
  /** Seconds. */
  maxSessionDuration: number;
  permissionsBoundary?: string;
  tags: { Key: string; Value: string }[];
  /** Inline policies by name. */
  inlinePolicies: Map<string, unknown>;
  /** ARNs of the attached managed policies. */
  managedPolicyArns: Set<string>;
}

/** A customer managed policy. */
export interface ManagedPolicy {
  name: string;
  id: string;
  arn: string;
  path: string;
  description?: string;
  createDate: Date;
  updateDate: Date;
  document: unknown;
  versionId: string;
  tags: { Key: string; Value: string }[];
}

/** The roles and policies of one account; IAM knows no regions. */
export class Iam {
  /** By name. */
  readonly roles = new Map<string, Role>();
  /** By ARN. */
  readonly policies = new Map<string, ManagedPolicy>();

  constructor(readonly account: Account) {}
}
