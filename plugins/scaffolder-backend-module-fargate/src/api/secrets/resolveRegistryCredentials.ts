import { InputError } from '@backstage/errors';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { parseImage } from '../../checks/registry/parseImage';
import {
  REGISTRY_TAG,
  ResolvedSecret,
  resolveSecrets,
  SecretReader,
} from '../configuration/resolveSecrets';

/**
 * Looks the secret up with which ECS signs in to the registry of an image. Its tag
 * has to name that registry: otherwise whoever may deploy could have it sent to a
 * registry of their own.
 *
 * @param container.field - of the container in the action's input.
 * @throws InputError when ECS could not read it, or the tag does not name the
 *   registry.
 */
export async function resolveRegistryCredentials(
  clients: FargateClients,
  reader: SecretReader,
  {
    field,
    image,
    registryCredentials,
  }: { field: string; image: string; registryCredentials: string },
  options: { signal?: AbortSignal },
): Promise<ResolvedSecret> {
  const { registryCredentials: secret } = await resolveSecrets(
    clients,
    reader,
    { registryCredentials },
    { ...options, field },
  );
  const { host } = parseImage(image);
  if (secret.registry !== host) {
    throw new InputError(
      `${field}.registryCredentials: ${
        secret.arn
      } is not for ${host}, the registry of ${image}: ${
        secret.registry
          ? `its tag ${REGISTRY_TAG} names ${secret.registry}`
          : `it has no tag ${REGISTRY_TAG}`
      }. Give it the tag ${REGISTRY_TAG}=${host} if that registry may have what it contains, or reference another one.`,
    );
  }
  return secret;
}
