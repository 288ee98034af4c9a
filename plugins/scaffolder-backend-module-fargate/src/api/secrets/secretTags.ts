import { Tag } from '@aws-sdk/client-secrets-manager';
import { OWNER_TAG } from '@fargate-api/backstage-plugin-fargate-api-node';

/** Whether the initiator may use what an owner stored for an API of this name. */
export type MayUseSecretsOf = (owner: string) => Promise<boolean>;

/** The value of a tag of a secret. */
export function tagOf(
  tags: readonly Tag[] | undefined,
  key: string,
): string | undefined {
  return tags?.find(({ Key }) => Key === key)?.Value;
}

/**
 * Why the initiator may not use a secret that was stored for an API of this name:
 * another one, since a deletion keeps secrets. One that a person tagged names no
 * owner, and is for whoever has the name.
 */
export async function ownerProblem(
  tags: readonly Tag[] | undefined,
  mayUseSecretsOf: MayUseSecretsOf,
): Promise<string | undefined> {
  const owner = tagOf(tags, OWNER_TAG);
  return owner === undefined || (await mayUseSecretsOf(owner))
    ? undefined
    : `was stored for an API of this name that belonged to ${owner}. Ask ${owner} to delete it or to change its tag ${OWNER_TAG}, or use another secret.`;
}
