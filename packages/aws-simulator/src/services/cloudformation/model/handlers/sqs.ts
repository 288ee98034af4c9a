import { ResourceRequest } from '../../../ResourceType';
import { HandlerCall, HandlerCalls, likelyName, tagsFor } from './HandlerCalls';

const tags = (request: ResourceRequest) =>
  Object.fromEntries(tagsFor(request).map(({ Key, Value }) => [Key, Value]));

const setPolicies = (urls: string[] = []): HandlerCall[] =>
  urls.map(QueueUrl => ['sqs:SetQueueAttributes', { QueueUrl }]);

/** The resource types of SQS */
export const sqs: Record<string, HandlerCalls> = {
  'AWS::SQS::Queue': {
    names: ({ physicalId }) => ({ QueueUrl: physicalId }),
    create: request => [
      [
        'sqs:CreateQueue',
        {
          QueueName: likelyName(request, request.properties.QueueName),
          tags: tags(request),
        },
      ],
    ],
    update: request => [
      ['sqs:SetQueueAttributes', { QueueUrl: request.physicalId }],
      ['sqs:TagQueue', { QueueUrl: request.physicalId, Tags: tags(request) }],
    ],
    delete: ({ physicalId }) => [['sqs:DeleteQueue', { QueueUrl: physicalId }]],
  },
  'AWS::SQS::QueuePolicy': {
    names: () => ({}),
    create: ({ properties }) => setPolicies(properties.Queues),
    update: ({ properties }) => setPolicies(properties.Queues),
    delete: ({ properties }) => setPolicies(properties.Queues),
  },
};
