import { ResourceRequest } from '../../../ResourceType';
import { HandlerCall, HandlerCalls, likelyName, tagsFor } from './HandlerCalls';

const subscribe = (
  { properties }: ResourceRequest,
  TopicArn: string,
): HandlerCall[] =>
  (properties.Subscription ?? []).map(
    (one: object): HandlerCall => ['sns:Subscribe', { ...one, TopicArn }],
  );

const setPolicies = (arns: string[] = []): HandlerCall[] =>
  arns.map(TopicArn => ['sns:SetTopicAttributes', { TopicArn }]);

/** The resource types of SNS */
export const sns: Record<string, HandlerCalls> = {
  'AWS::SNS::Topic': {
    names: ({ physicalId }) => ({ TopicArn: physicalId }),
    create: request => [
      [
        'sns:CreateTopic',
        {
          Name: likelyName(request, request.properties.TopicName),
          Tags: tagsFor(request),
        },
      ],
    ],
    created: request => subscribe(request, request.physicalId),
    update: request => [
      ['sns:SetTopicAttributes', { TopicArn: request.physicalId }],
      ...subscribe(request, request.physicalId),
      [
        'sns:TagResource',
        { ResourceArn: request.physicalId, Tags: tagsFor(request) },
      ],
    ],
    delete: ({ physicalId }) => [['sns:DeleteTopic', { TopicArn: physicalId }]],
  },
  'AWS::SNS::TopicPolicy': {
    names: () => ({}),
    create: ({ properties }) => setPolicies(properties.Topics),
    update: ({ properties }) => setPolicies(properties.Topics),
    delete: ({ properties }) => setPolicies(properties.Topics),
  },
  'AWS::SNS::Subscription': {
    names: ({ physicalId }) => ({ SubscriptionArn: physicalId }),
    create: ({ properties: { Endpoint, Protocol, TopicArn } }) => [
      ['sns:Subscribe', { Endpoint, Protocol, TopicArn }],
    ],
    update: ({ physicalId }) => [
      ['sns:SetSubscriptionAttributes', { SubscriptionArn: physicalId }],
    ],
    delete: ({ physicalId }) => [
      ['sns:Unsubscribe', { SubscriptionArn: physicalId }],
    ],
  },
};
