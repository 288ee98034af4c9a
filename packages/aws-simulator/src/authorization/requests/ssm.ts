import { parameterNameOf, Ssm } from '../../services/ssm/model/Ssm';
import { ServiceRules } from './ServiceRules';

const text = (flag: boolean | undefined) =>
  flag === undefined ? undefined : String(flag);

/** Systems Manager, as far as its parameters go */
export const ssm: ServiceRules = {
  resources: {
    parameter: ({ region, input }) =>
      [input.Name ?? input.Names ?? input.Path ?? input.ResourceId ?? []]
        .flat()
        .map((name: string) => region.service(Ssm).arn(parameterNameOf(name))),
  },
  keys: ({ input }) => ({
    'ssm:Overwrite': text(input.Overwrite),
    'ssm:Recursive': text(input.Recursive),
  }),
  tagsOf: (region, arn) =>
    region.service(Ssm).parameters.get(parameterNameOf(arn))?.tags,
  requestTags: ({ input }) => input.Tags,
  removedTags: ({ input }) => input.TagKeys,
  implied: call =>
    call.operation === 'PutParameter' && call.input.Tags?.length
      ? [
          {
            ...call,
            operation: 'AddTagsToResource',
            input: { ResourceId: call.input.Name, Tags: call.input.Tags },
          },
        ]
      : [],
};
