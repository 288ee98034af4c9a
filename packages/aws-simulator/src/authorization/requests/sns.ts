import { Sns } from '../../services/sns/model/Sns';
import { ServiceRules } from './ServiceRules';

/** SNS */
export const sns: ServiceRules = {
  actions: { PublishBatch: 'Publish' },
  resources: {
    topic: ({ region, input }) => {
      const arn: string | undefined =
        input.TopicArn ??
        input.TargetArn ??
        input.ResourceArn ??
        // That of a subscription begins with that of its topic.
        input.SubscriptionArn?.split(':').slice(0, 6).join(':');
      if (arn) {
        return [arn];
      }
      return input.Name ? [region.arn('sns', input.Name)] : [];
    },
  },
  keys: ({ input }) => ({
    'sns:Endpoint': input.Endpoint,
    'sns:Protocol': input.Protocol,
  }),
  tagsOf: (region, arn) => region.service(Sns).topics.get(arn)?.tags,
  requestTags: ({ input }) => input.Tags,
  removedTags: ({ input }) => input.TagKeys,
  implied: call =>
    call.operation === 'CreateTopic' && call.input.Tags?.length
      ? [
          {
            ...call,
            operation: 'TagResource',
            input: {
              ResourceArn: call.region.arn('sns', call.input.Name),
              Tags: call.input.Tags,
            },
          },
        ]
      : [],
};
