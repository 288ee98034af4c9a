import { physicalName } from '../../physicalName';
import { ResourceType } from '../../ResourceType';
import { Elbv2 } from '../model/Elbv2';
import { changeCertificates } from '../model/listeners';

const MAX_ID_LENGTH = 24;

/** `AWS::ElasticLoadBalancingV2::ListenerCertificate` */
export const listenerCertificate: ResourceType = {
  typeName: 'AWS::ElasticLoadBalancingV2::ListenerCertificate',
  sdkServiceName: 'ElasticLoadBalancingV2',
  seconds: { create: 2, update: 2, delete: 2 },
  create(request) {
    const { properties, region } = request;
    changeCertificates(region.service(Elbv2), properties.ListenerArn, {
      add: properties.Certificates,
    });
    return physicalName(request, MAX_ID_LENGTH);
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
  read({ region, properties: { ListenerArn, Certificates } }) {
    const listener = region.service(Elbv2).listeners.get(ListenerArn);
    const present = listener?.extraCertificates ?? [];
    const kept = (Certificates ?? []).filter(
      (wanted: { CertificateArn: string }) =>
        present.some(
          ({ CertificateArn }) => CertificateArn === wanted.CertificateArn,
        ),
    );
    return kept.length > 0 ? { ListenerArn, Certificates: kept } : undefined;
  },
  attributes: ({ physicalId }) => ({ Id: physicalId }),
};
