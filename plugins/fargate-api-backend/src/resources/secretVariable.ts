import { Secret } from '@aws-sdk/client-ecs';
import { SecretVariable } from '@fargate-api/backstage-plugin-fargate-api-common';

/** What Secrets Manager appends to the name of a secret in its ARN. */
const SUFFIX = /-[A-Za-z0-9]{6}$/;

/**
 * Where ECS reads the value of a variable. A `valueFrom` is the ARN of a secret,
 * with key, staging label and version behind it, or the ARN or name of a
 * parameter.
 */
export function toSecretVariable({
  name = '',
  valueFrom = '',
}: Partial<Secret>): SecretVariable {
  const [, , service, , , ...resource] = valueFrom.split(':');
  if (service === 'secretsmanager') {
    const [, id = '', key, stage, version] = resource;
    return {
      name,
      service,
      source: id.replace(SUFFIX, ''),
      ...(key && { key }),
      ...((version || stage) && { version: version || stage }),
    };
  }
  return {
    name,
    service: 'ssm',
    source: service === 'ssm' ? parameterName(resource.join(':')) : valueFrom,
  };
}

/** Of `parameter/orders/key`, whose name is `/orders/key`, or `parameter/key`. */
function parameterName(resource: string): string {
  const name = resource.replace(/^parameter\//, '');
  return name.includes('/') ? `/${name}` : name;
}
