import { isDeepStrictEqual } from 'node:util';
import { resourceTags } from '../../resourceTags';
import { ResourceType } from '../../ResourceType';
import { Elbv2 } from '../model/Elbv2';
import { listAttributes } from '../model/attributes';
import { Listener } from '../model/types';
import {
  createListener,
  deleteListener,
  modifyListener,
  setListenerAttributes,
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
    'ListenerAttributes',
    'LoadBalancerArn',
    'MutualAuthentication',
    'Port',
    'Protocol',
    'SslPolicy',
    'Tags',
  ],
  create(request) {
    const { properties, region } = request;
    const created = createListener(region.service(Elbv2), {
      LoadBalancerArn: properties.LoadBalancerArn,
      DefaultActions: properties.DefaultActions,
      ...properties,
      Tags: resourceTags(request),
    });
    const { ListenerArn } = created.shape;
    try {
      setListenerAttributes(created, properties.ListenerAttributes ?? []);
    } catch (error) {
      // So that nothing is left of a resource that is refused.
      deleteListener(region.service(Elbv2), ListenerArn);
      throw error;
    }
    return ListenerArn;
  },
  update(request) {
    const { physicalId, previousProperties, properties, region } = request;
    const modified = modifyListener(region.service(Elbv2), {
      ...properties,
      ListenerArn: physicalId,
    });
    if (
      !isDeepStrictEqual(
        properties.ListenerAttributes,
        previousProperties.ListenerAttributes,
      )
    ) {
      setListenerAttributes(modified, properties.ListenerAttributes ?? []);
    }
  },
  delete({ region, physicalId }) {
    deleteListener(region.service(Elbv2), physicalId);
  },
  read({ region, physicalId }) {
    const found = region.service(Elbv2).listeners.get(physicalId);
    if (!found) {
      return undefined;
    }
    const { attributes, shape } = found;
    return {
      ListenerArn: shape.ListenerArn,
      AlpnPolicy: shape.AlpnPolicy,
      Certificates: shape.Certificates,
      DefaultActions: shape.DefaultActions,
      ListenerAttributes:
        attributes.size > 0 ? listAttributes(attributes) : undefined,
      LoadBalancerArn: shape.LoadBalancerArn,
      MutualAuthentication: mutualAuthentication(shape),
      Port: shape.Port,
      Protocol: shape.Protocol,
      SslPolicy: shape.SslPolicy,
      Tags: found.tags,
    };
  },
  listedBy: 'LoadBalancerArn',
  list: (region, { LoadBalancerArn }) =>
    region
      .service(Elbv2)
      .listenersOf(String(LoadBalancerArn))
      .map(({ shape }) => shape.ListenerArn),
  attributes: ({ physicalId }) => ({ ListenerArn: physicalId }),
};

/** What a listener that verifies client certificates does with expired ones by default. */
function mutualAuthentication({
  MutualAuthentication: settings,
}: Listener['shape']) {
  return settings?.Mode === 'verify'
    ? {
        AdvertiseTrustStoreCaNames: 'off',
        IgnoreClientCertificateExpiry: false,
        ...settings,
      }
    : settings;
}
