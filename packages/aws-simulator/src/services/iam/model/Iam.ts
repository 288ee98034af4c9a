import { AwsError } from '../../../world/AwsError';
import { Account } from '../../../world/World';

/** An IAM role. */
export interface Role {
  name: string;
  id: string;
  arn: string;
  path: string;
  createDate: Date;
  /** The trust policy. */
  assumeRolePolicyDocument: Record<string, unknown>;
  description?: string;
  /** Seconds. */
  maxSessionDuration: number;
  permissionsBoundary?: string;
  tags: { Key: string; Value: string }[];
  /** Inline policies by name. */
  inlinePolicies: Map<string, Record<string, unknown>>;
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
  document: Record<string, unknown>;
  /** The number of its default version: `v1`, … */
  version: number;
}

/** An OIDC identity provider: an issuer of tokens that roles may trust. */
export interface OpenIdProvider {
  arn: string;
  /** The URL of the issuer without `https://`. */
  name: string;
  /** The audiences that tokens may have. */
  clientIds: string[];
  thumbprints: string[];
  createDate: Date;
  tags: { Key: string; Value: string }[];
}

/** The roles, policies and OIDC providers of one account. IAM is global. */
export class Iam {
  /** By name. */
  readonly roles = new Map<string, Role>();
  /** By ARN. */
  readonly policies = new Map<string, ManagedPolicy>();
  /** By ARN. */
  readonly openIdProviders = new Map<string, OpenIdProvider>();

  constructor(readonly account: Account) {}

  /** @throws AwsError `NoSuchEntity`. */
  role(name: string): Role {
    const role = this.roles.get(name);
    if (!role) {
      throw noSuchEntity(`The role with name ${name} cannot be found.`);
    }
    return role;
  }
}

/** The error for a resource that does not exist. */
export function noSuchEntity(message: string): AwsError {
  return new AwsError('NoSuchEntity', message, { status: 404 });
}
