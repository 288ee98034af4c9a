import { ResourceType } from '../../ResourceType';
import { onlyProperties } from '../../onlyProperties';
import { Elbv2 } from '../model/Elbv2';
import {
  createListener,
  deleteListener,
  modifyListener,
} from '../model/listeners';
import { actionsOf } from './actions';
import { withNumbers } from './numbers';

const PROPERTIES = [
  'AlpnPolicy',
  'Certificates',
  'DefaultActions',
  'LoadBalancerArn',
  'MutualAuthentication',
  'Port',
  'Protocol',
  'SslPolicy',
  'Tags',
];

/** `AWS::ElasticLoadBalancingV2::Listener` */
export const listener: ResourceType = {
  typeName: 'AWS::ElasticLoadBalancingV2::Listener',
  sdkServiceName: 'ElasticLoadBalancingV2',
  seconds: { create: 2, update: 2, delete: 2 },
  create(request) {
    onlyProperties(request, PROPERTIES);
    const { properties, region, stackTags } = request;
    const { shape } = createListener(region.service(Elbv2), {
      LoadBalancerArn: properties.LoadBalancerArn,
      ...withNumbers(properties, 'Port'),
      DefaultActions: actionsOf(properties.DefaultActions),
      Tags: [...(properties.Tags ?? []), ...stackTags],
    });
    return shape.ListenerArn;
  },
  update(request) {
    onlyProperties(request, PROPERTIES);
    const { physicalId, properties, region } = request;
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
