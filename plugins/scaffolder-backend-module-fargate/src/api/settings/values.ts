import {
  API_KINDS,
  ApiKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { perKind, Setting } from './Setting';
import { ApiSettings, SettingName, SETTINGS, SettingValues } from './settings';

/** All of them, in the order of the table. */
export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

/** Whether a kind of API has a setting. */
export function hasSetting(kind: ApiKind, name: SettingName): boolean {
  const { kinds }: Setting<any> = SETTINGS[name];
  return !kinds || kinds.includes(kind);
}

/** The kinds of API of which an update may change a setting. */
export function updatableKinds(name: SettingName): ApiKind[] {
  return API_KINDS.filter(
    kind =>
      hasSetting(kind, name) &&
      perKind(SETTINGS[name].onUpdate, kind) !== 'not-updatable',
  );
}

/** The settings that a kind of API has, in the order of the table. */
export function settingsOf(kind: ApiKind): SettingName[] {
  return SETTING_NAMES.filter(name => hasSetting(kind, name));
}

/** The settings that have a value. */
export function namesOf(values: SettingValues): SettingName[] {
  return SETTING_NAMES.filter(name => values[name] !== undefined);
}

/**
 * The values of an action's input. What is empty, as forms send it for fields
 * left alone, counts as not given.
 */
export function givenSettings(input: ApiSettings): SettingValues {
  return Object.fromEntries(
    SETTING_NAMES.map(name => [name, at(input, name)] as const).filter(
      ([, value]) => value !== undefined && value !== null && value !== '',
    ),
  );
}

/** What a kind of API has unless others are given. */
export function defaultSettings(kind: ApiKind): SettingValues {
  return Object.fromEntries(
    settingsOf(kind)
      .map(name => {
        const { default: value }: Setting<any> = SETTINGS[name];
        return [
          name,
          value === undefined ? value : perKind(value, kind),
        ] as const;
      })
      .filter(([, value]) => value !== undefined),
  );
}

/** The values in a stack's parameters; what an older template did not have is not there. */
export function settingsFromParameters(
  kind: ApiKind,
  parameters: Readonly<Record<string, string>>,
): SettingValues {
  return Object.fromEntries(
    settingsOf(kind)
      .filter(name => parameters[SETTINGS[name].parameter])
      .map(name => {
        const { parameter, type } = SETTINGS[name];
        return [name, type.fromParameter(parameters[parameter])];
      }),
  );
}

/** The values as the parameters of a stack. */
export function settingsToParameters(
  values: SettingValues,
): Record<string, string> {
  return Object.fromEntries(
    namesOf(values).map(name => {
      const { parameter, type }: Setting<any> = SETTINGS[name];
      return [parameter, type.toParameter(values[name])];
    }),
  );
}

function at(input: ApiSettings, name: string): unknown {
  return name.split('.').reduce<any>((value, key) => value?.[key], input);
}
