import { ResourceType } from '../../cloudformation/ResourceType';
import { Elbv2 } from '../Elbv2';
import { createListener, deleteListener, modifyListener } from '../listeners';
import { actionsOf } from './actions';
import { withNumbers } from './numbers';

/** `AWS::ElasticLoadBalancingV2::Listener` */
export const listener: ResourceType = {
  typeName: 'AWS::ElasticLoadBalancingV2::Listener',
  sdkServiceName: 'ElasticLoadBalancingV2',
  seconds: { create: 2, update: 2, delete: 2 },
  create({ properties, region, stackTags }) {
    const { shape } = createListener(region.service(Elbv2), {
      LoadBalancerArn: properties.LoadBalancerArn,
      ...withNumbers(properties, 'Port'),
      DefaultActions: actionsOf(properties.DefaultActions),
      Tags: [...(properties.Tags ?? []), ...stackTags],
    });
    return shape.ListenerArn;
  },
  update({ physicalId, properties, region }) {
    modifyListener(region.service(Elbv2), {
      ...withNumbers(properties, 'Port'),
      ListenerArn: physicalId,
      DefaultActions: actionsOf(properties.DefaultActions),
    });
  },
  delete({ region, physicalId }) {
    deleteListener(region.service(Elbv2), physicalId);
  },
  attributes: ({ physicalId }) => ({ ListenerArn: physicalId }),
};
