import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

const KEY = 'catalog.providers.fargateApi.softwareTemplates';

/** Which Software Templates the catalog gets, and who owns them. */
export interface Selection {
  /** By name; all without it. */
  include?: string[];
  /** By name. */
  exclude: string[];
  /** The reference of the owner, in place of the one in the files. */
  owner?: string;
}

/** Reads `catalog.providers.fargateApi.softwareTemplates`. */
export function readSelection(config: RootConfigService): Selection {
  const selection = config.getOptionalConfig(KEY);
  return {
    include: selection?.getOptionalStringArray('include'),
    exclude: selection?.getOptionalStringArray('exclude') ?? [],
    owner: selection?.getOptionalString('owner'),
  };
}

/**
 * Pure: the names that are selected, in their order.
 *
 * @throws InputError if `include` or `exclude` has a name that does not exist
 */
export function select(names: string[], selection: Selection): string[] {
  for (const key of ['include', 'exclude'] as const) {
    const unknown = selection[key]?.find(name => !names.includes(name));
    if (unknown !== undefined) {
      throw new InputError(
        `${KEY}.${key}: there is no Software Template '${unknown}'. Choose from ${names.join(
          ', ',
        )}.`,
      );
    }
  }
  return names.filter(
    name =>
      (selection.include?.includes(name) ?? true) &&
      !selection.exclude.includes(name),
  );
}
