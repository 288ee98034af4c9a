import { AwsError } from '../../../world/AwsError';
import { checkAliasName, checkAliasTarget, keyUsageOf } from './checkKey';
import { Alias, Key, Kms } from './Kms';

/**
 * Creates a key.
 *
 * @throws AwsError `ValidationException`, `UnsupportedOperationException`
 */
export function createKey(
  kms: Kms,
  input: Pick<Key, 'policy'> & Partial<Key>,
): Key {
  const { region } = kms;
  const id = `${input.multiRegion ? 'mrk-' : ''}${region.ids.uuid()}`;
  const key: Key = {
    description: '',
    enabled: true,
    rotation: false,
    multiRegion: false,
    tags: [],
    ...input,
    ...keyUsageOf(input, region.name),
    id,
    arn: kms.arn(`key/${id}`),
    creationDate: region.world.now(),
  };
  kms.keys.set(id, key);
  return key;
}

/** Deletes a key, with its aliases, after the waiting period. */
export function scheduleKeyDeletion(kms: Kms, key: Key, days: number): void {
  const { clock, world } = kms.region;
  const seconds = days * 24 * 3600;
  key.deletionDate = new Date(world.now().getTime() + seconds * 1000);
  clock.after(seconds, () => {
    kms.keys.delete(key.id);
    for (const { name, keyId } of [...kms.aliases.values()]) {
      if (keyId === key.id) {
        kms.aliases.delete(name);
      }
    }
  });
}

/**
 * Creates an alias of a key, or makes it that of another one.
 *
 * @throws AwsError `NotFoundException`, `AlreadyExistsException`, and for a name or target that no alias has
 */
export function putAlias(
  kms: Kms,
  name: string,
  targetKeyId: string,
  { overwrite }: { overwrite: boolean },
): Alias {
  checkAliasName(name);
  checkAliasTarget(targetKeyId, kms.region);
  const existing = kms.aliases.get(name);
  if (existing && !overwrite) {
    throw new AwsError(
      'AlreadyExistsException',
      `An alias with the name ${kms.arn(name)} already exists`,
    );
  }
  const now = kms.region.world.now();
  const alias: Alias = {
    name,
    keyId: kms.key(targetKeyId).id,
    creationDate: existing?.creationDate ?? now,
    lastUpdatedDate: now,
  };
  kms.aliases.set(name, alias);
  return alias;
}
