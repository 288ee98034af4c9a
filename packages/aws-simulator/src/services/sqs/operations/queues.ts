import type * as Api from '@aws-sdk/client-sqs';
import { AwsError } from '../../../world/AwsError';
import { paginate } from '../../pagination';
import { Operation } from '../../ServiceDefinition';
import { Queue } from '../model/Queue';
import { Sqs } from '../model/Sqs';

const PAGE_SIZE = 1000;
const PURGE_INTERVAL = 60_000;

export const CreateQueue: Operation<
  Api.CreateQueueRequest,
  Api.CreateQueueResult
> = ({ region }, { Attributes = {}, QueueName, tags }) => {
  const queue = region
    .service(Sqs)
    .create(QueueName!, Attributes as Record<string, string>);
  Object.assign(queue.tags, tags);
  return { QueueUrl: queue.url };
};

export const DeleteQueue: Operation<Api.DeleteQueueRequest> = (
  { region },
  { QueueUrl },
) => {
  const sqs = region.service(Sqs);
  sqs.delete(sqs.queueAt(QueueUrl!));
};

export const GetQueueUrl: Operation<
  Api.GetQueueUrlRequest,
  Api.GetQueueUrlResult
> = ({ region }, { QueueName }) => ({
  QueueUrl: region.service(Sqs).queue(QueueName!).url,
});

export const ListQueues: Operation<
  Api.ListQueuesRequest,
  Api.ListQueuesResult
> = ({ region }, { QueueNamePrefix = '', ...paging }) => {
  const { urls, NextToken } = page(
    [...region.service(Sqs).queues.values()].filter(({ name }) =>
      name.startsWith(QueueNamePrefix),
    ),
    paging,
  );
  return { NextToken, QueueUrls: urls };
};

export const ListDeadLetterSourceQueues: Operation<
  Api.ListDeadLetterSourceQueuesRequest,
  Api.ListDeadLetterSourceQueuesResult
> = ({ region }, { QueueUrl, ...paging }) => {
  const sqs = region.service(Sqs);
  const { arn } = sqs.queueAt(QueueUrl!);
  const { urls, NextToken } = page(
    [...sqs.queues.values()].filter(
      ({ deadLetterArn }) => deadLetterArn === arn,
    ),
    paging,
  );
  return { NextToken, queueUrls: urls };
};

function page(
  queues: Queue[],
  { MaxResults, NextToken }: { MaxResults?: number; NextToken?: string },
): { urls: string[]; NextToken?: string } {
  const { items, nextToken } = paginate(
    queues,
    NextToken,
    MaxResults || PAGE_SIZE,
    () =>
      new AwsError('InvalidParameterValue', 'Invalid or expired next token.'),
  );
  return { urls: items.map(({ url }) => url), NextToken: nextToken };
}

export const GetQueueAttributes: Operation<
  Api.GetQueueAttributesRequest,
  Api.GetQueueAttributesResult
> = ({ region }, { AttributeNames = [], QueueUrl }) => {
  const all = attributesOf(region.service(Sqs).queueAt(QueueUrl!));
  const wanted: string[] = AttributeNames;
  return {
    Attributes: Object.fromEntries(
      Object.entries(all).filter(
        ([name]) => wanted.includes('All') || wanted.includes(name),
      ),
    ),
  };
};

export const SetQueueAttributes: Operation<Api.SetQueueAttributesRequest> = (
  { region },
  { Attributes = {}, QueueUrl },
) => {
  const sqs = region.service(Sqs);
  sqs.change(sqs.queueAt(QueueUrl!), Attributes as Record<string, string>);
};

export const PurgeQueue: Operation<Api.PurgeQueueRequest> = (
  { region },
  { QueueUrl },
) => {
  const queue = region.service(Sqs).queueAt(QueueUrl!);
  const { lastPurged = -Infinity, name } = queue;
  if (region.clock.now() - lastPurged < PURGE_INTERVAL) {
    throw new AwsError(
      'PurgeQueueInProgress',
      `Only one PurgeQueue operation on ${name} is allowed every 60 seconds.`,
      { status: 403 },
    );
  }
  queue.purge();
};

function attributesOf(queue: Queue): Record<string, string> {
  const { messages, region } = queue;
  const now = region.clock.now();
  const seconds = (time: number) => String(Math.floor(time / 1000));
  const hidden = messages.filter(({ visible }) => visible > now);
  const inFlight = hidden.filter(({ received }) => received > 0);
  return {
    ...queue.attributes,
    ApproximateNumberOfMessages: String(messages.length - hidden.length),
    ApproximateNumberOfMessagesDelayed: String(hidden.length - inFlight.length),
    ApproximateNumberOfMessagesNotVisible: String(inFlight.length),
    CreatedTimestamp: seconds(queue.created),
    LastModifiedTimestamp: seconds(queue.lastModified),
    QueueArn: queue.arn,
  };
}
