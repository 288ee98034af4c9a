import { FARGATE_MEMORY_BY_CPU } from '@fargate-api/backstage-plugin-fargate-api-common';
import { DOMAIN_NAME, domainNameProblem } from '../../checks/domainNames';
import {
  cidrProblem,
  cidrsProblem,
  MAX_CIDRS,
  networksProblem,
} from '../../validation/checkCidrs';
import {
  LOG_KMS_KEY,
  NO_LOG_KMS_KEY,
  RETENTION_DAYS,
} from '../../validation/logs';
import { imageProblem } from './imageProblem';
import { daysProblem, OFFICE_DAYS, timezoneProblem } from './officeHours';
import { Setting } from './Setting';
import {
  commaDelimited,
  integer,
  list,
  matching,
  oneNumberOf,
  oneOf,
  onOff,
  text,
} from './valueTypes';

const WITH_LOAD_BALANCER = ['public-api', 'internal-api'] as const;

const WITH_TARGET_GROUP = [...WITH_LOAD_BALANCER, 'shared-api'] as const;

/** ECS's quota of tasks a service. */
const MAX_TASKS = 5000;

const CPU_SIZES = Object.keys(FARGATE_MEMORY_BY_CPU).map(Number);
const MEMORY_SIZES = Object.values(FARGATE_MEMORY_BY_CPU).flat();

/** Those that Fargate's weights are written down for in the templates. */
const SPOT_PERCENTS = [0, 10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100];

const ADDRESS = /(\d{1,3}\.){3}\d{1,3}/.source;
const NETWORK = `${ADDRESS}/(\\d|[12]\\d|3[0-2])`;
const CIDR = new RegExp(`^${NETWORK}$`);
const CONSUMER = `${ADDRESS}/([89]|[12]\\d|3[0-2])`;
const CONSUMERS = new RegExp(`^${CONSUMER}(,${CONSUMER}){0,${MAX_CIDRS - 1}}$`);

const NETWORKS = new RegExp(`^${NETWORK}(,${NETWORK}){0,${MAX_CIDRS - 1}}$`);

const DAY = `(${OFFICE_DAYS.join('|')})`;
const DAYS = new RegExp(`^${DAY}(,${DAY}){0,6}$`);
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What stands for no path: all paths of the host. */
const WHOLE_HOST = '/';

/** Of one to four segments, as path patterns of a load balancer, without wildcards. */
const PATH = /^(\/[A-Za-z0-9._~-]{1,30}){1,4}$/;

const CODES = /[2-4]\d\d(-[2-4]\d\d)?/.source;
const MATCHER = new RegExp(`^${CODES}(,${CODES})*$`);

/**
 * Every setting of an API, by the name of its input; `group.name` is an input
 * within an object. The inputs of the actions, the parameters of the stack, the
 * checks before anything is made and `docs/api-settings.md` follow from it, and
 * a test holds it against the CloudFormation templates and the wizard's forms.
 */
