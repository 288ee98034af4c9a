import { parse, validate } from '@aws-sdk/util-arn-parser';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError, NotAllowedError } from '@backstage/errors';
import { FargateTarget } from './FargateTarget';
import { checkTags } from './checkTags';
import { readRoles } from './readRoles';

/**
 * The allow-list of `fargateApi.targets`. Accounts and regions that it does not
 * contain are rejected before any request to AWS.
 *
 * @public
 */
export class FargateTargets {
  #targets: readonly FargateTarget[];
  readonly #listeners: (() => void)[] = [];

  /**
   * @throws InputError when a target is incomplete or malformed, or a name is
   * used twice.
   */
  static fromConfig(config: Config): FargateTargets {
    return new FargateTargets(readTargets(config));
  }

  private constructor(targets: readonly FargateTarget[]) {
    this.#targets = targets;
  }

  /**
   * Takes the targets of a configuration that has changed. What has begun with a
   * target goes on with it as it was.
   *
   * @throws InputError as {@link FargateTargets.fromConfig}; the targets then stay.
   */
  reload(config: Config): void {
    this.#targets = readTargets(config);
    this.#listeners.forEach(listener => listener());
  }

  /** Calls a function after each change of the targets. */
  onReload(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** All targets, in the order of the configuration. */
  list(): readonly FargateTarget[] {
    return this.#targets;
  }

  /**
   * The target of that name.
   *
   * @throws NotAllowedError when the configuration has no such target.
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
   * The target with the account and region of a resource.
   *
   * @throws InputError when the text is not an ARN.
   * @throws NotAllowedError when no target has its account and region.
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
      ? `Known targets: ${names}. An administrator can add others under fargateApi.targets.`
      : 'An administrator can add targets under fargateApi.targets in app-config.';
  }
}

function readTargets(config: Config): FargateTarget[] {
  const targets = (
    config.getOptionalConfigArray('fargateApi.targets') ?? []
  ).map(readTarget);
  for (const { name } of targets) {
    if (targets.filter(target => target.name === name).length > 1) {
      throw new InputError(
        `fargateApi.targets contains the name "${name}" twice; give each target a unique name`,
      );
    }
  }
  return targets;
}

function readTarget(config: Config): FargateTarget {
  const target = {
    name: config.getString('name'),
    accountId: String(config.get('accountId')),
    region: config.getString('region'),
    endpoint: config.getOptionalString('endpoint'),
    stage: config.getOptionalString('stage'),
    allowedGroups: readGroups(config),
    requiresApproval: config.getOptionalBoolean('requiresApproval'),
    probeEndpoints: config.getOptionalBoolean('probeEndpoints'),
    grantableArns: config.getOptionalStringArray('grantableArns'),
    attachablePolicyArns: config.getOptionalStringArray('attachablePolicyArns'),
    webAclArns: config.getOptionalStringArray('webAclArns'),
    defaults: config.getOptional<Record<string, unknown>>('defaults'),
  };
  if (!/^\d{12}$/.test(target.accountId)) {
    throw new InputError(
      `fargateApi.targets: accountId of "${target.name}" must be 12 digits in quotes, not ${target.accountId}`,
    );
  }
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(target.region)) {
    throw new InputError(
      `fargateApi.targets: region of "${target.name}" must be a region code such as eu-west-1, not ${target.region}`,
    );
  }
  const tags = config.getOptional<object>('tags');
  return {
    ...target,
    ...readRoles(config, target),
    ...(tags && { tags: readTags(target.name, tags) }),
  };
}

/** YAML reads a cost center such as 4711 as a number. */
function readTags(name: string, given: object): Record<string, string> {
  const tags = Object.fromEntries(
    Object.entries(given).map(([key, value]) => [key, String(value)]),
  );
  checkTags(`fargateApi.targets: tags of "${name}"`, tags);
  return tags;
}

function readGroups(config: Config): string[] | undefined {
  return config.getOptionalStringArray('allowedGroups')?.map(group => {
    try {
      return stringifyEntityRef(
        parseEntityRef(group, {
          defaultKind: 'Group',
          defaultNamespace: 'default',
        }),
      );
    } catch {
      throw new InputError(
        `fargateApi.targets: allowedGroups of "${config.getString(
          'name',
        )}" contains "${group}", which is not the reference of a group, e.g. group:default/platform`,
      );
    }
  });
}
