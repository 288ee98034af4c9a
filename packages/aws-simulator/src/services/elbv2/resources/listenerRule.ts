import { ResourceType } from '../../ResourceType';
import { onlyProperties } from '../../onlyProperties';
import { Elbv2 } from '../model/Elbv2';
import { createRule, deleteRule, modifyRule } from '../model/listeners';
import { actionsOf } from './actions';

const PROPERTIES = ['Actions', 'Conditions', 'ListenerArn', 'Priority', 'Tags'];

/** `AWS::ElasticLoadBalancingV2::ListenerRule` */
export const listenerRule: ResourceType = {
  typeName: 'AWS::ElasticLoadBalancingV2::ListenerRule',
  sdkServiceName: 'ElasticLoadBalancingV2',
  seconds: { create: 2, update: 2, delete: 2 },
  create(request) {
    onlyProperties(request, PROPERTIES);
    const { properties, region, stackTags } = request;
    const { shape } = createRule(region.service(Elbv2), {
      ListenerArn: properties.ListenerArn,
      Priority: Number(properties.Priority),
      Conditions: properties.Conditions,
      Actions: actionsOf(properties.Actions),
      Tags: [...(properties.Tags ?? []), ...stackTags],
    });
    return shape.RuleArn;
  },
  update(request) {
    onlyProperties(request, PROPERTIES);
    const { physicalId, properties, region } = request;
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
