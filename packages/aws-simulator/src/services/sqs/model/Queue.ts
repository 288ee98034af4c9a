import { createHash } from 'node:crypto';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { QueueAttributes } from './attributes';
import {
  checkMessageAttributes,
  MessageAttributes,
  sizeOf,
} from './messageAttributes';

/** A message in a queue. */
export interface Message {
  id: string;
  body: string;
  attributes: MessageAttributes;
  sent: number;
  /** From then on it can be received. */
  visible: number;
  received: number;
  firstReceived?: number;
  /** Of the last time that it was received. */
  receipt?: string;
  /** This and what follows: of a FIFO queue. */
  group?: string;
  deduplicationId?: string;
  sequence?: string;
}

/** How a message is sent. */
export interface Sending {
  attributes?: MessageAttributes;
  /** In seconds. Default: the queue's. */
  delay?: number;
  group?: string;
  deduplicationId?: string;
}

const DEDUPLICATION = 5 * 60_000;

/** Before the first message of a FIFO queue; AWS says that it has 128 bits and grows. */
const SEQUENCE_START = 18_000_000_000_000_000_000n;

const RECEIPT_LENGTH = 184;

/** A queue and its messages. */
export class Queue {
  tags: Record<string, string> = {};
  lastModified: number;
  lastPurged?: number;
  #messages: Message[] = [];
  /** When a deduplication id was seen last, of a FIFO queue. */
  readonly #seen = new Map<string, { at: number; message: Message }>();
  #sequence = SEQUENCE_START;
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
    const { accountId, dnsSuffix, name } = this.region;
    return `https://sqs.${name}.${dnsSuffix}/${accountId}/${this.name}`;
  }

  get isFifo(): boolean {
    return this.attributes.FifoQueue === 'true';
  }

  /** Of the queue for messages that are received too often. */
  get deadLetterArn(): string | undefined {
    return this.#redrivePolicy.deadLetterTargetArn;
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
   * @returns the message; the earlier one where it is a duplicate
   * @throws AwsError `MissingParameter`, `InvalidParameterValue`
   */
  send(body: string, sending: Sending = {}): Message {
    const { attributes = {}, delay, group } = sending;
    checkMessageAttributes(attributes);
    this.#checkSize(body, attributes);
    const now = this.region.clock.now();
    const deduplicationId = this.#deduplicationId(body, sending);
    const once =
      this.attributes.DeduplicationScope === 'messageGroup'
        ? `${group} ${deduplicationId}`
        : deduplicationId;
    const seen = once === undefined ? undefined : this.#seen.get(once);
    if (seen && now - seen.at < DEDUPLICATION) {
      return seen.message;
    }
    const message: Message = {
      id: this.region.ids.uuid(),
      body,
      attributes,
      sent: now,
      visible: now + 1000 * (delay ?? this.#number('DelaySeconds')),
      received: 0,
      group,
      deduplicationId,
      sequence: this.isFifo ? String(++this.#sequence) : undefined,
    };
    if (once !== undefined) {
      this.#seen.set(once, { at: now, message });
    }
    this.add(message);
    return message;
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
    const { maxReceiveCount: most } = this.#redrivePolicy;
    const taken: Message[] = [];
    for (const message of this.messages) {
      if (taken.length === count) {
        break;
      }
      if (message.visible > now || this.#isBlocked(message, taken, now)) {
        continue;
      }
      if (give && most !== undefined && message.received >= Number(most)) {
        this.#remove(message);
        give(message);
        continue;
      }
      message.received++;
      message.firstReceived ??= now;
      message.receipt = this.region.ids.mixed(RECEIPT_LENGTH);
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

  /**
   * Deletes the message that was received with a receipt handle, if it is still there.
   *
   * @throws AwsError `ReceiptHandleIsInvalid` for what is none
   */
  delete(receipt: string): void {
    if (receipt.length !== RECEIPT_LENGTH) {
      throw invalidReceipt(receipt);
    }
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
      throw invalidReceipt(receipt);
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

  get #redrivePolicy(): {
    deadLetterTargetArn?: string;
    maxReceiveCount?: number | string;
  } {
    return JSON.parse(this.attributes.RedrivePolicy || '{}');
  }

  /** A group of a FIFO queue waits for its messages that are being worked on. */
  #isBlocked({ group }: Message, taken: Message[], now: number): boolean {
    return (
      this.isFifo &&
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
    { delay, group, deduplicationId: given }: Sending,
  ): string | undefined {
    if (!this.isFifo) {
      if (given !== undefined) {
        throw notOfThisType('MessageDeduplicationId', given);
      }
      return undefined;
    }
    if (delay) {
      throw notOfThisType('DelaySeconds', delay);
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
    return id;
  }

  #checkSize(body: string, attributes: MessageAttributes): void {
    if (!body) {
      throw missing('MessageBody');
    }
    const most = this.#number('MaximumMessageSize');
    if (Buffer.byteLength(body) + sizeOf(attributes) > most) {
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

function invalidReceipt(receipt: string): AwsError {
  return new AwsError(
    'ReceiptHandleIsInvalid',
    `The input receipt handle "${receipt}" is not a valid receipt handle.`,
  );
}

function notOfThisType(parameter: string, value: unknown): AwsError {
  return new AwsError(
    'InvalidParameterValue',
    `Value ${value} for parameter ${parameter} is invalid. Reason: The request include parameter that is not valid for this queue type.`,
  );
}

function missing(parameter: string): AwsError {
  return new AwsError(
    'MissingParameter',
    `The request must contain the parameter ${parameter}.`,
  );
}
