import type * as Api from '@aws-sdk/client-sns';
import { CallContext } from '../../ServiceDefinition';
import { defaultPolicy } from '../model/defaultPolicy';
import { unsupported } from '../model/refusals';
import { Sns } from '../model/Sns';
import { page } from './page';

export const CreateTopic = (
  { region }: CallContext,
  {
    Attributes = {},
    DataProtectionPolicy,
    Name,
    Tags = [],
  }: Api.CreateTopicInput,
): Api.CreateTopicResponse => {
  if (DataProtectionPolicy) {
    throw unsupported('data protection policies');
  }
  const tags = Tags.map(({ Key = '', Value = '' }) => ({ Key, Value }));
  const { arn } = region.service(Sns).createTopic(Name!, Attributes, tags);
  return { TopicArn: arn };
};

export const DeleteTopic = (
  { region }: CallContext,
  { TopicArn }: Api.DeleteTopicInput,
): void => region.service(Sns).deleteTopic(TopicArn!);

export const ListTopics = (
  { region }: CallContext,
  { NextToken: token }: Api.ListTopicsInput,
): Api.ListTopicsResponse => {
  const all = [...region.service(Sns).topics.keys()];
  const { items, NextToken } = page(all, token);
  return { NextToken, Topics: items.map(TopicArn => ({ TopicArn })) };
};

export const GetTopicAttributes = (
  { region }: CallContext,
  { TopicArn }: Api.GetTopicAttributesInput,
): Api.GetTopicAttributesResponse => {
  const sns = region.service(Sns);
  const topic = sns.topic(TopicArn!);
  const subscriptions = sns.subscriptionsOf(topic.arn);
  const confirmed = subscriptions.filter(one => one.isConfirmed).length;
  return {
    Attributes: {
      Policy: JSON.stringify(defaultPolicy(topic.arn)),
      ...topic.attributes,
      Owner: region.accountId,
      SubscriptionsConfirmed: String(confirmed),
      SubscriptionsDeleted: '0',
      SubscriptionsPending: String(subscriptions.length - confirmed),
      TopicArn: topic.arn,
    },
  };
};

export const SetTopicAttributes = (
  { region }: CallContext,
  { AttributeName, AttributeValue, TopicArn }: Api.SetTopicAttributesInput,
): void => {
  const sns = region.service(Sns);
  sns.setAttribute(sns.topic(TopicArn!), AttributeName!, AttributeValue);
};
