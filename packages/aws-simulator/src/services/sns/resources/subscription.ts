import { ResourceRequest, ResourceType } from '../../ResourceType';
import { invalid } from '../model/refusals';
import { Sns } from '../model/Sns';
import { SubscriptionAttributes } from '../model/subscriptions';

/** `AWS::SNS::Subscription` */
export const subscription: ResourceType = {
  typeName: 'AWS::SNS::Subscription',
  sdkServiceName: 'Sns',
  seconds: { create: 2, update: 2, delete: 2 },
  supportedProperties: [
    'Endpoint',
    'FilterPolicy',
    'FilterPolicyScope',
    'Protocol',
    'RawMessageDelivery',
    'RedrivePolicy',
    'Region',
    'TopicArn',
  ],
  create(request) {
    const { properties, region } = request;
    checkRegion(request);
    return region
      .service(Sns)
      .subscribe(
        properties.TopicArn,
        properties.Protocol,
        properties.Endpoint ?? '',
        attributesIn(properties),
      ).arn;
  },
  update(request) {
    const { physicalId, properties, region } = request;
    checkRegion(request);
    const sns = region.service(Sns);
    sns.configure(sns.subscription(physicalId), attributesIn(properties));
  },
  delete({ region, physicalId }) {
    region.service(Sns).subscriptions.delete(physicalId);
  },
  read({ region, physicalId }) {
    const found = region.service(Sns).subscriptions.get(physicalId);
    return (
      found && {
        Arn: found.arn,
        Endpoint: found.endpoint,
        Protocol: found.protocol,
        FilterPolicy: json(found.attributes.FilterPolicy),
        FilterPolicyScope:
          found.attributes.FilterPolicyScope ??
          (found.attributes.FilterPolicy && 'MessageAttributes'),
        RawMessageDelivery: found.attributes.RawMessageDelivery === 'true',
        RedrivePolicy: json(found.attributes.RedrivePolicy),
        TopicArn: found.topicArn,
      }
    );
  },
  list: region => region.service(Sns).subscriptions.keys(),
  attributes: ({ physicalId }) => ({ Arn: physicalId }),
};

/** The properties that are attributes of the API. */
function attributesIn(properties: Record<string, any>): SubscriptionAttributes {
  return Object.fromEntries(
    (
      [
        'FilterPolicy',
        'FilterPolicyScope',
        'RawMessageDelivery',
        'RedrivePolicy',
      ] as const
    )
      .map(name => [name, properties[name]] as const)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
  );
}

function json(text: string | undefined): unknown {
  return text === undefined ? undefined : JSON.parse(text);
}

function checkRegion({ properties, region }: ResourceRequest): void {
  if ((properties.Region ?? region.name) !== region.name) {
    throw invalid('TopicArn');
  }
}
