import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';

/** The settings of a queue, as the API has them: all are texts. */
export type QueueAttributes = Record<string, string>;

/** What can be set, with its smallest and largest value where it is a number. */
const SETTABLE: Record<string, readonly [number, number] | undefined> = {
  ContentBasedDeduplication: undefined,
  DeduplicationScope: undefined,
  DelaySeconds: [0, 900],
  FifoQueue: undefined,
  FifoThroughputLimit: undefined,
  KmsDataKeyReusePeriodSeconds: [60, 86_400],
  KmsMasterKeyId: undefined,
  MaximumMessageSize: [1024, 1_048_576],
  MessageRetentionPeriod: [60, 1_209_600],
  Policy: undefined,
  ReceiveMessageWaitTimeSeconds: [0, 20],
  RedriveAllowPolicy: undefined,
  RedrivePolicy: undefined,
  SqsManagedSseEnabled: undefined,
  VisibilityTimeout: [0, 43_200],
};

const DEFAULTS: QueueAttributes = {
  DelaySeconds: '0',
  MaximumMessageSize: '1048576',
  MessageRetentionPeriod: '345600',
  ReceiveMessageWaitTimeSeconds: '0',
  VisibilityTimeout: '30',
};

const FIFO_DEFAULTS: QueueAttributes = {
  ContentBasedDeduplication: 'false',
  DeduplicationScope: 'queue',
  FifoThroughputLimit: 'perQueue',
};

/** What only FIFO queues have besides, with the values that it can have. */
const FIFO_CHOICES: Record<string, readonly string[]> = {
  ContentBasedDeduplication: ['true', 'false'],
  DeduplicationScope: ['messageGroup', 'queue'],
  FifoThroughputLimit: ['perQueue', 'perMessageGroupId'],
};

const NAME = /^[A-Za-z0-9_-]{1,80}$/;
const FIFO_NAME = /^(?=.{6,80}$)[A-Za-z0-9_-]+\.fifo$/;
const QUEUE_ARN = /^arn:[^:]+:sqs:[^:]+:\d{12}:[^:]+$/;

/**
 * The attributes of a new queue.
 *
 * @throws AwsError `InvalidParameterValue`, `InvalidAttributeName`, `InvalidAttributeValue`
 */
export function newAttributes(
  region: Region,
  name: string,
  given: QueueAttributes,
): QueueAttributes {
  const isFifo = given.FifoQueue === 'true';
  if (!(isFifo ? FIFO_NAME : NAME).test(name)) {
    throw new AwsError(
      'InvalidParameterValue',
      isFifo
        ? 'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.'
        : 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
    );
  }
  const defaults = { ...DEFAULTS, ...(isFifo && FIFO_DEFAULTS) };
  return checked(region, { ...defaults, ...encrypted(given) }, isFifo);
}

/**
 * The attributes of a queue after a change.
 *
 * @throws AwsError `InvalidAttributeName`, `InvalidAttributeValue`
 */
export function changedAttributes(
  region: Region,
  current: QueueAttributes,
  change: QueueAttributes,
): QueueAttributes {
  const isFifo = current.FifoQueue === 'true';
  if (change.FifoQueue !== undefined && !isFifo) {
    throw new AwsError('InvalidAttributeName', 'Unknown Attribute FifoQueue.');
  }
  const merged = { ...current, ...encrypted(change) };
  return checked(region, merged, isFifo);
}

/** With a key of KMS or with one of SQS, but for those who want none. */
function encrypted(given: QueueAttributes): QueueAttributes {
  return {
    ...given,
    ...(given.SqsManagedSseEnabled === undefined && {
      SqsManagedSseEnabled: given.KmsMasterKeyId ? 'false' : 'true',
    }),
  };
}

