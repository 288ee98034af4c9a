import { ResourceType } from '../../ResourceType';
import { Elbv2 } from '../model/Elbv2';
import { changeCertificates } from '../model/listeners';

/** `AWS::ElasticLoadBalancingV2::ListenerCertificate` */
export const listenerCertificate: ResourceType = {
  typeName: 'AWS::ElasticLoadBalancingV2::ListenerCertificate',
  sdkServiceName: 'ElasticLoadBalancingV2',
  seconds: { create: 2, update: 2, delete: 2 },
  create({ properties, region, stackName, logicalId }) {
    changeCertificates(region.service(Elbv2), properties.ListenerArn, {
      add: properties.Certificates,
    });
    return `${stackName}-${logicalId}-${region.ids.upper(12)}`;
  },
  update({ properties, previousProperties, region }) {
    changeCertificates(region.service(Elbv2), properties.ListenerArn, {
      remove: previousProperties.Certificates,
      add: properties.Certificates,
    });
  },
  delete({ properties, region }) {
    const elb = region.service(Elbv2);
    if (elb.listeners.has(properties.ListenerArn)) {
      changeCertificates(elb, properties.ListenerArn, {
        remove: properties.Certificates,
      });
    }
  },
  attributes: ({ physicalId }) => ({ Id: physicalId }),
};
