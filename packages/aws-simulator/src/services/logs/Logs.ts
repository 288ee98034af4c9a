import { AwsError } from '../../world/AwsError';
import { Region } from '../../world/World';

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

export interface LogGroup {
  name: string;
  creationTime: number;
  /** Absent: kept for ever. */
  retentionInDays?: number;
  kmsKeyId?: string;
  logGroupClass: string;
  deletionProtectionEnabled: boolean;
  tags: { Key: string; Value: string }[];
  streams: Map<string, LogStream>;
}

/** The log groups of one region of one account. */
export class Logs {
  readonly groups = new Map<string, LogGroup>();

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

  /** @throws AwsError `ResourceAlreadyExistsException`. */
  createGroup(
    name: string,
    options: Partial<Omit<LogGroup, 'name' | 'streams' | 'creationTime'>> = {},
  ): LogGroup {
    if (this.groups.has(name)) {
      throw new AwsError(
        'ResourceAlreadyExistsException',
        'The specified log group already exists',
      );
    }
    const group: LogGroup = {
      logGroupClass: 'STANDARD',
      deletionProtectionEnabled: false,
      tags: [],
      ...options,
      name,
      creationTime: this.region.clock.now(),
      streams: new Map(),
    };
    this.groups.set(name, group);
    return group;
  }

  /**
   * Appends lines to a stream, which is made if it is missing.
   *
   * @throws AwsError `ResourceNotFoundException` where the group does not exist.
   */
  putLines(groupName: string, streamName: string, lines: LogLine[]): void {
    const group = this.group(groupName);
    let stream = group.streams.get(streamName);
    if (!stream) {
      stream = {
        name: streamName,
        creationTime: this.region.clock.now(),
        events: [],
      };
      group.streams.set(streamName, stream);
    }
    const ingestionTime = this.region.clock.now();
    for (const line of lines) {
      stream.events.push({
        ...line,
        ingestionTime,
        eventId: this.region.ids.digits(56),
      });
    }
  }
}
