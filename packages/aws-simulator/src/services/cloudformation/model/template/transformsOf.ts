import { validationError } from '../validationError';
import { isObject } from './isObject';

/**
 * The names of the transforms in the `Transform` section of a template.
 *
 * @throws AwsError `ValidationError` with AWS's text
 */
export function transformsOf({ Transform }: { Transform?: unknown }): string[] {
  return [Transform ?? []].flat(2).map(transform => {
    const name = isObject(transform) ? transform.Name : transform;
    if (typeof name !== 'string') {
      throw validationError(
        'Key Name of transform definition must be a string.',
      );
    }
    return name;
  });
}
