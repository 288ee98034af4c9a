import type { MetricTransformation } from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { CloudWatch } from '../../cloudwatch/model/CloudWatch';
import { datumOf } from '../../cloudwatch/model/MetricSeries';
import { Kms } from '../../kms/model/Kms';
import { checkGroupPolicies, GroupPolicies } from './groupPolicies';
import { MetricFilter, newMetricFilter, valuesOf } from './metricFilters';

export interface LogLine {
  /** Milliseconds since the epoch. */
  timestamp: number;
  message: string;
}

export interface LogEvent extends LogLine {
  ingestionTime: number;
  eventId: string;
}

export interface LogStream {
  name: string;
  creationTime: number;
  events: LogEvent[];
}

/** Its policies are stored only: nothing queries, and no container writes what is sensitive. */
export interface LogGroup extends GroupPolicies {
  name: string;
  creationTime: number;
  /** Default: events never expire. */
  retentionInDays?: number;
  kmsKeyId?: string;
  logGroupClass: string;
  tags: { Key: string; Value: string }[];
  streams: Map<string, LogStream>;
  /** By name. */
  metricFilters: Map<string, MetricFilter>;
}

const RETENTIONS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827,
  2192, 2557, 2922, 3288, 3653,
];

/** Days, of a group of the class DELIVERY whatever is asked for. */
const DELIVERY_RETENTION = 2;

const DAY = 24 * 60 * 60 * 1000;

/** Most resource policies of a region. */
const MOST_POLICIES = 10;

/** What another service may do with the log groups. No service of the simulator asks. */
export interface ResourcePolicy {
  name: string;
  document: string;
  lastUpdatedTime: number;
}

/** The log groups of one region of one account. */
export class Logs {
  readonly groups = new Map<string, LogGroup>();
  readonly resourcePolicies = new Map<string, ResourcePolicy>();

  constructor(readonly region: Region) {}

  /** @throws AwsError `ResourceNotFoundException`. */
  group(name: string): LogGroup {
    const group = this.groups.get(name);
    if (!group) {
      throw new AwsError(
        'ResourceNotFoundException',
        'The specified log group does not exist.',
      );
    }
    return group;
  }

  /**
   * Creates or replaces a resource policy.
   *
   * @throws AwsError `InvalidParameterException`, `LimitExceededException`
   */
  putResourcePolicy(name: string, document: string): ResourcePolicy {
    if (!isPolicyDocument(document)) {
      throw new AwsError(
        'InvalidParameterException',
        'Error occurred while parsing accessPolicy. Please check if the accessPolicy has been constructed correctly using IAM grammar.',
      );
    }
    const { resourcePolicies, region } = this;
    if (!resourcePolicies.has(name) && resourcePolicies.size >= MOST_POLICIES) {
      throw new AwsError('LimitExceededException', 'Resource limit exceeded.');
    }
    const policy = {
      name,
      document,
      lastUpdatedTime: region.world.now().getTime(),
    };
    resourcePolicies.set(name, policy);
    return policy;
  }

