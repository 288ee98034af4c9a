import type { SpecDatabase } from '@aws-cdk/service-spec-types';
import type { Rule } from './Rule';
import type { TemplateResource } from './Template';

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
  const tagsOf = ({ Type, Properties }: TemplateResource) => {
    const information = specification
      .lookup('resource', 'cloudFormationType', 'equals', Type)
      .only().tagInformation;
    return !UNTAGGED.includes(Type) && information?.variant === 'standard'
      ? Properties?.[information.tagPropertyName] ?? []
      : undefined;
  };
  return {
    name: 'what can be tagged has a name tag',
    find: ({ resources }) =>
      Object.entries(resources)
        .filter(
          ([, resource]) =>
            tagsOf(resource)?.some(
              ({ Key }: { Key: string }) => Key === 'Name',
            ) === false,
        )
        .map(([id]) => `${id} has no Name tag`),
  };
}
