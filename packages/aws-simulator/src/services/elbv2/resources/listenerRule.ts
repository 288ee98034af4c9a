import { ResourceType } from '../../cloudformation/ResourceType';
import { Elbv2 } from '../Elbv2';
import { createRule, deleteRule, modifyRule } from '../listeners';
import { actionsOf } from './actions';

/** `AWS::ElasticLoadBalancingV2::ListenerRule` */
export const listenerRule: ResourceType = {
  typeName: 'AWS::ElasticLoadBalancingV2::ListenerRule',
  sdkServiceName: 'ElasticLoadBalancingV2',
  seconds: { create: 2, update: 2, delete: 2 },
  create({ properties, region, stackTags }) {
    const { shape } = createRule(region.service(Elbv2), {
      ListenerArn: properties.ListenerArn,
      Priority: Number(properties.Priority),
      Conditions: properties.Conditions,
      Actions: actionsOf(properties.Actions),
      Tags: [...(properties.Tags ?? []), ...stackTags],
    });
    return shape.RuleArn;
  },
  update({ physicalId, properties, region }) {
    modifyRule(region.service(Elbv2), physicalId, {
      Priority: Number(properties.Priority),
      Conditions: properties.Conditions,
      Actions: actionsOf(properties.Actions),
    });
  },
  delete({ region, physicalId }) {
    deleteRule(region.service(Elbv2), physicalId);
  },
  attributes: ({ physicalId }) => ({ RuleArn: physicalId, IsDefault: false }),
};
