import { InputError } from '@backstage/errors';
import { ECS_SERVICE_TAGS_ANNOTATION } from '@fargate-api/backstage-plugin-fargate-api-common';
import { ServiceTag } from '../resources';

/** What AWS accepts in one request. */
const MAX_TAGS = 50;
const MAX_KEY = 128;
const MAX_VALUE = 256;

/**
 * Reads the tags that an annotation of AWS's own ECS plugin names, such as
 * `component=shop,environment=prod`. A service has all of them.
 *
 * @throws InputError when it is malformed.
 */
export function parseServiceTags(annotation: string): ServiceTag[] {
  const tags = annotation.split(',').map(parseTag);
  const twice = tags.find(({ key }, i) =>
    tags.slice(0, i).some(other => other.key === key),
  );
  if (twice) {
    throw malformed(annotation, `names the tag ${twice.key} twice`);
  }
  if (tags.length > MAX_TAGS) {
    throw malformed(annotation, `names more than ${MAX_TAGS} tags`);
  }
  return tags;

  function parseTag(text: string): ServiceTag {
    const [key, ...rest] = text.split('=').map(part => part.trim());
    const value = rest.join('=');
    if (!key || rest.length === 0) {
      throw malformed(annotation, `contains "${text}", which is not key=value`);
    }
    if (key.length > MAX_KEY || value.length > MAX_VALUE) {
      throw malformed(
        annotation,
        `contains a key of more than ${MAX_KEY} or a value of more than ${MAX_VALUE} characters`,
      );
    }
    return { key, value };
  }
}

function malformed(annotation: string, problem: string): InputError {
  return new InputError(
    `The annotation ${ECS_SERVICE_TAGS_ANNOTATION} "${annotation}" ${problem}. It must be like component=shop,environment=prod`,
  );
}
