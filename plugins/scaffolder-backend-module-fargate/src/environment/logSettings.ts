import { InputError } from '@backstage/errors';
import {
  FargateTarget,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import {
  LOG_KMS_KEY,
  NO_LOG_KMS_KEY,
  RETENTION_DAYS,
} from '../validation/logs';

/** How long the logs of an environment itself are kept, and what encrypts them. */
export interface LogSettings {
  /** Days to keep the flow logs of the VPC; 0 for no flow logs. */
  flowLogRetentionDays?: number;
  /** Days to keep the sessions of ECS Exec apart; 0 for the containers' log groups. */
  execLogRetentionDays?: number;
  /** ARN of the KMS key of the logs, or `none`. */
  logKmsKeyArn?: string;
}

type LogSetting = keyof LogSettings;

interface Row<T> {
  parameter: string;
  /** What a stack has whose request and target say nothing. */
  builtIn: T;
  /** What is wrong with a value, to follow the name of the setting. */
  problemOf(value: unknown): string | undefined;
  fromParameter(value: string): T;
}

const offOrDays = (parameter: string): Row<number> => {
  const days = [0, ...RETENTION_DAYS];
  return {
    parameter,
    builtIn: 0,
    problemOf: value =>
      days.includes(value as number)
        ? undefined
        : `must be one of ${days.join(', ')}, not ${value}`,
    fromParameter: Number,
  };
};

const ROWS: { [K in LogSetting]-?: Row<NonNullable<LogSettings[K]>> } = {
  flowLogRetentionDays: offOrDays('FlowLogRetentionDays'),
  execLogRetentionDays: offOrDays('ExecLogRetentionDays'),
  logKmsKeyArn: {
    parameter: 'LogKmsKeyArn',
    builtIn: 'none',
    problemOf: value =>
      LOG_KMS_KEY.test(String(value))
        ? undefined
        : `"${value}" ${NO_LOG_KMS_KEY}`,
    fromParameter: value => value,
  },
};

/** The names of all settings; a target can have a default for each. */
export const LOG_SETTINGS = Object.keys(ROWS) as LogSetting[];

/** What is wrong with a value of a setting, to follow its name. */
export function logSettingProblem(
  name: LogSetting,
  value: unknown,
): string | undefined {
  return ROWS[name].problemOf(value);
}

/**
 * The settings of an environment that is new, with the defaults of the target for
 * what the request does not give.
 *
 * @throws InputError when the target has a default that is not a value of its
 *   setting.
 */
export function withLogDefaults<T extends LogSettings>(
  given: T,
  { name: target, defaults = {} }: Pick<FargateTarget, 'name' | 'defaults'>,
): T {
  const settings: T = { ...given };
  for (const name of LOG_SETTINGS) {
    const value = defaults[name];
    if (value !== undefined && given[name] === undefined) {
      const problem = logSettingProblem(name, value);
      if (problem) {
        throw new InputError(
          `fargateApi.targets: defaults of "${target}": ${name} ${problem}. An administrator can change it in app-config.`,
        );
      }
      Object.assign(settings, { [name]: value });
    }
  }
  return settings;
}

/**
 * The parameters of some settings.
 *
 * @param before - of the existing stack: what is not given stays.
 * @throws InputError when a setting is invalid.
 */
export function logParameters(
  names: readonly LogSetting[],
  given: LogSettings,
  before: LogSettings = {},
): Record<string, string> {
  return Object.fromEntries(
    names.map(name => {
      const { builtIn, parameter } = ROWS[name];
      const value = given[name] ?? before[name] ?? builtIn;
      const problem = logSettingProblem(name, value);
      if (problem) {
        throw new InputError(`${name}: ${problem}.`);
      }
      return [parameter, String(value)];
    }),
  );
}

/** Some settings of an existing stack; one that was deployed before them has none. */
export function logSettingsOf(
  names: readonly LogSetting[],
  { parameters }: Pick<StackRecord, 'parameters'>,
): LogSettings {
  return Object.fromEntries(
    names
      .map(name => [name, parameters[ROWS[name].parameter]] as const)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, ROWS[name].fromParameter(value)]),
  );
}
