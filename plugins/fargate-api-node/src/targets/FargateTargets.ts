import { parse, validate } from '@aws-sdk/util-arn-parser';
import { Config } from '@backstage/config';
import { InputError, NotAllowedError } from '@backstage/errors';
import { FargateTarget } from './FargateTarget';

/**
 * The allow-list of `fargateApi.targets`: whatever it does not name is refused
 * before any call to AWS.
 *
 * @public
 */
export class FargateTargets {
  readonly #targets: readonly FargateTarget[];

  /**
   * @throws InputError when a target is incomplete, malformed, or named twice.
   */
  static fromConfig(config: Config): FargateTargets {
    const targets = (
      config.getOptionalConfigArray('fargateApi.targets') ?? []
    ).map(readTarget);
    for (const { name } of targets) {
      if (targets.filter(target => target.name === name).length > 1) {
        throw new InputError(
          `fargateApi.targets names "${name}" twice; give each target a name of its own`,
        );
      }
    }
    return new FargateTargets(targets);
  }

  private constructor(targets: readonly FargateTarget[]) {
    this.#targets = targets;
  }

  /** All targets, in the order of the configuration. */
  list(): readonly FargateTarget[] {
    return this.#targets;
  }

  /**
   * The target of that name.
   *
   * @throws NotAllowedError when the configuration does not name it.
   */
  get(name: string): FargateTarget {
    const target = this.#targets.find(candidate => candidate.name === name);
    if (!target) {
      throw new NotAllowedError(
        `"${name}" is not a target of this portal. ${this.#known()}`,
      );
    }
    return target;
  }

  /**
   * The target in whose account and region a resource lives.
   *
   * @throws InputError when the text is not an ARN.
   * @throws NotAllowedError when no target covers its account and region.
   */
  forArn(arn: string): FargateTarget {
    if (!validate(arn)) {
      throw new InputError(`"${arn}" is not an ARN`);
    }
    const { accountId, region } = parse(arn);
    const target = this.#targets.find(
      candidate =>
        candidate.accountId === accountId && candidate.region === region,
    );
    if (!target) {
      throw new NotAllowedError(
        `Account ${accountId} in ${region} is not a target of this portal. ${this.#known()}`,
      );
    }
    return target;
  }

  #known(): string {
    const names = this.#targets.map(target => target.name).join(', ');
    return names
      ? `Known targets: ${names}. An administrator adds others under fargateApi.targets.`
      : 'An administrator adds targets under fargateApi.targets in app-config.';
  }
}

function readTarget(config: Config): FargateTarget {
  const target = {
    name: config.getString('name'),
    accountId: String(config.get('accountId')),
    region: config.getString('region'),
    endpoint: config.getOptionalString('endpoint'),
  };
  if (!/^\d{12}$/.test(target.accountId)) {
    throw new InputError(
      `fargateApi.targets: accountId of "${target.name}" must be twelve digits in quotes, not ${target.accountId}`,
    );
  }
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(target.region)) {
    throw new InputError(
      `fargateApi.targets: region of "${target.name}" must be a region's code such as eu-west-1, not ${target.region}`,
    );
  }
  return target;
}