  /** @throws AwsError `ResourceNotFoundException`. */
  deleteResourcePolicy(name: string): void {
    if (!this.resourcePolicies.delete(name)) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Policy with name [${name}] does not exist.`,
      );
    }
  }

  /** @throws AwsError `ResourceNotFoundException`. */
  stream(groupName: string, streamName: string): LogStream {
    const stream = this.group(groupName).streams.get(streamName);
    if (!stream) {
      throw new AwsError(
        'ResourceNotFoundException',
        'The specified log stream does not exist.',
      );
    }
    return stream;
  }

  /** @throws AwsError `ResourceAlreadyExistsException`, `InvalidParameterException`. */
  createGroup(
    name: string,
    options: Partial<
      Omit<LogGroup, 'name' | 'streams' | 'creationTime' | 'metricFilters'>
    > = {},
  ): LogGroup {
    if (this.groups.has(name)) {
      throw new AwsError(
        'ResourceAlreadyExistsException',
        'The specified log group already exists',
      );
    }
    checkRetention(options.retentionInDays);
    this.#checkKey(options.kmsKeyId);
    checkGroupPolicies(options);
    const isDelivery = options.logGroupClass === 'DELIVERY';
    const group: LogGroup = {
      logGroupClass: 'STANDARD',
      tags: [],
      ...options,
      name,
      creationTime: this.region.clock.now(),
      retentionInDays: isDelivery
        ? DELIVERY_RETENTION
        : options.retentionInDays,
      streams: new Map(),
      metricFilters: new Map(),
    };
    this.groups.set(name, group);
    this.region.changed();
    return group;
  }

  /**
   * Encrypts what a group gets from now on with another key, or with AWS's own.
   *
   * @throws AwsError `ResourceNotFoundException`, `InvalidParameterException`.
   */
  setKey(name: string, keyId: string | undefined): void {
    this.#checkKey(keyId);
    this.group(name).kmsKeyId = keyId;
  }

  /** Keys of other accounts and regions are not looked for. */
  #checkKey(keyId: string | undefined): void {
    const { region } = this;
    if (
      keyId?.startsWith(region.arn('kms', 'key/')) &&
      !region.service(Kms).find(keyId)
    ) {
      throw new AwsError(
        'InvalidParameterException',
        'The specified KMS Key Id could not be found.',
      );
    }
  }

  /** Deletes a log group with its streams. @throws AwsError `ResourceNotFoundException`. */
  deleteGroup(name: string): void {
    this.group(name);
    this.groups.delete(name);
    this.region.changed();
  }

  /**
   * Sets the retention in days; `undefined` keeps events forever.
   *
   * @throws AwsError `ResourceNotFoundException`, `InvalidParameterException`.
   */
  setRetention(name: string, retentionInDays: number | undefined): void {
    const group = this.group(name);
    checkRetention(retentionInDays);
    group.retentionInDays = retentionInDays;
  }

  /**
   * Replaces the policies of a group.
   *
   * @throws AwsError `ResourceNotFoundException`, `InvalidParameterException`.
   */
  setGroupPolicies(name: string, policies: GroupPolicies): void {
    checkGroupPolicies(policies);
    Object.assign(this.group(name), policies);
  }

  /**
   * Appends lines to a stream, and creates it if necessary.
   *
   * @throws AwsError `ResourceNotFoundException` where the group does not exist.
   */
  putLines(groupName: string, streamName: string, lines: LogLine[]): void {
    const group = this.group(groupName);
    const now = this.region.clock.now();
    let stream = group.streams.get(streamName);
    if (!stream) {
      stream = { name: streamName, creationTime: now, events: [] };
      group.streams.set(streamName, stream);
    }
    for (const line of lines) {
      stream.events.push({
        ...line,
        ingestionTime: now,
        eventId: this.region.ids.digits(56),
      });
    }
    const { metrics } = this.region.service(CloudWatch);
    for (const filter of group.metricFilters.values()) {
      for (const { timestamp, value, ...metric } of valuesOf(filter, lines)) {
        metrics.put(metric, datumOf(value), timestamp);
      }
    }
  }

  /**
   * Creates or replaces a metric filter of a group.
   *
   * @throws AwsError `ResourceNotFoundException`, `InvalidOperationException`,
   *   `InvalidParameterException`, `LimitExceededException`
   */
  putMetricFilter(
    groupName: string,
    name: string,
    pattern: string,
    transformation: MetricTransformation,
  ): void {
    const { logGroupClass, metricFilters } = this.group(groupName);
    if (logGroupClass !== 'STANDARD') {
      throw new AwsError(
        'InvalidOperationException',
        'This operation is only supported on the Standard log class.',
      );
    }
    metricFilters.set(
      name,
      newMetricFilter(metricFilters, {
        name,
        pattern,
        transformation,
        creationTime: this.region.clock.now(),
      }),
    );
  }

  /** @throws AwsError `ResourceNotFoundException` */
  deleteMetricFilter(groupName: string, name: string): void {
    if (!this.group(groupName).metricFilters.delete(name)) {
      throw new AwsError(
        'ResourceNotFoundException',
        'The specified metric filter does not exist.',
      );
    }
  }

  /** The events of a stream within the retention of its group, oldest first. */
  events(group: LogGroup, stream: LogStream): LogEvent[] {
    const { retentionInDays } = group;
    const oldest =
      retentionInDays === undefined
        ? 0
        : this.region.clock.now() - retentionInDays * DAY;
    return stream.events
      .filter(({ timestamp }) => timestamp >= oldest)
      .sort((a, b) => a.timestamp - b.timestamp);
  }

  /** `arn:…:log-group:{name}`, to which AWS appends `:*` in most places. */
  arn(group: LogGroup): string {
    return this.region.arn('logs', `log-group:${group.name}`);
  }
}

function checkRetention(days: number | undefined): void {
  if (days !== undefined && !RETENTIONS.includes(days)) {
    throw new AwsError(
      'InvalidParameterException',
      `1 validation error detected: Value '${days}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${RETENTIONS.join(
        ', ',
      )}]`,
    );
  }
}

function isPolicyDocument(text: string): boolean {
  try {
    const { Statement } = JSON.parse(text);
    return [Statement].flat().every(one => typeof one?.Effect === 'string');
  } catch {
    return false;
  }
}
