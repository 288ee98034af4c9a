import { Region } from '../../../world/World';
import { ownTags, resourceTags, updateTags } from '../../resourceTags';
import { ResourceType } from '../../ResourceType';
import { requireScope, Waf, WebAcl, WebAclSettings } from '../model/Waf';

const SUFFIX_LENGTH = 12;

/** `AWS::WAFv2::WebACL` */
export const webAcl: ResourceType = {
  typeName: 'AWS::WAFv2::WebACL',
  sdkServiceName: 'Wafv2',
  api: { service: 'wafv2', operation: 'CreateWebACL' },
  seconds: { create: 4, update: 4, delete: 3 },
  supportedProperties: [
    'DefaultAction',
    'Description',
    'Name',
    'Rules',
    'Scope',
    'Tags',
    'VisibilityConfig',
  ],
  create(request) {
    const { logicalId, properties, region } = request;
    requireScope(region, properties.Scope);
    return identifierOf(
      region.service(Waf).create(
        // Not with the name of the stack, unlike other names.
        properties.Name ?? `${logicalId}-${region.ids.mixed(SUFFIX_LENGTH)}`,
        settingsOf(properties),
        resourceTags(request),
      ),
    );
  },
  update(request) {
    const { physicalId, properties, region } = request;
    const found = find(region, physicalId);
    if (found) {
      region
        .service(Waf)
        .update(found, found.lockToken, settingsOf(properties));
      updateTags(request, found);
    }
  },
  delete({ region, physicalId }) {
    const found = find(region, physicalId);
    if (found) {
      region.service(Waf).delete(found, found.lockToken);
    }
  },
  read({ region, physicalId }) {
    const found = find(region, physicalId);
    return (
      found && {
        ...attributesOf(region, found),
        DefaultAction: found.defaultAction,
        Description: found.description ?? '',
        Name: found.name,
        Rules: found.rules,
        Scope: 'REGIONAL',
        Tags: ownTags(found.tags),
        VisibilityConfig: found.visibility,
      }
    );
  },
  list: region => [...region.service(Waf).webAcls.values()].map(identifierOf),
  listedBy: 'Scope',
  attributes({ region, physicalId }) {
    const found = find(region, physicalId);
    return found ? attributesOf(region, found) : {};
  },
};

/** `Ref` and the primary identifier. */
function identifierOf({ id, name }: WebAcl): string {
  return `${name}|${id}|REGIONAL`;
}

function find(region: Region, physicalId: string): WebAcl | undefined {
  return [...region.service(Waf).webAcls.values()].find(
    one => identifierOf(one) === physicalId,
  );
}

function attributesOf({ accountId }: Region, found: WebAcl) {
  return {
    Arn: found.arn,
    Capacity: found.capacity,
    Id: found.id,
    LabelNamespace: `awswaf:${accountId}:webacl:${found.name}:`,
  };
}

function settingsOf(properties: Record<string, any>): WebAclSettings {
  return {
    defaultAction: properties.DefaultAction,
    description: properties.Description,
    rules: properties.Rules ?? [],
    visibility: properties.VisibilityConfig,
  };
}
