import { ResourceRequest, ResourceType } from '../../ResourceType';
import { Sns } from '../model/Sns';

/** `AWS::SNS::TopicPolicy`: one policy of some topics. */
export const topicPolicy: ResourceType = {
  typeName: 'AWS::SNS::TopicPolicy',
  sdkServiceName: 'Sns',
  seconds: { create: 2, update: 2, delete: 2 },
  create(request) {
    put(request);
    return request.region.ids.mixed(28);
  },
  update(request) {
    put(request);
    const { previousProperties, properties } = request;
    clear(
      request,
      previousProperties.Topics.filter(
        (arn: string) => !properties.Topics.includes(arn),
      ),
    );
  },
  delete(request) {
    clear(request, request.properties.Topics);
  },
  attributes: ({ physicalId }) => ({ Id: physicalId }),
};

function put({ region, properties }: ResourceRequest): void {
  const { PolicyDocument, Topics } = properties;
  const sns = region.service(Sns);
  const policy =
    typeof PolicyDocument === 'object'
      ? JSON.stringify(PolicyDocument)
      : PolicyDocument;
  for (const arn of Topics) {
    sns.setAttribute(sns.topic(arn), 'Policy', policy);
  }
}

function clear({ region }: ResourceRequest, arns: string[]): void {
  const sns = region.service(Sns);
  for (const arn of arns) {
    const topic = sns.topics.get(arn);
    if (topic) {
      sns.setAttribute(topic, 'Policy', undefined);
    }
  }
}
