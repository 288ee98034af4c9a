import { AwsError } from '../../../world/AwsError';
import { Iam } from './Iam';
import { policyDocument } from './policyDocument';

const ROLE = /^arn:[^:]+:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/;

/**
 * A trust policy as an object. IAM keeps the ids of the roles that it names, so that
 * it has to find them. The roles of an account in which nothing was made are not known
 * here.
 *
 * @throws AwsError `MalformedPolicyDocument`
 */
export function trustPolicy(
  iam: Iam,
  document: unknown,
  partition: string,
): Record<string, unknown> {
  const parsed = policyDocument(document, 'trust', partition);
  for (const statement of [parsed.Statement].flat() as Statement[]) {
    const { Principal = {} } = statement;
    const principals =
      typeof Principal === 'string' ? [] : [Principal.AWS ?? []].flat();
    const unknown = principals.find(arn => !exists(iam, arn));
    if (unknown) {
      throw new AwsError(
        'MalformedPolicyDocument',
        `Invalid principal in policy: "AWS":"${unknown}"`,
      );
    }
  }
  return parsed;
}

interface Statement {
  Principal?: string | { AWS?: string | string[] };
}

function exists({ account }: Iam, arn: string): boolean {
  const [, accountId, name] = ROLE.exec(arn) ?? [];
  if (!name) {
    return true;
  }
  const { roles } = account.world.account(accountId).service(Iam);
  return roles.has(name) || (accountId !== account.id && roles.size === 0);
}
