import { InputError } from '@backstage/errors';
import {
  API_SHAPES,
  ApiKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { RELATIONS, SettingProblem } from './relations';
import { SettingName, SETTINGS, SettingValues } from './settings';
import { hasSetting, namesOf } from './values';

/**
 * Checks settings by themselves and with those that stay as they are. AWS would
 * say it later, and of another name.
 *
 * @param rest - the values that all other settings have.
 * @throws InputError that names every setting with a problem, and what to do.
 */
export function checkSettings(
  kind: ApiKind,
  given: SettingValues,
  rest: SettingValues,
): void {
  const names = namesOf(given);
  const ownProblems = names.flatMap(name => problemOf(kind, name, given[name]));
  const bad = ownProblems.map(({ setting }) => setting);
  const values = { ...rest, ...given };
  const problems = [
    ...ownProblems,
    ...RELATIONS.filter(
      ({ settings, kinds }) =>
        (kinds ?? [kind]).includes(kind) &&
        settings.some(name => names.includes(name)) &&
        !settings.some(name => bad.includes(name)),
    ).flatMap(relation => relation.problemOf(values, given) ?? []),
  ];
  if (problems.length) {
    throw new InputError(
      problems.map(({ setting, text }) => `${setting}: ${text}.`).join(' '),
    );
  }
}

function problemOf(
  kind: ApiKind,
  setting: SettingName,
  value: unknown,
): SettingProblem[] {
  if (!hasSetting(kind, setting)) {
    return [
      { setting, text: `${API_SHAPES[kind].noun}s have no such setting` },
    ];
  }
  const { error } = SETTINGS[setting].type.schema.safeParse(value);
  return error ? [{ setting, text: error.issues[0].message }] : [];
}
