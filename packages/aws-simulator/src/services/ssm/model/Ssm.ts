import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { checkParameter } from './checkParameter';
import { PUBLIC, publicParameter } from './publicParameters';
import { Parameter, ParameterInput, ParameterVersion } from './types';

const VERSIONS_KEPT = 100;

/** The key with which AWS encrypts a SecureString that names none. */
export const AWS_KEY = 'alias/aws/ssm';

/** A parameter with one of its versions. */
export interface SelectedParameter {
  parameter: Parameter;
  version: ParameterVersion;
  /** The part of the request that selects the version, e.g. `:3`. */
  selector?: string;
}

/** The parameters of one region of one account. */
export class Ssm {
  /** By name. */
  readonly parameters = new Map<string, Parameter>();

  constructor(readonly region: Region) {}

  /** The ARN of a parameter, whether or not it exists. */
  arn(name: string): string {
    return this.region.arn('ssm', `parameter/${name.replace(/^\//, '')}`);
  }

  /**
   * Creates a parameter, or a version of one that exists.
   *
   * @param user - the ARN of the caller
   * @throws AwsError `ParameterAlreadyExists`, `ValidationException`, …
   */
  put(input: ParameterInput, user: string): Parameter {
    const name = parameterNameOf(input.Name);
    const existing = this.parameters.get(name);
    checkParameter({ ...input, Name: name }, existing);
    const type = existing?.type ?? input.Type ?? 'String';
    const parameter: Parameter = {
      name,
      arn: this.arn(name),
      type,
      description: input.Description ?? existing?.description,
      keyId:
        type === 'SecureString'
          ? input.KeyId ?? existing?.keyId ?? AWS_KEY
          : undefined,
      allowedPattern: input.AllowedPattern ?? existing?.allowedPattern,
      tier: tierOf(input, existing),
      dataType: input.DataType ?? existing?.dataType ?? 'text',
      tags: existing?.tags ?? input.Tags ?? [],
      versions: [
        ...(existing?.versions ?? []),
        {
          version: (existing?.versions.at(-1)?.version ?? 0) + 1,
          value: input.Value,
          ciphertext: `AQICAH${this.region.ids.mixed(160)}`,
          lastModifiedDate: this.region.world.now(),
          lastModifiedUser: user,
        },
      ].slice(-VERSIONS_KEPT),
    };
    this.parameters.set(name, parameter);
    return parameter;
  }

  /**
   * The parameter that a name, an ARN or `name:version` selects; undefined if
   * there is none.
   *
   * @throws AwsError `ParameterVersionNotFound`; `ValidationException` for a
   *   public parameter that the simulator does not have
   */
  select(reference: string): SelectedParameter | undefined {
    const [name, selector] = splitSelector(reference);
    const parameter =
      this.parameters.get(name) ?? publicParameter(this.region, name);
    if (!parameter) {
      if (name.startsWith(PUBLIC)) {
        throw new AwsError(
          'ValidationException',
          `The AWS simulator does not have the public parameter ${name}.`,
        );
      }
      return undefined;
    }
    if (selector === undefined) {
      return { parameter, version: parameter.versions.at(-1)! };
    }
    const version = parameter.versions.find(
      one => String(one.version) === selector,
    );
    if (!version) {
      throw new AwsError(
        'ParameterVersionNotFound',
        `Systems Manager could not find version ${selector} of ${name}. Verify the version and try again.`,
      );
    }
    return { parameter, version, selector: `:${selector}` };
  }
}

/** The name of a parameter that is given by name or ARN, without its version. */
export function parameterNameOf(reference: string): string {
  return splitSelector(reference)[0];
}

function splitSelector(reference: string): [string, string?] {
  const [, path] = /^arn:[^:]+:ssm:[^:]*:\d*:parameter\/(.+)$/.exec(
    reference,
  ) ?? [undefined, undefined];
  const [name, selector] = (path ?? reference).split(':');
  // An ARN does not tell `a` from `/a`, but a name with a path starts with a slash.
  return [path && name.includes('/') ? `/${name}` : name, selector];
}

function tierOf({ Tier, Value }: ParameterInput, existing?: Parameter) {
  if (Tier === 'Intelligent-Tiering') {
    return Value.length > 4096 ? 'Advanced' : 'Standard';
  }
  return Tier ?? existing?.tier ?? 'Standard';
}
