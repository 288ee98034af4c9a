import { resourceTags } from '../../resourceTags';
import { ResourceType } from '../../ResourceType';
import { Elbv2 } from '../model/Elbv2';
import { createRule, deleteRule, modifyRule } from '../model/rules';

/** `AWS::ElasticLoadBalancingV2::ListenerRule` */
export const listenerRule: ResourceType = {
  typeName: 'AWS::ElasticLoadBalancingV2::ListenerRule',
  sdkServiceName: 'ElasticLoadBalancingV2',
  api: { service: 'elasticloadbalancing', operation: 'CreateRule' },
  seconds: { create: 2, update: 2, delete: 2 },
  supportedProperties: [
    'Actions',
    'Conditions',
    'ListenerArn',
    'Priority',
    'Tags',
  ],
  create(request) {
    const { properties, region } = request;
    const { shape } = createRule(region.service(Elbv2), {
      ListenerArn: properties.ListenerArn,
      Priority: properties.Priority,
      Conditions: properties.Conditions,
      Actions: properties.Actions,
      Tags: resourceTags(request),
    });
    return shape.RuleArn;
  },
  update(request) {
    const { physicalId, properties, region } = request;
    modifyRule(region.service(Elbv2), physicalId, {
      Priority: properties.Priority,
      Conditions: properties.Conditions,
      Actions: properties.Actions,
    });
  },
  delete({ region, physicalId }) {
    deleteRule(region.service(Elbv2), physicalId);
  },
  read({ region, physicalId }) {
    const found = region.service(Elbv2).rules.get(physicalId);
    return (
      found && {
        RuleArn: found.shape.RuleArn,
        Actions: found.shape.Actions,
        Conditions: found.shape.Conditions,
        IsDefault: false,
        Priority: Number(found.shape.Priority),
        Tags: found.tags,
        Transforms: [],
      }
    );
  },
  listedBy: 'ListenerArn',
  list: (region, { ListenerArn }) =>
    region
      .service(Elbv2)
      .rulesOf(String(ListenerArn))
      .map(({ shape }) => shape.RuleArn),
  attributes: ({ physicalId }) => ({ RuleArn: physicalId, IsDefault: false }),
};
