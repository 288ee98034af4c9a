import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import {
  ResolvedSecret,
  resolveSecrets,
  SecretReader,
} from '../configuration/resolveSecrets';
import { resolveRegistryCredentials } from '../secrets/resolveRegistryCredentials';
import { Sidecar } from './Sidecar';

/** Sidecars with their secrets as ECS takes them, and what it reads for them. */
export interface ResolvedSidecars {
  sidecars: Sidecar[];
  secrets: ResolvedSecret[];
  credentials: ResolvedSecret[];
}

/**
 * Looks up the secrets of sidecars and of the registries of their images.
 *
 * @throws InputError when ECS could not read one.
 */
export async function resolveSidecars(
  clients: FargateClients,
  reader: SecretReader,
  given: readonly Sidecar[],
  { signal }: { signal?: AbortSignal },
): Promise<ResolvedSidecars> {
  const resolved: ResolvedSidecars = {
    sidecars: [],
    secrets: [],
    credentials: [],
  };
  for (const sidecar of given) {
    const { image, name, registryCredentials } = sidecar;
    const field = `sidecars.${name}`;
    const secrets = await resolveSecrets(
      clients,
      reader,
      sidecar.secrets ?? {},
      { field: `${field}.secrets`, signal },
    );
    resolved.secrets.push(...Object.values(secrets));
    const credentials =
      registryCredentials === undefined
        ? undefined
        : await resolveRegistryCredentials(
            clients,
            reader,
            { field, image, registryCredentials },
            { signal },
          );
    resolved.credentials.push(...(credentials ? [credentials] : []));
    resolved.sidecars.push({
      ...sidecar,
      ...(sidecar.secrets && { secrets: valuesFrom(secrets) }),
      ...(credentials && { registryCredentials: credentials.arn }),
    });
  }
  return resolved;
}

/** What ECS reads each secret from, by the name of its variable. */
export function valuesFrom(
  secrets: Readonly<Record<string, ResolvedSecret>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(secrets).map(([name, { valueFrom }]) => [name, valueFrom]),
  );
}
