import { z } from 'zod/v3';
import { isWholeSecret } from '../configuration/secretReference';
import { integer, text } from '../settings/valueTypes';
import { argumentProblem } from './argumentProblem';
import { ContainerOptionName, ContainerOptions } from './ContainerOptions';

/** One option of a container: all that is to be known of it. */
export interface ContainerOption<T> {
  /** A sentence without its period. */
  description: string;
  /** Its messages say what a value must be. */
  schema: z.ZodType<T>;
  /** Of the container definition, or of the task definition. */
  property: string;
  isOfTask?: boolean;
  /** The tag of a value that a template of ours has itself, from its parameters. */
  tagOfTemplate?: '!If' | '!Ref';
  toTemplate(value: T): unknown;
  /** @param property - of any template, so that it can be anything. */
  fromTemplate(property: any): unknown;
}

const line = text(argumentProblem).schema;

/**
 * Every option of an API's container, by the name of its input. The bounds are
 * those of ECS on Fargate.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
 */
export const CONTAINER_OPTIONS: {
  readonly [K in ContainerOptionName]-?: ContainerOption<
    NonNullable<ContainerOptions[K]>
  >;
} = {
  command: asItIs({
    description:
      'Command of the container with its arguments, instead of that of the image',
    schema: z.array(line).min(1),
    property: 'Command',
  }),
  entryPoint: asItIs({
    description: 'Entry point of the container, instead of that of the image',
    schema: z.array(line).min(1),
    property: 'EntryPoint',
  }),
  healthCheck: {
    description:
      'A command in the container by which ECS checks its health, beside the health check of the load balancer',
    schema: z.object({
      command: z
        .array(line, { required_error: 'is required' })
        .refine(
          ([form, ...rest]) =>
            (form === 'CMD' && rest.length > 0) ||
            (form === 'CMD-SHELL' && rest.length === 1),
          'must be CMD and a program with its arguments, or CMD-SHELL and one line for the shell, e.g. ["CMD-SHELL", "curl -f http://localhost/health || exit 1"]',
        )
        .describe(
          'CMD and a program with its arguments, or CMD-SHELL and one line for the shell. Exit code 0 is healthy',
        ),
      intervalSeconds: integer(5, 300)
        .schema.optional()
        .describe('Seconds from one check to the next. Default: 30'),
      timeoutSeconds: integer(2, 60)
        .schema.optional()
        .describe('Seconds after which a check fails. Default: 5'),
      retries: integer(1, 10)
        .schema.optional()
        .describe(
          'Failed checks in a row that make the container unhealthy. Default: 3',
        ),
      startPeriodSeconds: integer(0, 300)
        .schema.optional()
        .describe(
          'Seconds from its start in which failed checks do not count. Default: 0',
        ),
    }),
    property: 'HealthCheck',
    tagOfTemplate: '!If',
    toTemplate: check => ({
      Command: check.command,
      Interval: check.intervalSeconds,
      Timeout: check.timeoutSeconds,
      Retries: check.retries,
      StartPeriod: check.startPeriodSeconds,
    }),
    fromTemplate: check => ({
      command: check?.Command,
      intervalSeconds: check?.Interval,
      timeoutSeconds: check?.Timeout,
      retries: check?.Retries,
      startPeriodSeconds: check?.StartPeriod,
    }),
  },
  stopTimeoutSeconds: asItIs({
    description:
      'Seconds that the container has to exit after SIGTERM. Default: 30',
    schema: integer(2, 120).schema,
    property: 'StopTimeout',
    tagOfTemplate: '!Ref',
  }),
  readonlyRootFilesystem: asItIs({
    description: 'Whether the container cannot write to its root file system',
    schema: z.boolean(),
    property: 'ReadonlyRootFilesystem',
  }),
  user: asItIs({
    description:
      'User that the container runs as, instead of that of the image: a name or numeric ID, with a group after a colon',
    schema: text(user =>
      /^[\w.-]+(:[\w.-]+)?$/.test(user)
        ? undefined
        : 'must be a user name or ID, with a group after a colon, e.g. node or 1000:1000',
    ).schema,
    property: 'User',
  }),
  initProcessEnabled: {
    description:
      'Whether an init process forwards signals to the program and reaps what it leaves behind',
    schema: z.boolean(),
    property: 'LinuxParameters',
    toTemplate: InitProcessEnabled => ({ InitProcessEnabled }),
    fromTemplate: parameters => parameters?.InitProcessEnabled,
  },
  ephemeralStorageGiB: {
    description:
      'Disk of a task in GiB. AWS charges for what exceeds 20. Default: 20',
    schema: integer(21, 200).schema,
    property: 'EphemeralStorage',
    isOfTask: true,
    toTemplate: SizeInGiB => ({ SizeInGiB }),
    fromTemplate: storage => storage?.SizeInGiB,
  },
  nofile: {
    description:
      'How many files a process can have open, the only ulimit that Fargate lets a task set. Default: 65535',
    schema: z
      .object({
        soft: integer(1, 1_048_576).schema.describe('Soft limit'),
        hard: integer(1, 1_048_576).schema.describe(
          'Hard limit, at least the soft one',
        ),
      })
      .refine(({ soft, hard }) => soft <= hard, {
        path: ['soft'],
        message: 'must not be more than the hard limit',
      }),
    property: 'Ulimits',
    toTemplate: ({ soft, hard }) => [
      { Name: 'nofile', SoftLimit: soft, HardLimit: hard },
    ],
    fromTemplate: limits => ({
      soft: limits?.[0]?.SoftLimit,
      hard: limits?.[0]?.HardLimit,
    }),
  },
  registryCredentials: {
    description:
      'Secret with username and password, with which ECS signs in to the private registry of the image: secretsmanager:NAME or its ARN. Its tag fargate-api:registry must name the host of the registry',
    schema: text(reference =>
      isWholeSecret(reference)
        ? undefined
        : 'must be a reference and never the credentials themselves: secretsmanager:NAME, or the ARN of a Secrets Manager secret, without JSON key and version',
    ).schema,
    property: 'RepositoryCredentials',
    toTemplate: CredentialsParameter => ({ CredentialsParameter }),
    fromTemplate: credentials => credentials?.CredentialsParameter,
  },
};

/** In the order of the table. */
export const CONTAINER_OPTION_NAMES = Object.keys(
  CONTAINER_OPTIONS,
) as ContainerOptionName[];

function asItIs<T>(
  option: Pick<
    ContainerOption<T>,
    'description' | 'schema' | 'property' | 'tagOfTemplate'
  >,
): ContainerOption<T> {
  return {
    ...option,
    toTemplate: value => value,
    fromTemplate: property => property,
  };
}
