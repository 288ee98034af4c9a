import type * as Api from '@aws-sdk/client-sns';
import { CallContext } from '../../ServiceDefinition';
import { invalid, unsupported } from '../model/refusals';
import { Sns } from '../model/Sns';
import { checkSubscription, Subscription } from '../model/subscriptions';
import { page } from './page';

const PENDING = 'PendingConfirmation';
const RAW = 'RawMessageDelivery';

/** Attributes that AWS has too. */
const UNSUPPORTED =
  /^(DeliveryPolicy|FilterPolicy(Scope)?|RedrivePolicy|ReplayPolicy|SubscriptionRoleArn)$/;

export const Subscribe = (
  { region }: CallContext,
  { Attributes = {}, Endpoint = '', ...input }: Api.SubscribeInput,
): Api.SubscribeResponse => {
  Object.keys(Attributes).forEach(checkName);
  const found = region
    .service(Sns)
    .subscribe(
      input.TopicArn!,
      input.Protocol!,
      Endpoint,
      Attributes[RAW] === 'true',
    );
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
      RawMessageDelivery: String(found.isRaw),
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
  const found = region.service(Sns).subscription(SubscriptionArn!);
  checkName(AttributeName!);
  const isRaw = AttributeValue === 'true';
  checkSubscription(found.protocol, found.endpoint, isRaw);
  found.isRaw = isRaw;
};

function checkName(name: string): void {
  if (UNSUPPORTED.test(name)) {
    throw unsupported(`the attribute ${name} of subscriptions`);
  }
  if (name !== RAW) {
    throw invalid('AttributeName');
  }
}

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
