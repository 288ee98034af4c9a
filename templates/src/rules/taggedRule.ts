import type { SpecDatabase } from '@aws-cdk/service-spec-types';
import type { Rule } from './Rule';
import type { TemplateResource } from './Template';

// Their tags are too new for the schemas of some regions and for cfn-lint.
const UNTAGGED = [
  'AWS::ApplicationAutoScaling::ScalableTarget',
  'AWS::ElasticLoadBalancingV2::Listener',
  'AWS::ElasticLoadBalancingV2::ListenerRule',
];

/**
 * Taggable resources have a `Name` tag, so that the console shows more than an
 * ID.
 *
 * @param specification - says which types are taggable
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
    name: 'taggable resources have a Name tag',
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
