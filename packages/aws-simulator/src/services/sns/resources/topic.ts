import { physicalName } from '../../physicalName';
import { resourceTags, updateTags } from '../../resourceTags';
import { ResourceType } from '../../ResourceType';
import { Sns } from '../model/Sns';

const MAX_NAME_LENGTH = 256;

/** Properties that are attributes of the API. */
const ATTRIBUTES = [
  'ContentBasedDeduplication',
  'DisplayName',
  'FifoThroughputScope',
  'KmsMasterKeyId',
  'SignatureVersion',
  'TracingConfig',
];

interface Endpoint {
  Endpoint: string;
  Protocol: string;
}

/** `AWS::SNS::Topic` */
export const topic: ResourceType = {
  typeName: 'AWS::SNS::Topic',
  sdkServiceName: 'Sns',
  seconds: { create: 3, update: 3, delete: 2 },
  supportedProperties: [
    ...ATTRIBUTES,
    'FifoTopic',
    'Subscription',
    'Tags',
    'TopicName',
  ],
  create(request) {
    const { properties, region } = request;
    const sns = region.service(Sns);
    const given = [...ATTRIBUTES, 'FifoTopic']
      .filter(name => properties[name] !== undefined)
      .map(name => [name, String(properties[name])]);
    const { arn } = sns.createTopic(
      properties.TopicName ??
        physicalName(request, MAX_NAME_LENGTH) +
          (properties.FifoTopic ? '.fifo' : ''),
      Object.fromEntries(given),
      resourceTags(request),
    );
    for (const { Endpoint, Protocol } of endpointsIn(properties)) {
      sns.subscribe(arn, Protocol, Endpoint);
    }
    return arn;
  },
  update(request) {
    const { physicalId, previousProperties, properties, region } = request;
    const sns = region.service(Sns);
    const found = sns.topic(physicalId);
    for (const name of ATTRIBUTES) {
      if (properties[name] !== previousProperties[name]) {
        sns.setAttribute(found, name, textOf(properties[name]));
      }
    }
    const wanted = endpointsIn(properties);
    const isWanted = (one: Endpoint) =>
      wanted.some(
        ({ Endpoint, Protocol }) =>
          one.Endpoint === Endpoint && one.Protocol === Protocol,
      );
    const gone = endpointsIn(previousProperties).filter(one => !isWanted(one));
    for (const { arn, endpoint, protocol } of sns.subscriptionsOf(physicalId)) {
      if (
        gone.some(one => one.Endpoint === endpoint && one.Protocol === protocol)
      ) {
        sns.subscriptions.delete(arn);
      }
    }
    for (const { Endpoint, Protocol } of wanted) {
      sns.subscribe(physicalId, Protocol, Endpoint);
    }
    updateTags(request, found);
  },
  delete({ region, physicalId }) {
    region.service(Sns).deleteTopic(physicalId);
  },
  read({ region, physicalId }) {
    const sns = region.service(Sns);
    const found = sns.topics.get(physicalId);
    const subscriptions = sns.subscriptionsOf(physicalId);
    return (
      found && {
        ContentBasedDeduplication: flag(
          found.attributes.ContentBasedDeduplication,
        ),
        DisplayName: found.attributes.DisplayName || undefined,
        FifoThroughputScope: found.attributes.FifoThroughputScope,
        FifoTopic: flag(found.attributes.FifoTopic),
        KmsMasterKeyId: found.attributes.KmsMasterKeyId,
        SignatureVersion: found.attributes.SignatureVersion,
        Subscription: subscriptions.length
          ? subscriptions.map(({ endpoint, protocol }) => ({
              Endpoint: endpoint,
              Protocol: protocol,
            }))
          : undefined,
        Tags: found.tags,
        TopicArn: found.arn,
        TopicName: found.name,
        TracingConfig: found.attributes.TracingConfig,
      }
    );
  },
  list: region => region.service(Sns).topics.keys(),
  attributes: ({ physicalId }) => ({
    TopicArn: physicalId,
    TopicName: physicalId.split(':').pop(),
  }),
};

function endpointsIn(properties: Record<string, any>): Endpoint[] {
  return properties.Subscription ?? [];
}

function textOf(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}

function flag(text: string | undefined): boolean | undefined {
  return text === undefined ? undefined : text === 'true';
}
