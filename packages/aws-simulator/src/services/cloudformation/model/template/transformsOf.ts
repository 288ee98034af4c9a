import { validationError } from '../validationError';
import { isObject } from './isObject';

/**
 * The names of all transforms of a template: those of its `Transform` section,
 * and those that `Fn::Transform` runs on a part of it.
 *
 * @throws AwsError `ValidationError` with AWS's text
 */
export function allTransformsOf(template: object): string[] {
  return [
    ...new Set([...transformsOf(template), ...embeddedTransforms(template)]),
  ];
}

function embeddedTransforms(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'Fn::Transform'
      ? transformsOf({ Transform: item })
      : embeddedTransforms(item),
  );
}

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
