import { Region } from '../../../world/World';
import { physicalName } from '../../physicalName';
import { resourceTags } from '../../resourceTags';
import { ResourceRequest, ResourceType } from '../../ResourceType';
import { QueueAttributes } from '../model/attributes';
import { Queue } from '../model/Queue';
import { Sqs } from '../model/Sqs';

const MAX_NAME_LENGTH = 80;
const FIFO_SUFFIX = '.fifo';

/** Attributes that are numbers in templates. */
const NUMBERS = [
  'DelaySeconds',
  'KmsDataKeyReusePeriodSeconds',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'VisibilityTimeout',
];

const FLAGS = [
  'ContentBasedDeduplication',
  'FifoQueue',
  'SqsManagedSseEnabled',
];

const DOCUMENTS = ['RedriveAllowPolicy', 'RedrivePolicy'];

const TEXTS = ['DeduplicationScope', 'FifoThroughputLimit', 'KmsMasterKeyId'];

const ATTRIBUTES = [...NUMBERS, ...FLAGS, ...DOCUMENTS, ...TEXTS];

/** What a property that is taken away becomes again. */
const BEFORE: QueueAttributes = {
  DelaySeconds: '0',
  MaximumMessageSize: '1048576',
  MessageRetentionPeriod: '345600',
  ReceiveMessageWaitTimeSeconds: '0',
  VisibilityTimeout: '30',
};

/** `AWS::SQS::Queue` */
export const queue: ResourceType = {
  typeName: 'AWS::SQS::Queue',
  sdkServiceName: 'Sqs',
  seconds: { create: 61, update: 61, delete: 61 },
  create(request) {
    const { properties, region } = request;
    const name =
      properties.QueueName ??
      (properties.FifoQueue
        ? physicalName(request, MAX_NAME_LENGTH - FIFO_SUFFIX.length) +
          FIFO_SUFFIX
        : physicalName(request, MAX_NAME_LENGTH));
    const made = region.service(Sqs).create(name, attributesOf(properties));
    made.tags = ownTagsOf(request);
    return made.url;
  },
  update(request) {
    const { physicalId, previousProperties, properties, region } = request;
    const found = find(region, physicalId);
    if (!found) {
      return;
    }
    const { FifoQueue: _, ...change } = attributesOf(properties);
    const removed = Object.keys(attributesOf(previousProperties))
      .filter(name => !(name in change) && name !== 'FifoQueue')
      .map(name => [name, BEFORE[name] ?? '']);
    region.service(Sqs).change(found, {
      ...Object.fromEntries(removed),
      ...change,
    });
    found.tags = ownTagsOf(request);
  },
  delete({ region, physicalId }) {
    const found = find(region, physicalId);
    if (found) {
      region.service(Sqs).delete(found);
    }
  },
  read({ region, physicalId }) {
    const found = find(region, physicalId);
    return found && modelOf(found);
  },
  list: region =>
    [...region.service(Sqs).queues.values()].map(({ url }) => url),
  attributes({ region, physicalId }) {
    const found = find(region, physicalId);
    return {
      Arn: found?.arn,
      QueueName: found?.name,
      QueueUrl: found?.url,
    };
  },
};

function find(region: Region, url: string): Queue | undefined {
  return [...region.service(Sqs).queues.values()].find(one => one.url === url);
}

/** Not CloudFormation's own: SQS does not get them. */
function ownTagsOf(request: ResourceRequest): Record<string, string> {
  return Object.fromEntries(
    resourceTags(request)
      .filter(({ Key }) => !Key.startsWith('aws:'))
      .map(({ Key, Value }) => [Key, Value]),
  );
}

function attributesOf(properties: Record<string, any>): QueueAttributes {
  return Object.fromEntries(
    ATTRIBUTES.filter(name => properties[name] !== undefined)
      // A standard queue has no such attribute.
      .filter(name => name !== 'FifoQueue' || properties[name])
      .map(name => {
        const value = properties[name];
        return [
          name,
          typeof value === 'object' ? JSON.stringify(value) : String(value),
        ];
      }),
  );
}

function modelOf({ arn, attributes, name, tags, url }: Queue) {
  const read = (names: readonly string[], of: (text: string) => unknown) =>
    Object.fromEntries(
      names
        .filter(one => attributes[one] !== undefined)
        .map(one => [one, of(attributes[one])]),
    );
  const list = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  return {
    ...read(NUMBERS, Number),
    ...read(FLAGS, text => text === 'true'),
    ...read(DOCUMENTS, text => JSON.parse(text)),
    ...read(TEXTS, text => text),
    Arn: arn,
    QueueName: name,
    QueueUrl: url,
    Tags: list.length > 0 ? list : undefined,
  };
}
