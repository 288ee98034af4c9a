import { Account } from '../world/World';
import { PolicyDocument } from './PolicyDocument';

/** Who calls: the root of an account, or somebody in a role. */
export interface Principal {
  /** As `GetCallerIdentity` tells it. */
  arn: string;
  account: Account;
  /** Undefined for the root, whom no policy holds back. */
  session?: RoleSession;
}

/** What narrows and marks a session in a role. */
export interface RoleSession {
  roleArn: string;
  /** `{role id}:{session name}` */
  userId: string;
  policies: readonly PolicyDocument[];
  /** Of managed policies that narrow it too. */
  policyArns: readonly string[];
  tags: ReadonlyMap<string, string>;
  /** The keys of the tags that sessions have too which start from this one. */
  transitiveTagKeys: readonly string[];
}
