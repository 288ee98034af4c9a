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
];
