/**
 * How long the name of an API or an environment may be. AWS and the catalog
 * take 63 and more; this leaves room for what is put around it:
 * `environment-…-cluster`, a namespace, a suffix of AWS's.
 *
 * @public
 */
export const MAX_NAME_LENGTH = 32;

/**
 * Why a name cannot be used.
 *
 * @public
 */
export type NameProblem =
  | 'empty'
  | 'characters'
  | 'start'
  | 'hyphens'
  | 'too-long';

/**
 * What keeps a text from being a name that the catalog, CloudFormation and ECS
 * all take: lower-case letters, digits and single hyphens between them, a
 * letter first, at most {@link MAX_NAME_LENGTH} in all.
 *
 * @returns undefined when it can be used.
 * @public
 */
export function nameProblem(name: string): NameProblem | undefined {
  if (name === '') {
    return 'empty';
  }
  if (/[^a-z0-9-]/.test(name)) {
    return 'characters';
  }
  if (!/^[a-z]/.test(name)) {
    return 'start';
  }
  if (/--|-$/.test(name)) {
    return 'hyphens';
  }
  return name.length > MAX_NAME_LENGTH ? 'too-long' : undefined;
}
