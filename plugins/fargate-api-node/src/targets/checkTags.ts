import { InputError } from '@backstage/errors';

/** @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
const MAX_KEY = 128;
const MAX_VALUE = 256;
const CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/**
 * "Do not use leading or trailing spaces."
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-tags.html
 */
const OUTER_SPACE = /^\p{Z}|\p{Z}$/u;

/** CloudFormation's limit less those that the portal sets. */
const MAX_TAGS = 45;

/**
 * Checks tags of a stack.
 *
 * @param field - where they were given, for the error.
 * @throws InputError when AWS would not take one, or it belongs to AWS or to the
 *   portal.
 *
 * @public
 */
export function checkTags(
  field: string,
  tags: Readonly<Record<string, string>>,
): void {
  const entries = Object.entries(tags);
  if (entries.length > MAX_TAGS) {
    throw new InputError(
      `${field}: at most ${MAX_TAGS} tags, not ${entries.length}.`,
    );
  }
  for (const [key, value] of entries) {
    if (/^(aws|fargate-api):/i.test(key)) {
      throw new InputError(
        `${field}: "${key}" cannot be set: keys with aws: and fargate-api: are reserved.`,
      );
    }
    if (OUTER_SPACE.test(key) || OUTER_SPACE.test(value)) {
      throw new InputError(
        `${field}: the tag "${key}" must not begin or end with a space, nor its value.`,
      );
    }
    if (!key || key.length > MAX_KEY || !CHARACTERS.test(key)) {
      throw new InputError(
        `${field}: "${key}" is not the key of a tag: 1 to ${MAX_KEY} letters, digits, spaces and _ . : / = + - @`,
      );
    }
    if (value.length > MAX_VALUE || !CHARACTERS.test(value)) {
      throw new InputError(
        `${field}: the value of ${key} must be at most ${MAX_VALUE} letters, digits, spaces and _ . : / = + - @`,
      );
    }
  }
}
