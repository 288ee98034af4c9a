/**
 * The maximum length of the name of an API or environment. AWS and the catalog
 * allow 63 characters and more; this leaves room for prefixes and suffixes such
 * as `environment-…-cluster`, a namespace, or what AWS appends.
 *
 * @public
 */
export const MAX_NAME_LENGTH = 32;

/**
 * Why a name is invalid.
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
 * Why a text is not a valid name for the catalog, CloudFormation and ECS alike:
 * lower-case letters, digits and single hyphens between them, beginning with a
 * letter, at most {@link MAX_NAME_LENGTH} characters.
 *
 * @returns undefined when it is valid.
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