export const SETTINGS = {
  image: setting({
    description:
      'Container image, e.g. public.ecr.aws/docker/library/nginx:1.27',
    type: text(imageProblem),
    parameter: 'ImageUrl',
    required: true,
    onUpdate: 'new-tasks',
  }),
  cpuArchitecture: setting({
    description: 'Architecture that the image is built for',
    type: oneOf(['X86_64', 'ARM64']),
    parameter: 'CpuArchitecture',
    default: 'X86_64',
    onUpdate: 'new-tasks',
  }),
  cpu: setting({
    description: 'CPU units of a task; 1024 are one vCPU',
    type: oneNumberOf(CPU_SIZES),
    parameter: 'ContainerCpu',
    default: {
      'public-api': 256,
      'internal-api': 512,
      'gateway-api': 256,
      'shared-api': 256,
    },
    onUpdate: 'new-tasks',
  }),
  memory: setting({
    description:
      'Memory of a task in MiB, one that Fargate offers with the CPU',
    type: integer(Math.min(...MEMORY_SIZES), Math.max(...MEMORY_SIZES)),
    parameter: 'ContainerMemory',
    default: {
      'public-api': 512,
      'internal-api': 1024,
      'gateway-api': 512,
      'shared-api': 512,
    },
    onUpdate: 'new-tasks',
  }),
  port: setting({
    description: 'Port that the container listens on',
    type: integer(1, 65535),
    parameter: 'ContainerPort',
    default: 80,
    onUpdate: {
      'public-api': 'new-target-group',
      'internal-api': 'new-target-group',
      'gateway-api': 'new-tasks',
      'shared-api': 'new-target-group',
    },
  }),
  desiredCount: setting({
    description: 'Number of tasks to run, where autoscaling is off',
    type: integer(0, MAX_TASKS),
    parameter: 'DesiredCount',
    default: 2,
    onUpdate: 'in-place',
  }),
  'autoscaling.enabled': setting({
    description: 'Whether the number of tasks follows the load',
    type: onOff(),
    parameter: 'Autoscaling',
    default: false,
    defaultFrom: 'true where autoscaling is given',
    onUpdate: 'in-place',
  }),
  'autoscaling.minCount': setting({
    description: 'Fewest tasks',
    type: integer(1, MAX_TASKS),
    parameter: 'MinCount',
    default: 2,
    defaultFrom: 'desiredCount',
    onUpdate: 'in-place',
  }),
  'autoscaling.maxCount': setting({
    description: 'Most tasks',
    type: integer(1, MAX_TASKS),
    parameter: 'MaxCount',
    default: 6,
    onUpdate: 'in-place',
  }),
  'autoscaling.cpuTargetPercent': setting({
    description: 'Average CPU utilization to aim at',
    type: integer(1, 100),
    parameter: 'CpuTargetPercent',
    default: 60,
    onUpdate: 'in-place',
  }),
  'autoscaling.requestsPerTarget': setting({
    description: 'Requests per minute and task to aim at; 0 looks at CPU only',
    type: integer(0),
    parameter: 'RequestsPerTarget',
    kinds: ['public-api', 'shared-api'],
    default: 0,
    onUpdate: 'in-place',
  }),
  'officeHours.enabled': setting({
    description:
      'Whether tasks run during office hours only; callers get 503 or no response at other times',
    type: onOff(),
    parameter: 'OfficeHours',
    default: false,
    defaultFrom: 'true where officeHours is given',
    onUpdate: 'in-place',
  }),
  'officeHours.timezone': setting({
    description: 'IANA time zone of the hours, e.g. Europe/Berlin',
    type: matching(
      /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/,
      'is not the name of an IANA time zone, such as Europe/Berlin',
      timezoneProblem,
    ),
    parameter: 'OfficeHoursTimezone',
    default: 'UTC',
    onUpdate: 'in-place',
  }),
  'officeHours.days': setting({
    description:
      'Days on which tasks run, of MON, TUE, WED, THU, FRI, SAT, SUN',
    type: list(7, DAYS, daysProblem),
    parameter: 'OfficeHoursDays',
    default: ['MON', 'TUE', 'WED', 'THU', 'FRI'],
    onUpdate: 'in-place',
  }),
  'officeHours.from': setting({
    description: 'When tasks start on these days, as HH:MM',
    type: matching(TIME, 'is not a time from 00:00 to 23:59'),
    parameter: 'OfficeHoursFrom',
    default: '07:00',
    onUpdate: 'in-place',
  }),
  'officeHours.to': setting({
    description: 'When tasks stop on these days, as HH:MM',
    type: matching(TIME, 'is not a time from 00:00 to 23:59'),
    parameter: 'OfficeHoursTo',
    default: '19:00',
    onUpdate: 'in-place',
  }),
  spotPercent: setting({
    description: 'Share of the tasks on Fargate Spot in percent',
    type: oneNumberOf(SPOT_PERCENTS),
    parameter: 'FargateSpotPercent',
    default: 0,
    onUpdate: 'in-place',
  }),
  taskSubnets: setting({
    description:
      'Where the tasks run: in private subnets, behind NAT or VPC endpoints; or in public ones, each with a public IP address that its security group lets nobody call. These addresses change with every task, so callees cannot allow them by address',
    type: oneOf(['private', 'public']),
    parameter: 'TaskSubnets',
    kinds: ['public-api'],
    default: 'private',
    onUpdate: 'moved-tasks',
  }),
  certificateArn: setting({
    description:
      'Issued ACM certificate in the region and account of the environment; a public API with neither a certificate nor a zone speaks plain HTTP',
    type: matching(
      /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/.+$/,
      'is not the ARN of an ACM certificate',
    ),
    parameter: 'CertificateArn',
    kinds: ['public-api', 'internal-api', 'gateway-api'],
    defaultFrom: {
      'public-api': 'with a zone, one that covers the name',
      'internal-api': 'the certificate that was made with the zone',
      'gateway-api': 'with a zone, one that covers the name',
      'shared-api': undefined,
    },
    onUpdate: 'in-place',
  }),
  domainName: setting({
    description:
      'Name that callers use and that the certificate covers; in its DNS zone, where it has one',
    type: { ...text(domainNameProblem), pattern: DOMAIN_NAME },
    parameter: 'DomainName',
    defaultFrom: {
      'public-api': 'with a zone, the name of the API in it',
      'internal-api': 'the name of the zone',
      'gateway-api': 'with a zone, the name of the API in it',
      'shared-api': 'the name of the API in the zone',
    },
    onUpdate: {
      'public-api': 'in-place',
      'internal-api': 'not-updatable',
      'gateway-api': 'not-updatable',
      'shared-api': 'in-place',
    },
  }),
  path: setting({
    description:
      'Path that the API has of its host, with everything below it, e.g. /orders; without one, or with /, all paths that no other API has. The container gets the path as it is requested',
    type: {
      ...text(value =>
        value === WHOLE_HOST || PATH.test(value)
          ? undefined
          : `"${value}" is not a path of one to four segments such as /orders/v2, each of up to 30 letters, digits and the characters . _ ~ -, without a slash at the end, and not / for all paths`,
      ),
      pattern: PATH,
      toParameter: value => (value === WHOLE_HOST ? '' : value),
    },
    parameter: 'Path',
    kinds: ['shared-api'],
    onUpdate: 'in-place',
  }),
  allowedCidr: setting({
    description: 'Network that may call the API',
    type: matching(CIDR, 'is not an IPv4 network', cidrProblem),
    parameter: 'AllowedCidr',
    kinds: ['public-api'],
    default: '0.0.0.0/0',
    onUpdate: 'in-place',
  }),
  consumerCidrs: setting({
    description: 'Networks of the consumers, one to five, e.g. 10.1.0.0/16',
    type: list(MAX_CIDRS, CONSUMERS, cidrsProblem),
    parameter: 'ConsumerCidrs',
    kinds: ['internal-api'],
    required: true,
    onUpdate: 'in-place',
  }),
  idleTimeoutSeconds: setting({
    description:
      'Seconds without a byte after which the load balancer closes a connection',
    type: integer(1, 4000),
    parameter: 'IdleTimeoutSeconds',
    kinds: ['public-api'],
    default: 30,
    onUpdate: 'in-place',
  }),
  healthCheckPath: setting({
    description: 'Path of the health check',
    type: matching(
      /^\/[!-&(-~]{0,1023}$/,
      "is not a path. It must begin with a slash and contain no spaces and no ', e.g. /health",
    ),
    parameter: 'HealthCheckPath',
    default: '/',
    onUpdate: {
      'public-api': 'in-place',
      'internal-api': 'in-place',
      'gateway-api': 'new-tasks',
      'shared-api': 'in-place',
    },
  }),
  healthCheckMatcher: setting({
    description:
      'HTTP status codes of a healthy task, e.g. 200 or 200-299 or 200,204',
    type: matching(
      MATCHER,
      'is not a list of status codes. Write codes from 200 to 499, ranges with a hyphen, separated by commas, e.g. 200-299,404',
      codes => {
        const range = codes
          .split(',')
          .map(part => part.split('-'))
          .find(([from, to]) => to < from);
        return (
          range &&
          `${range.join('-')} is no range: ${range[1]} is less than ${range[0]}`
        );
      },
    ),
    parameter: 'HealthCheckMatcher',
    kinds: WITH_TARGET_GROUP,
    default: '200-399',
    onUpdate: 'in-place',
  }),
  healthCheckIntervalSeconds: setting({
    description: 'Seconds from one health check of a task to the next',
    type: integer(5, 300),
    parameter: 'HealthCheckIntervalSeconds',
    kinds: WITH_TARGET_GROUP,
    default: 10,
    onUpdate: 'in-place',
  }),
  healthCheckTimeoutSeconds: setting({
    description:
      'Seconds without an answer after which a health check fails, fewer than the interval',
    type: integer(2, 120),
    parameter: 'HealthCheckTimeoutSeconds',
    kinds: WITH_TARGET_GROUP,
    default: 5,
    onUpdate: 'in-place',
  }),
  healthyThresholdCount: setting({
    description: 'Successful health checks in a row that make a task healthy',
    type: integer(2, 10),
    parameter: 'HealthyThresholdCount',
    kinds: WITH_TARGET_GROUP,
    default: 2,
    onUpdate: 'in-place',
  }),
  unhealthyThresholdCount: setting({
    description: 'Failed health checks in a row that make a task unhealthy',
    type: integer(2, 10),
    parameter: 'UnhealthyThresholdCount',
    kinds: WITH_TARGET_GROUP,
    default: 3,
    onUpdate: 'in-place',
  }),
  healthCheckGracePeriodSeconds: setting({
    description:
      'Seconds from the start of a task in which failed health checks do not replace it',
    type: integer(0, 2_147_483_647),
    parameter: 'HealthCheckGracePeriodSeconds',
    kinds: WITH_TARGET_GROUP,
    default: 60,
    onUpdate: 'in-place',
  }),
  deregistrationDelaySeconds: setting({
    description:
      'Seconds that a task which is to stop may finish its requests in',
    type: integer(0, 3600),
    parameter: 'DeregistrationDelaySeconds',
    kinds: WITH_TARGET_GROUP,
    default: 30,
    onUpdate: 'in-place',
  }),
  authorization: setting({
    description:
      'Who may call the API: anybody (none), who has a token (jwt), or who signs as a principal of AWS (iam)',
    type: oneOf(['none', 'jwt', 'iam']),
    parameter: 'Authorization',
    kinds: ['gateway-api'],
    default: 'none',
    onUpdate: 'in-place',
  }),
  jwtIssuer: setting({
    description: 'Issuer of the tokens, e.g. https://login.acme.com',
    type: matching(/^https:\/\/[!-~]{1,1000}$/, 'is not an HTTPS URL'),
    parameter: 'JwtIssuer',
    kinds: ['gateway-api'],
    onUpdate: 'in-place',
  }),
  jwtAudiences: setting({
    description: 'Audiences of the tokens',
    type: commaDelimited(10, /^[!-+\--~]{1,255}$/, 'is not an audience'),
    parameter: 'JwtAudiences',
    kinds: ['gateway-api'],
    onUpdate: 'in-place',
  }),
  jwtScopes: setting({
    description: 'Scopes of which a token must have one',
    type: commaDelimited(10, /^[!-+\--~]{1,64}$/, 'is not a scope'),
    parameter: 'JwtScopes',
    kinds: ['gateway-api'],
    onUpdate: 'in-place',
  }),
  corsOrigins: setting({
    description:
      'Origins whose pages may call the API, e.g. https://www.acme.com',
    type: commaDelimited(
      10,
      /^(\*|https?:\/\/[a-z0-9.-]{1,253}(:\d{1,5})?)$/,
      'is not an origin such as https://www.acme.com',
    ),
    parameter: 'CorsOrigins',
    kinds: ['gateway-api'],
    onUpdate: 'in-place',
  }),
  corsMethods: setting({
    description: 'Methods that these pages may use',
    type: commaDelimited(9, /^(\*|[A-Z]{3,7})$/, 'is not an HTTP method'),
    parameter: 'CorsMethods',
    kinds: ['gateway-api'],
    default: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    onUpdate: 'in-place',
  }),
  corsHeaders: setting({
    description: 'Headers that these pages may send',
    type: commaDelimited(
      20,
      /^(\*|[A-Za-z0-9-]{1,100})$/,
      'is not the name of a header',
    ),
    parameter: 'CorsHeaders',
    kinds: ['gateway-api'],
    default: ['authorization', 'content-type'],
    onUpdate: 'in-place',
  }),
  throttlingBurstLimit: setting({
    description: 'Most requests that the API takes at once',
    type: integer(1, 5000),
    parameter: 'ThrottlingBurstLimit',
    kinds: ['gateway-api'],
    default: 500,
    onUpdate: 'in-place',
  }),
  throttlingRateLimit: setting({
    description: 'Most requests a second that the API takes; others get 429',
    type: integer(1, 10000),
    parameter: 'ThrottlingRateLimit',
    kinds: ['gateway-api'],
    default: 1000,
    onUpdate: 'in-place',
  }),
  integrationTimeoutMillis: setting({
    description:
      'Milliseconds that a request may take; API Gateway waits for 30 seconds at most',
    type: integer(50, 30_000),
    parameter: 'IntegrationTimeoutMillis',
    kinds: ['gateway-api'],
    default: 30_000,
    onUpdate: 'in-place',
  }),
  executeApiEndpoint: setting({
    description:
      'Whether the API has the name that API Gateway gives it too, beside a domain name of its own',
    type: onOff(),
    parameter: 'ExecuteApiEndpoint',
    kinds: ['gateway-api'],
    default: true,
    onUpdate: 'in-place',
  }),
  'containerHealthCheck.enabled': setting({
    description:
      'Whether the container checks its own health, by healthCheckPath with wget or curl, otherwise with bash; false for an image without a shell',
    type: onOff(),
    parameter: 'ContainerHealthCheck',
    kinds: ['gateway-api'],
    default: true,
    onUpdate: 'new-tasks',
  }),
  'containerHealthCheck.intervalSeconds': setting({
    description: 'Seconds from one check to the next',
    type: integer(5, 300),
    parameter: 'ContainerHealthCheckIntervalSeconds',
    kinds: ['gateway-api'],
    default: 10,
    onUpdate: 'new-tasks',
  }),
  'containerHealthCheck.timeoutSeconds': setting({
    description: 'Seconds without a response after which a check fails',
    type: integer(2, 60),
    parameter: 'ContainerHealthCheckTimeoutSeconds',
    kinds: ['gateway-api'],
    default: 5,
    onUpdate: 'new-tasks',
  }),
  'containerHealthCheck.retries': setting({
    description: 'Failed checks in a row that make a task unhealthy',
    type: integer(1, 10),
    parameter: 'ContainerHealthCheckRetries',
    kinds: ['gateway-api'],
    default: 3,
    onUpdate: 'new-tasks',
  }),
  'containerHealthCheck.startPeriodSeconds': setting({
    description:
      'Seconds from the start of a container in which failed checks are ignored',
    type: integer(0, 300),
    parameter: 'ContainerHealthCheckStartPeriodSeconds',
    kinds: ['gateway-api'],
    default: 60,
    onUpdate: 'new-tasks',
  }),
  stopTimeoutSeconds: setting({
    description:
      'Seconds that a container has to exit after SIGTERM, in which it must go on serving: API Gateway sends it requests for a while',
    type: integer(60, 120),
    parameter: 'StopTimeoutSeconds',
    kinds: ['gateway-api'],
    default: 90,
    onUpdate: 'new-tasks',
  }),
  logRetentionDays: setting({
    description: "Days to keep the containers' logs",
    type: oneNumberOf(RETENTION_DAYS),
    parameter: 'LogRetentionDays',
    default: 30,
    onUpdate: 'in-place',
  }),
  logKmsKeyArn: setting({
    description:
      "ARN of the KMS key that encrypts the containers' logs, whose policy lets CloudWatch Logs use it; none for AWS's own encryption",
    type: matching(LOG_KMS_KEY, NO_LOG_KMS_KEY),
    parameter: 'LogKmsKeyArn',
    default: 'none',
    hasTargetDefault: true,
    onUpdate: 'in-place',
  }),
  accessLogsBucket: setting({
    description:
      'Bucket for the access logs of the load balancer, whose policy lets it write them; none for no access logs',
    type: matching(
      /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
      'is neither none nor the name of a bucket',
    ),
    parameter: 'AccessLogsBucket',
    kinds: WITH_LOAD_BALANCER,
    default: 'none',
    hasTargetDefault: true,
    onUpdate: 'in-place',
  }),
  webAclArn: setting({
    description:
      'AWS WAF web ACL that filters the requests, one that the target allows; none for no filter',
    type: matching(
      /^(none|arn:aws[a-z-]*:wafv2:[a-z0-9-]+:\d{12}:regional\/webacl\/[\w-]+\/[0-9a-f-]+)$/,
      'is neither none nor the ARN of a regional web ACL',
    ),
    parameter: 'WebAclArn',
    kinds: ['public-api'],
    default: 'none',
    hasTargetDefault: true,
    onUpdate: 'in-place',
  }),
  egressCidrs: setting({
    description:
      'Networks that the tasks may call, one to five, besides HTTPS to any address, which images, logs and AWS need; 0.0.0.0/0 for anything',
    type: list(MAX_CIDRS, NETWORKS, networksProblem),
    parameter: 'EgressCidrs',
    default: ['0.0.0.0/0'],
    hasTargetDefault: true,
    onUpdate: 'in-place',
  }),
  executeCommand: setting({
    description:
      'Whether ECS Exec can run commands in the containers of tasks that start from then on, which is logged; not with a read-only root file system',
    type: onOff(),
    parameter: 'ExecuteCommand',
    default: false,
    hasTargetDefault: true,
    onUpdate: 'in-place',
  }),
  deletionProtection: setting({
    description:
      'Whether the load balancer is protected against deletion, once the API is healthy; turn it off in an update before the API is deleted',
    type: onOff(),
    parameter: 'DeletionProtection',
    kinds: WITH_LOAD_BALANCER,
    default: false,
    hasTargetDefault: true,
    onUpdate: 'in-place',
  }),
};

/** The objects that inputs stand in. */
export const GROUPS = {
  autoscaling: 'Lets the number of tasks follow the load',
  officeHours: 'Stops all tasks outside office hours, e.g. at night',
  containerHealthCheck:
    'How a container behind API Gateway checks its own health, since no load balancer does',
} as const;

/** The name of a setting's input. */
export type SettingName = keyof typeof SETTINGS;

type Value<K extends SettingName> = (typeof SETTINGS)[K] extends Setting<
  infer T
>
  ? T
  : never;

/** Values by the name of their setting. */
export type SettingValues = { [K in SettingName]?: Value<K> };

type Grouped<G extends string> = {
  [K in SettingName as K extends `${G}.${infer Name}`
    ? Name
    : never]?: Value<K>;
};

/** The settings as a person gives them to an action. */
export type ApiSettings = {
  [K in SettingName as K extends `${string}.${string}` ? never : K]?: Value<K>;
} & { [G in keyof typeof GROUPS]?: Grouped<G> };

function setting<T>(row: Setting<T>): Setting<T> {
  return row;
}
