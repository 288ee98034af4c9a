import type { SpecDatabase } from '@aws-cdk/service-spec-types';
import type { Rule } from './Rule';

// Their tags are newer than the schemas of some regions and of cfn-lint.
const UNTAGGED = [
  'AWS::ApplicationAutoScaling::ScalableTarget',
  'AWS::ElasticLoadBalancingV2::Listener',
];

/**
 * Everything that can carry a tag has a `Name`, so that the console shows more
 * than an id.
 *
 * @param specification - tells which types can carry tags
 */
export function taggedRule(specification: SpecDatabase): Rule {
  const isTaggable = (type: string) =>
    !UNTAGGED.includes(type) &&
    specification
      .lookup('resource', 'cloudFormationType', 'equals', type)
      .only().tagInformation?.variant === 'standard';
  return {
    name: 'what can be tagged has a name tag',
    find: ({ resources }) =>
      Object.entries(resources)
        .filter(
          ([, { Type, Properties }]) =>
            isTaggable(Type) &&
            !Properties?.Tags?.some(
              ({ Key }: { Key: string }) => Key === 'Name',
            ),
        )
        .map(([id]) => `${id} has no Name tag`),
  };
}
