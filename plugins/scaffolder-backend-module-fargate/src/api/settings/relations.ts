import {
  ApiKind,
  FARGATE_MEMORY_BY_CPU,
  isFargateSize,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { isUnpinned } from './imageProblem';
import { SettingName, SettingValues } from './settings';

/** Something that is wrong with a setting. */
export interface SettingProblem {
  setting: string;
  /** To follow its name. */
  text: string;
}

/** What must hold between settings, whether they are given or stay as they are. */
export interface Relation {
  /** It is looked at when one of these is given. */
  settings: readonly SettingName[];
  /** The kinds of which it must hold. Default: all. */
  kinds?: readonly ApiKind[];
  problemOf(
    values: SettingValues,
    given: SettingValues,
  ): SettingProblem | undefined;
}

/** All that must hold between settings. */
export const RELATIONS: readonly Relation[] = [
  {
    settings: ['cpu', 'memory'],
    problemOf: ({ cpu = 0, memory = 0 }) =>
      FARGATE_MEMORY_BY_CPU[cpu] && !isFargateSize({ cpu, memory })
        ? {
            setting: 'memory',
            text: `Fargate does not offer ${memory} MiB with ${cpu} CPU units. Take one of ${FARGATE_MEMORY_BY_CPU[
              cpu
            ].join(', ')}`,
          }
        : undefined,
  },
  {
    settings: ['image'],
    kinds: ['internal-api'],
    problemOf: ({ image = '' }) =>
      isUnpinned(image)
        ? {
            setting: 'image',
            text: `${image} names no tag and no digest. Write ${image}:v1, say, or ${image}@sha256:…`,
          }
        : undefined,
  },
  {
    settings: [
      'autoscaling.minCount',
      'autoscaling.maxCount',
      'autoscaling.enabled',
    ],
    problemOf: values => {
      const {
        'autoscaling.minCount': min = 0,
        'autoscaling.maxCount': max = 0,
      } = values;
      return values['autoscaling.enabled'] && max < min
        ? {
            setting: 'autoscaling.maxCount',
            text: `must be at least autoscaling.minCount, which is ${min}, not ${max}`,
          }
        : undefined;
    },
  },
  {
    settings: [
      'autoscaling.minCount',
      'autoscaling.maxCount',
      'autoscaling.cpuTargetPercent',
      'autoscaling.requestsPerTarget',
    ],
    problemOf: values =>
      values['autoscaling.enabled']
        ? undefined
        : {
            setting: 'autoscaling',
            text: 'it is off. Set autoscaling.enabled to true as well',
          },
  },
  {
    settings: [
      'officeHours.timezone',
      'officeHours.days',
      'officeHours.from',
      'officeHours.to',
    ],
    problemOf: values =>
      values['officeHours.enabled']
        ? undefined
        : {
            setting: 'officeHours',
            text: 'it is off. Set officeHours.enabled to true as well',
          },
  },
  {
    settings: ['officeHours.from', 'officeHours.to', 'officeHours.enabled'],
    problemOf: values => {
      const { 'officeHours.from': from = '', 'officeHours.to': to = '' } =
        values;
      return values['officeHours.enabled'] && to <= from
        ? {
            setting: 'officeHours.to',
            text: `must be later than officeHours.from, which is ${from}, not ${to}`,
          }
        : undefined;
    },
  },
  {
    settings: ['officeHours.enabled', 'autoscaling.enabled', 'desiredCount'],
    problemOf: values =>
      values['officeHours.enabled'] &&
      !values['autoscaling.enabled'] &&
      values.desiredCount === 0
        ? {
            setting: 'desiredCount',
            text: 'must be at least 1 with office hours, which start that many tasks, not 0',
          }
        : undefined,
  },
  {
    settings: ['healthCheckTimeoutSeconds', 'healthCheckIntervalSeconds'],
    problemOf: (
      {
        healthCheckTimeoutSeconds: timeout = 0,
        healthCheckIntervalSeconds: interval = 0,
      },
      given,
    ) => {
      if (timeout < interval) {
        return undefined;
      }
      return given.healthCheckTimeoutSeconds === undefined
        ? {
            setting: 'healthCheckIntervalSeconds',
            text: `must be more than healthCheckTimeoutSeconds, which is ${timeout}, not ${interval}`,
          }
        : {
            setting: 'healthCheckTimeoutSeconds',
            text: `must be less than healthCheckIntervalSeconds, which is ${interval}, not ${timeout}`,
          };
    },
  },
  {
    settings: ['authorization', 'jwtIssuer', 'jwtAudiences'],
    kinds: ['gateway-api'],
    problemOf: ({ authorization, jwtIssuer, jwtAudiences }) =>
      authorization === 'jwt' && (!jwtIssuer || !jwtAudiences?.length)
        ? {
            setting: jwtIssuer ? 'jwtAudiences' : 'jwtIssuer',
            text: 'is required where authorization is jwt',
          }
        : undefined,
  },
  {
    settings: ['jwtIssuer', 'jwtAudiences', 'jwtScopes'],
    kinds: ['gateway-api'],
    problemOf: ({ authorization }, given) =>
      authorization === 'jwt'
        ? undefined
        : {
            setting:
              (['jwtIssuer', 'jwtAudiences', 'jwtScopes'] as const).find(
                name => given[name] !== undefined,
              ) ?? 'jwtIssuer',
            text: 'has no effect unless authorization is jwt',
          },
  },
];
