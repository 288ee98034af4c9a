import { ResourceRequest, ResourceType } from '../../ResourceType';
import { invalid } from '../model/refusals';
import { Sns } from '../model/Sns';
import { checkSubscription } from '../model/subscriptions';

/** `AWS::SNS::Subscription` */
export const subscription: ResourceType = {
  typeName: 'AWS::SNS::Subscription',
  sdkServiceName: 'Sns',
  seconds: { create: 2, update: 2, delete: 2 },
  supportedProperties: [
    'Endpoint',
    'Protocol',
    'RawMessageDelivery',
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
        properties.RawMessageDelivery ?? false,
      ).arn;
  },
  update(request) {
    const { physicalId, properties, region } = request;
    checkRegion(request);
    const found = region.service(Sns).subscription(physicalId);
    const isRaw = properties.RawMessageDelivery ?? false;
    checkSubscription(found.protocol, found.endpoint, isRaw);
    found.isRaw = isRaw;
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
        RawMessageDelivery: found.isRaw,
        TopicArn: found.topicArn,
      }
    );
  },
  list: region => region.service(Sns).subscriptions.keys(),
  attributes: ({ physicalId }) => ({ Arn: physicalId }),
};

function checkRegion({ properties, region }: ResourceRequest): void {
  if ((properties.Region ?? region.name) !== region.name) {
    throw invalid('TopicArn');
  }
}
