import { Ec2, Kind } from '../model/Ec2';

/**
 * The resources with the given ids, or all of a kind.
 *
 * @throws AwsError of EC2's not-found code.
 */
export function byIds<K extends Kind>(
  ec2: Ec2,
  kind: K,
  ids: string[] | undefined,
): ReturnType<typeof ec2.require<K>>[] {
  const all = ids?.length ? ids : [...ec2[kind].keys()];
  return all.map(id => ec2.require(kind, id));
}
