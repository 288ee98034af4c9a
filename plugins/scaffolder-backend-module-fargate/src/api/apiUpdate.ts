import { InputError } from '@backstage/errors';
import { StackRecord } from '@fargate-api/backstage-plugin-fargate-api-node';
import { StackRequest } from '../stack/StackRequest';
import { checkSettings } from './settings/checkSettings';
import { ApiKind, perKind, UpdateEffect } from './settings/Setting';
import { ApiSettings, SETTINGS, SettingValues } from './settings/settings';
import {
  defaultSettings,
  givenSettings,
  namesOf,
  settingsFromParameters,
  settingsToParameters,
} from './settings/values';

/** What shall change of an API; what is not mentioned stays as it is. */
export interface ApiChanges extends ApiSettings {
  onReplacement?: 'fail' | 'proceed';
}

/** The stack of an API that may be updated. */
export type ApiStack = StackRecord & { entityRef: string; kind: ApiKind };

/**
 * The update of an API's stack: its own template, with other parameters.
 *
 * @throws InputError when a change is not possible, by itself or with what
 *   stays.
 */
export function apiUpdateRequest(
  stack: ApiStack,
  changes: ApiChanges,
): StackRequest {
  const given = givenSettings(changes);
  const rest = {
    ...defaultSettings(stack.kind),
    ...settingsFromParameters(stack.kind, stack.parameters),
  };
  checkSettings(stack.kind, given, rest);
  checkUpdatable(stack, given);
  checkCount({ ...rest, ...given }, given);
  const parameters = settingsToParameters(given);
  return {
    label: 'API',
    name: stack.name,
    kind: stack.kind,
    parameters,
    keptParameters: Object.keys(stack.parameters).filter(
      key => !Object.hasOwn(parameters, key),
    ),
    entityRef: stack.entityRef,
    onReplacement: changes.onReplacement ?? 'fail',
  };
}

/** What an update of these settings does. */
export function effectsOf(
  kind: ApiKind,
  changes: ApiSettings,
): ReadonlySet<UpdateEffect> {
  return new Set(
    namesOf(givenSettings(changes)).map(name =>
      perKind(SETTINGS[name].onUpdate, kind),
    ),
  );
}

function checkUpdatable(
  { kind, name: stackName, parameters }: ApiStack,
  given: SettingValues,
): void {
  for (const name of namesOf(given)) {
    if (perKind(SETTINGS[name].onUpdate, kind) === 'not-updatable') {
      throw new InputError(
        `${name}: an update does not change it. Deploy the API again with fargate:${kind}:deploy.`,
      );
    }
    if (!Object.hasOwn(parameters, SETTINGS[name].parameter)) {
      throw new InputError(
        `${name}: stack ${stackName} was deployed by an older version, without this setting. Deploy the API again with fargate:${kind}:deploy.`,
      );
    }
  }
}

function checkCount(values: SettingValues, given: SettingValues): void {
  if (values['autoscaling.enabled'] && given.desiredCount !== undefined) {
    throw new InputError(
      'desiredCount: the count follows the load. Change autoscaling.minCount and autoscaling.maxCount, or set autoscaling.enabled to false.',
    );
  }
}
