import { resourceTags } from '../../resourceTags';
import { ResourceType } from '../../ResourceType';
import { Elbv2 } from '../model/Elbv2';
import {
  createListener,
  deleteListener,
  modifyListener,
} from '../model/listeners';

/** `AWS::ElasticLoadBalancingV2::Listener` */
export const listener: ResourceType = {
  typeName: 'AWS::ElasticLoadBalancingV2::Listener',
  sdkServiceName: 'ElasticLoadBalancingV2',
  api: { service: 'elasticloadbalancing', operation: 'CreateListener' },
  seconds: { create: 2, update: 2, delete: 2 },
  supportedProperties: [
    'AlpnPolicy',
    'Certificates',
    'DefaultActions',
    'LoadBalancerArn',
    'MutualAuthentication',
    'Port',
    'Protocol',
    'SslPolicy',
    'Tags',
  ],
  create(request) {
    const { properties, region } = request;
    const { shape } = createListener(region.service(Elbv2), {
      LoadBalancerArn: properties.LoadBalancerArn,
      DefaultActions: properties.DefaultActions,
      ...properties,
      Tags: resourceTags(request),
    });
    return shape.ListenerArn;
  },
  update(request) {
    const { physicalId, properties, region } = request;
    modifyListener(region.service(Elbv2), {
      ...properties,
      ListenerArn: physicalId,
    });
  },
  delete({ region, physicalId }) {
    deleteListener(region.service(Elbv2), physicalId);
  },
  attributes: ({ physicalId }) => ({ ListenerArn: physicalId }),
};
