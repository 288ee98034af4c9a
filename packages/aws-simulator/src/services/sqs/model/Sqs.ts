import { policyAllowsService } from '../../../authorization/policy/policyAllows';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import {
  changedAttributes,
  newAttributes,
  QueueAttributes,
} from './attributes';
import { Message, Queue } from './Queue';

const MINUTE = 60_000;

/** The queues of a region, by name. */
export class Sqs {
  readonly queues = new Map<string, Queue>();
  readonly #deleted = new Map<string, number>();

  constructor(readonly region: Region) {}

  /** @throws AwsError `QueueDoesNotExist` */
  queue(name: string): Queue {
    const found = this.queues.get(name);
    if (!found) {
      throw new AwsError(
        'QueueDoesNotExist',
        'The specified queue does not exist.',
      );
    }
    return found;
  }

  /** @throws AwsError `QueueDoesNotExist`, `InvalidAddress` */
  queueAt(url: string): Queue {
    const [, account, name] =
      /^https?:\/\/[^/]+\/(\d{12})\/([^/]+)$/.exec(url) ?? [];
    if (!name) {
      throw new AwsError(
        'InvalidAddress',
        `The address ${url} is not valid for this endpoint.`,
        { status: 404 },
      );
    }
    if (account !== this.region.accountId) {
      throw new AwsError(
        'UnsupportedOperation',
        'The AWS simulator does not support queues of other accounts',
      );
    }
    return this.queue(name);
  }

  /**
   * Creates a queue; one with the same attributes is there already.
   *
   * @throws AwsError `QueueNameExists`, `QueueDeletedRecently` and what is wrong with the attributes
   */
  create(name: string, given: QueueAttributes): Queue {
    const attributes = newAttributes(this.region, name, given);
    const current = this.queues.get(name);
    if (current) {
      const other = Object.keys(given).find(
        key => current.attributes[key] !== attributes[key],
      );
      if (other) {
        throw new AwsError(
          'QueueNameExists',
          `A queue already exists with the same name and a different value for attribute ${other}`,
        );
      }
      return current;
    }
    const deleted = this.#deleted.get(name) ?? -Infinity;
    if (this.region.clock.now() - deleted < MINUTE) {
      throw new AwsError(
        'QueueDeletedRecently',
        'You must wait 60 seconds after deleting a queue before you can create another with the same name.',
      );
    }
    const queue = new Queue(this.region, name, attributes);
    this.queues.set(name, queue);
    return queue;
  }

  /** @throws AwsError `InvalidAttributeName`, `InvalidAttributeValue` */
  change(queue: Queue, change: QueueAttributes): void {
    queue.attributes = changedAttributes(this.region, queue.attributes, change);
    queue.lastModified = this.region.clock.now();
  }

  delete(queue: Queue): void {
    this.queues.delete(queue.name);
    this.#deleted.set(queue.name, this.region.clock.now());
  }

  /** Moves a message that was received too often to the queue for such ones. */
  bury(queue: Queue, message: Message): void {
    this.queueWithArn(queue.deadLetterArn!)?.add({ ...message, received: 0 });
  }

  queueWithArn(arn: string): Queue | undefined {
    return [...this.queues.values()].find(queue => queue.arn === arn);
  }
}

/** Whether the policy of a queue lets a service send messages for one of its resources. */
export function maySend(
  { arn, attributes }: Queue,
  service: string,
  sourceArn: string,
): boolean {
  return policyAllowsService(attributes.Policy, service, {
    action: 'sqs:SendMessage',
    resource: arn,
    sourceArn,
  });
}
