import { AwsError } from '../world/AwsError';
import { OperationModel, ServiceModel } from './ServiceModel';

/** A label of a path template: `{HostedZoneId}`. */
const LABEL = /^\{(\w+)\}$/;

/**
 * The name of the operation of a REST API that a method and a path identify.
 *
 * @throws AwsError `UnknownOperationException`
 */
export function operationAt(
  model: ServiceModel | undefined,
  method: string,
  path: string,
): string {
  const operation = model
    ?.operations()
    .find(candidate => matchRoute(candidate, method, path));
  if (!operation) {
    throw unknownOperation();
  }
  return operation.name;
}

/** The error of a REST API for an operation that it does not have. */
export function unknownOperation(): AwsError {
  return new AwsError('UnknownOperationException', '', { status: 404 });
}

/**
 * Matches a path against the path template of an operation of a REST API.
 *
 * @returns the labels by name, decoded, or `undefined` where they do not match.
 */
export function matchRoute(
  { http }: OperationModel,
  method: string,
  path: string,
): Record<string, string> | undefined {
  if (!http || http[0] !== method) {
    return undefined;
  }
  const steps = path.replace(/\/$/, '').split('/');
  const template = http[1].replace(/\/$/, '').split('/');
  if (steps.length !== template.length) {
    return undefined;
  }
  const labels: Record<string, string> = {};
  for (const [index, expected] of template.entries()) {
    const label = expected.match(LABEL)?.[1];
    if (label && steps[index] !== '') {
      labels[label] = decodeURIComponent(steps[index]);
    } else if (expected !== steps[index]) {
      return undefined;
    }
  }
  return labels;
}
