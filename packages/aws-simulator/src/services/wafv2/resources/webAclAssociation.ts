import { Region } from '../../../world/World';
import { ResourceType } from '../../ResourceType';
import { Waf } from '../model/Waf';

/** `AWS::WAFv2::WebACLAssociation`, of an application load balancer. */
export const webAclAssociation: ResourceType = {
  typeName: 'AWS::WAFv2::WebACLAssociation',
  sdkServiceName: 'Wafv2',
  seconds: { create: 3, update: 2, delete: 3 },
  create({ region, properties: { ResourceArn, WebACLArn } }) {
    region.service(Waf).associate(ResourceArn, WebACLArn);
    return `${ResourceArn}|${WebACLArn}`;
  },
  delete({ region, physicalId }) {
    const [resource] = physicalId.split('|');
    if (isThere(region, physicalId)) {
      region.service(Waf).disassociate(resource);
    }
  },
  read({ region, physicalId }) {
    const [ResourceArn, WebACLArn] = physicalId.split('|');
    return isThere(region, physicalId) ? { ResourceArn, WebACLArn } : undefined;
  },
  *list(region) {
    const waf = region.service(Waf);
    for (const arn of waf.webAcls.keys()) {
      for (const resource of waf.resourcesOf(arn)) {
        yield `${resource}|${arn}`;
      }
    }
  },
  attributes: () => ({}),
};

function isThere(region: Region, physicalId: string): boolean {
  const [resource, webAclArn] = physicalId.split('|');
  return region.service(Waf).resourcesOf(webAclArn).includes(resource);
}
