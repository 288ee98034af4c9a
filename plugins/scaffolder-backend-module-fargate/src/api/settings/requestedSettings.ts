import { InputError } from '@backstage/errors';
import { ApiKind } from '@fargate-api/backstage-plugin-fargate-api-common';
import { checkSettings } from './checkSettings';
import { Setting } from './Setting';
import { ApiSettings, SETTINGS, SettingValues } from './settings';
import { defaultSettings, givenSettings, settingsOf } from './values';

/**
 * The settings that a person asks a new deployment of an API for, checked as
 * far as that goes without AWS. What is left to the template is not among them.
 *
 * @throws InputError that names every setting with a problem, and what to do.
 */
export function requestedSettings(
  kind: ApiKind,
  input: ApiSettings,
): SettingValues {
  const missing = settingsOf(kind).find(
    name => (SETTINGS[name] as Setting<any>).required && !(name in input),
  );
  if (missing) {
    throw new InputError(`${missing}: is required.`);
  }
  const defaults = defaultSettings(kind);
  const values = withOfficeHours(
    input,
    withAutoscaling(input, givenSettings(input), defaults),
    defaults,
  );
  checkSettings(kind, values, defaults);
  return values;
}

/** Whoever names limits wants autoscaling, and at least the tasks that would run without it. */
function withAutoscaling(
  { autoscaling }: ApiSettings,
  values: SettingValues,
  defaults: SettingValues,
): SettingValues {
  if (!autoscaling || autoscaling.enabled === false) {
    return values;
  }
  return {
    'autoscaling.minCount': values.desiredCount ?? defaults.desiredCount,
    ...values,
    'autoscaling.enabled': true,
  };
}

/** Whoever names hours wants them. All are said, since a plan names the next ones. */
function withOfficeHours(
  { officeHours }: ApiSettings,
  values: SettingValues,
  defaults: SettingValues,
): SettingValues {
  if (!officeHours || officeHours.enabled === false) {
    return values;
  }
  return {
    'officeHours.timezone': defaults['officeHours.timezone'],
    'officeHours.days': defaults['officeHours.days'],
    'officeHours.from': defaults['officeHours.from'],
    'officeHours.to': defaults['officeHours.to'],
    ...values,
    'officeHours.enabled': true,
  };
}
