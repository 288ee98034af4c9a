import { attachedPolicy } from '../../attachedPolicy';
import { Sns } from '../model/Sns';

/** `AWS::SNS::TopicPolicy`: one policy of some topics. */
export const topicPolicy = attachedPolicy({
  typeName: 'AWS::SNS::TopicPolicy',
  sdkServiceName: 'Sns',
  property: 'Topics',
  set(region, arn, policy) {
    const sns = region.service(Sns);
    sns.setAttribute(sns.topic(arn), 'Policy', policy);
  },
  clear(region, arn) {
    const sns = region.service(Sns);
    const topic = sns.topics.get(arn);
    if (topic) {
      sns.setAttribute(topic, 'Policy', undefined);
    }
  },
});
