import { InputError } from '@backstage/errors';
import { ApiKind } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateTarget } from '@fargate-api/backstage-plugin-fargate-api-node';
import { LOG_SETTINGS, logSettingProblem } from '../../environment/logSettings';
import { Setting } from './Setting';
import { SettingName, SETTINGS, SettingValues } from './settings';
import { hasSetting, SETTING_NAMES } from './values';

/** The settings of which a target can have a default of its own. */
export const TARGET_DEFAULTS: readonly SettingName[] = SETTING_NAMES.filter(
  name => (SETTINGS[name] as Setting<any>).hasTargetDefault,
);

/**
 * The settings of a deployment, with the defaults of the target for those that it
 * does not give.
 *
 * @throws InputError when the configuration has a default that is no such setting
 *   or not a value of it.
 */
export function withTargetDefaults(
  kind: ApiKind,
  given: SettingValues,
  { name, defaults = {} }: Pick<FargateTarget, 'name' | 'defaults'>,
): SettingValues {
  const problems = Object.entries(defaults).flatMap(([key, value]) =>
    problemOf(key, value).map(
      problem => `fargateApi.targets: defaults of "${name}": ${key} ${problem}`,
    ),
  );
  if (problems.length) {
    throw new InputError(
      `${problems.join('. ')}. An administrator can change it in app-config.`,
    );
  }
  return {
    ...Object.fromEntries(
      Object.entries(defaults).filter(
        ([key]) => key in SETTINGS && hasSetting(kind, key as SettingName),
      ),
    ),
    ...given,
  };
}

function problemOf(key: string, value: unknown): string[] {
  const setting = TARGET_DEFAULTS.find(name => name === key);
  if (!setting) {
    const ofEnvironment = LOG_SETTINGS.find(name => name === key);
    if (!ofEnvironment) {
      return [
        `is not one of ${[
          ...new Set([...TARGET_DEFAULTS, ...LOG_SETTINGS]),
        ].join(', ')}`,
      ];
    }
    return [logSettingProblem(ofEnvironment, value) ?? []].flat();
  }
  const { error } = SETTINGS[setting].type.schema.safeParse(value);
  return error ? [error.issues[0].message] : [];
}
