import { createHash } from 'node:crypto';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { QueueAttributes } from './attributes';

/** A message in a queue. */
export interface Message {
  id: string;
  body: string;
  sent: number;
  /** From then on it can be received. */
  visible: number;
  received: number;
  firstReceived?: number;
  /** Of the last time that it was received. */
  receipt?: string;
  /** Of a FIFO queue. */
  group?: string;
}

const DEDUPLICATION = 5 * 60_000;

/** A queue and its messages. */
export class Queue {
  tags: Record<string, string> = {};
  lastModified: number;
  lastPurged?: number;
  #messages: Message[] = [];
  /** When a deduplication id was seen last, of a FIFO queue. */
  readonly #seen = new Map<string, { at: number; id: string }>();
  readonly #waiting = new Set<() => void>();
  readonly created: number;

  constructor(
    readonly region: Region,
    readonly name: string,
    public attributes: QueueAttributes,
  ) {
    this.created = region.clock.now();
    this.lastModified = this.created;
  }

  get arn(): string {
    return this.region.arn('sqs', this.name);
  }

  get url(): string {
    const { accountId, name, partition } = this.region;
    const suffix =
      partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
    return `https://sqs.${name}.${suffix}/${accountId}/${this.name}`;
  }

  get isFifo(): boolean {
    return this.attributes.FifoQueue === 'true';
  }

  /** Messages that are not yet too old. */
  get messages(): readonly Message[] {
    const oldest =
      this.region.clock.now() - 1000 * this.#number('MessageRetentionPeriod');
    this.#messages = this.#messages.filter(({ sent }) => sent > oldest);
    return this.#messages;
  }

  /**
   * Puts a message into the queue.
   *
   * @returns the id of the message; of the earlier one where it is a duplicate
   * @throws AwsError `MissingParameter`, `InvalidParameterValue`
   */
  send(
    body: string,
    {
      delay = this.#number('DelaySeconds'),
      group,
      deduplicationId,
    }: { delay?: number; group?: string; deduplicationId?: string } = {},
  ): string {
    this.#checkSize(body);
    const now = this.region.clock.now();
    const once = this.#deduplicationId(body, group, deduplicationId);
    const seen = once === undefined ? undefined : this.#seen.get(once);
    if (seen && now - seen.at < DEDUPLICATION) {
      return seen.id;
    }
    const id = this.region.ids.uuid();
    if (once !== undefined) {
      this.#seen.set(once, { at: now, id });
    }
    this.add({
      id,
      body,
      sent: now,
      visible: now + 1000 * delay,
      received: 0,
      group,
    });
    return id;
  }

  /** Puts a message into the queue as it is. */
  add(message: Message): void {
    this.#messages.push(message);
    this.#waiting.forEach(run => run());
  }

  /**
   * Takes messages that nobody else has, for as long as the visibility timeout lasts.
   *
   * @param give - takes over a message that was received too often
   */
  receive(
    count: number,
    timeout = this.#number('VisibilityTimeout'),
    give?: (message: Message) => void,
  ): Message[] {
    const now = this.region.clock.now();
    const most = this.#mostReceives();
    const taken: Message[] = [];
    for (const message of this.messages) {
      if (taken.length === count) {
        break;
      }
      if (message.visible > now || this.#isBlocked(message, taken, now)) {
        continue;
      }
      if (give && most !== undefined && message.received >= most) {
        this.#remove(message);
        give(message);
        continue;
      }
      message.received++;
      message.firstReceived ??= now;
      message.receipt = this.region.ids.mixed(184);
      message.visible = now + 1000 * timeout;
      taken.push(message);
    }
    return taken;
  }

  /** Waits until there may be a message, or for some seconds. */
  wait(seconds: number): Promise<void> {
    const now = this.region.clock.now();
    const hidden = this.messages
      .map(({ visible }) => (visible - now) / 1000)
      .filter(wait => wait > 0);
    let finish = () => {};
    const timer = this.region.clock.after(Math.min(seconds, ...hidden), () =>
      finish(),
    );
    return new Promise(resolve => {
      finish = () => {
        this.#waiting.delete(finish);
        timer.cancel();
        resolve();
      };
      this.#waiting.add(finish);
    });
  }

  /** Deletes the message that was received with a receipt handle, if it is still there. */
  delete(receipt: string): void {
    const message = this.#messages.find(one => one.receipt === receipt);
    if (message) {
      this.#remove(message);
    }
  }

  /** @throws AwsError `ReceiptHandleIsInvalid`, `MessageNotInflight` */
  changeVisibility(receipt: string, seconds: number): void {
    const message = this.messages.find(one => one.receipt === receipt);
    const now = this.region.clock.now();
    if (!message) {
      throw new AwsError(
        'ReceiptHandleIsInvalid',
        `The input receipt handle "${receipt}" is not a valid receipt handle.`,
      );
    }
    if (message.visible <= now) {
      throw new AwsError(
        'MessageNotInflight',
        'The specified message is not in flight.',
      );
    }
    message.visible = now + 1000 * seconds;
    if (seconds === 0) {
      this.#waiting.forEach(run => run());
    }
  }

  purge(): void {
    this.#messages = [];
    this.lastPurged = this.region.clock.now();
  }

  #number(attribute: string): number {
    return Number(this.attributes[attribute]);
  }

  #mostReceives(): number | undefined {
    const { RedrivePolicy } = this.attributes;
    return RedrivePolicy
      ? Number(JSON.parse(RedrivePolicy).maxReceiveCount)
      : undefined;
  }

  /** A group of a FIFO queue waits for its messages that are being worked on. */
  #isBlocked({ group }: Message, taken: Message[], now: number): boolean {
    return (
      group !== undefined &&
      this.#messages.some(
        other =>
          other.group === group &&
          other.visible > now &&
          !taken.includes(other),
      )
    );
  }

  #deduplicationId(
    body: string,
    group: string | undefined,
    given: string | undefined,
  ): string | undefined {
    if (!this.isFifo) {
      return undefined;
    }
    if (!group) {
      throw missing('MessageGroupId');
    }
    const id =
      given ??
      (this.attributes.ContentBasedDeduplication === 'true'
        ? createHash('sha256').update(body).digest('hex')
        : undefined);
    if (id === undefined) {
      throw new AwsError(
        'InvalidParameterValue',
        'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
      );
    }
    return this.attributes.DeduplicationScope === 'messageGroup'
      ? `${group} ${id}`
      : id;
  }

  #checkSize(body: string): void {
    if (!body) {
      throw missing('MessageBody');
    }
    const most = this.#number('MaximumMessageSize');
    if (Buffer.byteLength(body) > most) {
      throw new AwsError(
        'InvalidParameterValue',
        `One or more parameters are invalid. Reason: Message must be shorter than ${most} bytes.`,
      );
    }
  }

  #remove(message: Message): void {
    this.#messages = this.#messages.filter(other => other !== message);
  }
}

function missing(parameter: string): AwsError {
  return new AwsError(
    'MissingParameter',
    `The request must contain the parameter ${parameter}.`,
  );
}
