import { Events } from '../../services/events/model/Events';
import { passRole } from './passRole';
import { ServiceRules } from './ServiceRules';

/** EventBridge */
export const events: ServiceRules = {
  resources: {
    'rule-on-default-event-bus': ({ region, input }) => {
      const name = input.Name ?? input.Rule;
      if (name) {
        return [region.arn('events', `rule/${name}`)];
      }
      return [input.ResourceARN ?? []].flat();
    },
  },
  keys: ({ input }) => ({
    'events:TargetArn': input.Targets?.map(({ Arn }: { Arn: string }) => Arn),
  }),
  tagsOf: (region, arn) =>
    [...region.service(Events).rules.values()].find(one => one.arn === arn)
      ?.tags,
  requestTags: ({ input }) => input.Tags,
  removedTags: ({ input }) => input.TagKeys,
  implied: call => [
    ...(call.operation === 'PutRule' && call.input.Tags?.length
      ? [{ ...call, operation: 'TagResource' }]
      : []),
    ...[call.input, ...(call.input.Targets ?? [])].flatMap(({ RoleArn }) =>
      passRole(call, RoleArn, 'events.amazonaws.com'),
    ),
  ],
};
