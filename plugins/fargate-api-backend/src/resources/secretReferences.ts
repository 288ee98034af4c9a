import { paginateListSecrets } from '@aws-sdk/client-secrets-manager';
import { paginateDescribeParameters } from '@aws-sdk/client-ssm';
import { Observed } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateClients,
  OWNER_TAG,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { FRESH_FOR, ObservationContext } from '../aws';

/** The tag by which a secret says which API may read it. */
const TAG = 'fargate-api:entity';

/** A secret or a parameter that an API may read. */
export interface SecretReference {
  /** As `ssm:NAME` or `secretsmanager:NAME`. */
  reference: string;
  /** Who the API belonged to when the portal stored the secret. */
  owner?: string;
}

/**
 * Observes which secrets and parameters of a target name an API as the one that may
 * read them, sorted. IAM cannot limit who lists which of them, so AWS
 * is asked for those with the tag only, and no other leaves this function.
 */
export function observeSecretReferences(
  { observations, target }: ObservationContext,
  apiRef: string,
): Promise<Observed<SecretReference[]>> {
  return observations.observe({
    target,
    resource: `secrets:${apiRef}`,
    freshFor: FRESH_FOR.running,
    read: async (clients, signal) =>
      (
        await Promise.all([
          secretsOf(clients, apiRef, signal),
          parametersOf(clients, apiRef, signal),
        ])
      )
        .flat()
        .sort((a, b) => a.reference.localeCompare(b.reference)),
  });
}

async function secretsOf(
  { secretsManager }: FargateClients,
  apiRef: string,
  signal: AbortSignal,
): Promise<SecretReference[]> {
  const references: SecretReference[] = [];
  const pages = paginateListSecrets(
    { client: secretsManager },
    // They match the beginning of a tag's value, whatever its key.
    {
      Filters: [
        { Key: 'tag-key', Values: [TAG] },
        { Key: 'tag-value', Values: [apiRef] },
      ],
    },
    { abortSignal: signal },
  );
  for await (const { SecretList = [] } of pages) {
    references.push(
      ...SecretList.filter(({ Tags = [] }) =>
        Tags.some(({ Key, Value }) => Key === TAG && Value === apiRef),
      ).map(({ Name, Tags = [] }) => ({
        reference: `secretsmanager:${Name}`,
        owner: Tags.find(({ Key }) => Key === OWNER_TAG)?.Value,
      })),
    );
  }
  return references;
}

async function parametersOf(
  { ssm }: FargateClients,
  apiRef: string,
  signal: AbortSignal,
): Promise<SecretReference[]> {
  const references: SecretReference[] = [];
  const pages = paginateDescribeParameters(
    { client: ssm },
    {
      ParameterFilters: [
        { Key: `tag:${TAG}`, Option: 'Equals', Values: [apiRef] },
      ],
    },
    { abortSignal: signal },
  );
  for await (const { Parameters = [] } of pages) {
    references.push(
      ...Parameters.map(({ Name }) => ({ reference: `ssm:${Name}` })),
    );
  }
  return references;
}
