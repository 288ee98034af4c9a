import type * as Api from '@aws-sdk/client-sns';
import { CallContext } from '../../ServiceDefinition';
import { Sns } from '../model/Sns';
import { Subscription, SubscriptionAttributes } from '../model/subscriptions';
import { page } from './page';

const PENDING = 'PendingConfirmation';

export const Subscribe = (
  { region }: CallContext,
  { Attributes = {}, Endpoint = '', ...input }: Api.SubscribeInput,
): Api.SubscribeResponse => {
  const found = region
    .service(Sns)
    .subscribe(input.TopicArn!, input.Protocol!, Endpoint, Attributes);
  return {
    SubscriptionArn:
      found.isConfirmed || input.ReturnSubscriptionArn
        ? found.arn
        : 'pending confirmation',
  };
};

export const Unsubscribe = (
  { region }: CallContext,
  { SubscriptionArn }: Api.UnsubscribeInput,
): void => {
  const sns = region.service(Sns);
  sns.subscriptions.delete(sns.subscription(SubscriptionArn!).arn);
};

export const ListSubscriptions = (
  { region }: CallContext,
  { NextToken: token }: Api.ListSubscriptionsInput,
): Api.ListSubscriptionsResponse => {
  const all = [...region.service(Sns).subscriptions.values()];
  const { items, NextToken } = page(all, token);
  return { NextToken, Subscriptions: items.map(view) };
};

export const ListSubscriptionsByTopic = (
  { region }: CallContext,
  { NextToken: token, TopicArn }: Api.ListSubscriptionsByTopicInput,
): Api.ListSubscriptionsByTopicResponse => {
  const sns = region.service(Sns);
  const { items, NextToken } = page(
    sns.subscriptionsOf(sns.topic(TopicArn!).arn),
    token,
  );
  return { NextToken, Subscriptions: items.map(view) };
};

export const GetSubscriptionAttributes = (
  { region }: CallContext,
  { SubscriptionArn }: Api.GetSubscriptionAttributesInput,
): Api.GetSubscriptionAttributesResponse => {
  const found = region.service(Sns).subscription(SubscriptionArn!);
  return {
    Attributes: {
      ConfirmationWasAuthenticated: String(found.isConfirmed),
      Endpoint: found.endpoint,
      Owner: region.accountId,
      PendingConfirmation: String(!found.isConfirmed),
      Protocol: found.protocol,
      RawMessageDelivery: 'false',
      ...(found.attributes.FilterPolicy && {
        FilterPolicyScope: 'MessageAttributes',
      }),
      ...found.attributes,
      SubscriptionArn: found.arn,
      TopicArn: found.topicArn,
    },
  };
};

export const SetSubscriptionAttributes = (
  { region }: CallContext,
  {
    AttributeName,
    AttributeValue,
    SubscriptionArn,
  }: Api.SetSubscriptionAttributesInput,
): void => {
  const sns = region.service(Sns);
  const found = sns.subscription(SubscriptionArn!);
  const { [AttributeName as keyof SubscriptionAttributes]: _, ...others } =
    found.attributes;
  sns.configure(found, {
    ...others,
    ...(AttributeValue ? { [AttributeName!]: AttributeValue } : {}),
  });
};

function view(subscription: Subscription): Api.Subscription {
  const { arn, endpoint, isConfirmed, protocol, topicArn } = subscription;
  return {
    Endpoint: endpoint,
    Owner: topicArn.split(':')[4],
    Protocol: protocol,
    SubscriptionArn: isConfirmed ? arn : PENDING,
    TopicArn: topicArn,
  };
}
