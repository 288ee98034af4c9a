/** What `valueFrom` of a container's secret refers to. */
export type SecretReference =
  | {
      service: 'ssm';
      /** Undefined for the Region and the account of the task. */
      location?: Location;
      /** A name or an ARN, with a version if it names one. */
      parameter: string;
    }
  | {
      service: 'secretsmanager';
      location: Location;
      /** The ARN of the secret, with or without the random characters at its end. */
      secret: string;
      jsonKey?: string;
      versionStage?: string;
      versionId?: string;
    };

interface Location {
  region: string;
  accountId: string;
}

const ARN = /^arn:[^:]*:([^:]*):([^:]*):([^:]*):(.*)$/;

/**
 * Reads `valueFrom`: the name or the ARN of a parameter, or the ARN of a secret
 * with `:json-key:version-stage:version-id` after it, each of which may be empty.
 *
 * @returns undefined for the ARN of a secret in another form
 */
export function secretReference(
  valueFrom: string,
): SecretReference | undefined {
  const [, service, region, accountId, resource] = ARN.exec(valueFrom) ?? [];
  const location = { region, accountId };
  if (service !== 'secretsmanager') {
    return service === undefined
      ? { service: 'ssm', parameter: valueFrom }
      : { service: 'ssm', location, parameter: valueFrom };
  }
  const [kind, name, jsonKey, versionStage, versionId, ...rest] =
    resource.split(':');
  const isWhole = jsonKey === undefined || versionId !== undefined;
  if (kind !== 'secret' || !name || !isWhole || rest.length > 0) {
    return undefined;
  }
  const end = valueFrom.length - resource.length;
  return {
    service,
    location,
    secret: `${valueFrom.slice(0, end)}secret:${name}`,
    jsonKey: jsonKey || undefined,
    versionStage: versionStage || undefined,
    versionId: versionId || undefined,
  };
}