function checked(
  region: Region,
  attributes: QueueAttributes,
  isFifo: boolean,
): QueueAttributes {
  const kept = Object.fromEntries(
    // An empty text takes a setting away.
    Object.entries(attributes).filter(([, value]) => value !== ''),
  );
  for (const [name, value] of Object.entries(kept)) {
    if (!Object.hasOwn(SETTABLE, name)) {
      throw new AwsError('InvalidAttributeName', `Unknown Attribute ${name}.`);
    }
    const range = SETTABLE[name];
    if (range && !isWithin(value, range)) {
      throw invalidValue(name);
    }
    if (!isFifo && name in FIFO_CHOICES) {
      throw new AwsError(
        'InvalidAttributeName',
        name === 'ContentBasedDeduplication'
          ? `Unknown Attribute ${name}.`
          : `You can specify the ${name} only when FifoQueue is set to true.`,
      );
    }
    if (FIFO_CHOICES[name]?.includes(value) === false) {
      throw invalidValue(name, 'not a supported value.');
    }
  }
  if (
    kept.FifoThroughputLimit === 'perMessageGroupId' &&
    kept.DeduplicationScope !== 'messageGroup'
  ) {
    throw invalidValue(
      'FifoThroughputLimit',
      'To set FifoThroughputLimit to perMessageGroupId, the DeduplicationScope must be messageGroup.',
    );
  }
  if (kept.SqsManagedSseEnabled === 'true' && kept.KmsMasterKeyId) {
    throw new AwsError(
      'InvalidAttributeValue',
      'You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.',
    );
  }
  if (kept.Policy && !isObject(kept.Policy)) {
    throw invalidValue('Policy');
  }
  checkRedrive(region, kept, isFifo);
  checkRedriveAllow(region, kept.RedriveAllowPolicy);
  return kept;
}

function checkRedrive(
  region: Region,
  { RedrivePolicy }: QueueAttributes,
  isFifo: boolean,
): void {
  if (RedrivePolicy === undefined) {
    return;
  }
  const fail = (why: string) => {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ${RedrivePolicy} for parameter RedrivePolicy is invalid. Reason: ${why}`,
    );
  };
  if (!isObject(RedrivePolicy)) {
    fail('Redrive policy is not a valid JSON map.');
  }
  const policy = JSON.parse(RedrivePolicy);
  for (const name of ['maxReceiveCount', 'deadLetterTargetArn']) {
    if (policy[name] === undefined) {
      fail(`Redrive policy does not contain mandatory attribute: ${name}.`);
    }
  }
  const { deadLetterTargetArn: arn, maxReceiveCount } = policy;
  if (!isWithin(String(maxReceiveCount), [1, 1000])) {
    fail(
      `Invalid value for maxReceiveCount: ${maxReceiveCount}, valid values are from 1 to 1000 both inclusive.`,
    );
  }
  if (!QUEUE_ARN.test(arn)) {
    fail('Only SQS queues are valid resources for deadLetterTargetArn');
  }
  if (arn.split(':')[3] !== region.name) {
    fail('Dead-letter target must be in same region as the source.');
  }
  if (arn.endsWith('.fifo') !== isFifo) {
    fail('Dead-letter queue must be same type of queue as the source.');
  }
}

function checkRedriveAllow(region: Region, text: string | undefined): void {
  if (text === undefined) {
    return;
  }
  const fail = (why: string) => {
    throw new AwsError(
      'InvalidAttributeValue',
      `Amazon SQS can't create the redrive allow policy${why}`,
    );
  };
  const { redrivePermission, sourceQueueArns = [] } = isObject(text)
    ? JSON.parse(text)
    : {};
  if (!['allowAll', 'denyAll', 'byQueue'].includes(redrivePermission)) {
    fail(", as it's in an unsupported format.");
  }
  if (redrivePermission !== 'byQueue') {
    if (sourceQueueArns.length > 0) {
      fail(
        '. You can specify source queue ARNs only when the permission type is byQueue.',
      );
    }
    return;
  }
  if (sourceQueueArns.length < 1 || sourceQueueArns.length > 10) {
    fail(
      '. When you specify the byQueue permission type, you must also specify between 1 and 10 source queue ARNs.',
    );
  }
  if (
    sourceQueueArns.some((arn: string) => arn.split(':')[3] !== region.name)
  ) {
    fail(
      '. All source queue ARNs must be in the same region as the current SQS queue.',
    );
  }
}

function isWithin(value: string, [least, most]: readonly [number, number]) {
  return /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;
}

function isObject(text: string): boolean {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

function invalidValue(name: string, reason?: string): AwsError {
  return new AwsError(
    'InvalidAttributeValue',
    `Invalid value for the parameter ${name}.${
      reason ? ` Reason: ${reason}` : ''
    }`,
  );
}
