import { InputError } from '@backstage/errors';
import {
  API_SHAPES,
  ApiKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  parseTemplate,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { OnDrift } from '../live/onDrift';
import { StackRequest } from '../stack/StackRequest';
import { ApiNews } from './assertDeployable';
import { checkSettings } from './settings/checkSettings';
import { perKind, UpdateEffect } from './settings/Setting';
import { DEPLOYABLE_SHAPES } from './shapes';
import { ApiParameters } from './shapes/DeployableShape';
import { shapeRequest } from './apiRequest';
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
 * The update of an API's stack: some parameters change, and the others stay as far
 * as the template has them.
 *
 * @param template - with the descriptor.
 * @param adopted - what the stack takes over from the running service.
 * @param place - the parameters of another name, if it gets one.
 * @throws InputError when a change is not possible, by itself or with what
 *   stays.
 */
export function apiUpdateRequest(
  stack: ApiStack,
  template: string,
  changes: ApiChanges,
  adopted: SettingValues = {},
  place: ApiParameters = {},
): StackRequest & { template: string } {
  const given = { ...adopted, ...givenSettings(changes) };
  const rest = {
    ...defaultSettings(stack.kind),
    ...settingsFromParameters(stack.kind, stack.parameters),
  };
  checkSettings(stack.kind, given, rest);
  checkUpdatable(stack, given);
  checkCount({ ...rest, ...given }, given);
  const parameters = { ...settingsToParameters(given), ...place };
  const declared = parametersOf(template);
  return {
    ...shapeRequest(DEPLOYABLE_SHAPES[stack.kind]),
    name: stack.name,
    template,
    parameters,
    keptParameters: Object.keys(stack.parameters).filter(key =>
      declared.includes(key),
    ),
    createsRoles: true,
    entityRef: stack.entityRef,
    onReplacement: changes.onReplacement ?? 'fail',
  };
}

/**
 * What an update makes new.
 *
 * @param changed - the settings that it gives or takes over.
 * @param update.running - how many tasks the service is to run until then.
 */
export function newsOf(
  kind: ApiKind,
  changed: SettingValues,
  update: {
    running: number;
    isNewTemplate: boolean;
    place?: ApiParameters;
    onDrift?: OnDrift;
  },
): ApiNews {
  const { running, isNewTemplate, place = {}, onDrift } = update;
  const names = namesOf(changed);
  const effects: UpdateEffect[] = names.map(name =>
    perKind(SETTINGS[name].onUpdate, kind),
  );
  return {
    accessLogs: names.includes('accessLogsBucket'),
    certificate:
      names.includes('certificateArn') || Object.keys(place).length > 0,
    configuration: isNewTemplate,
    tasks:
      isNewTemplate ||
      onDrift === 'overwrite' ||
      effects.includes('new-tasks') ||
      effects.includes('moved-tasks') ||
      effects.includes('new-target-group') ||
      names.some(name => /^(autoscaling|officeHours)\./.test(name)) ||
      (changed.desiredCount ?? 0) > running,
  };
}

function parametersOf(template: string): string[] {
  const { Parameters } = parseTemplate(template).toJS();
  return Object.keys(Parameters);
}

function checkUpdatable(
  { kind, name: stackName, parameters }: ApiStack,
  given: SettingValues,
): void {
  for (const name of namesOf(given)) {
    if (perKind(SETTINGS[name].onUpdate, kind) === 'not-updatable') {
      throw new InputError(
        `${name}: an update does not change it. Deploy the API again with ${API_SHAPES[kind].deployAction}.`,
      );
    }
    if (!Object.hasOwn(parameters, SETTINGS[name].parameter)) {
      throw new InputError(
        `${name}: stack ${stackName} was deployed by an older version, without this setting. Deploy the API again with ${API_SHAPES[kind].deployAction}.`,
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
