import type { WebACL } from '@aws-sdk/client-wafv2';
import { Region } from '../../../world/World';
import { WebAcl } from '../model/Waf';

/** A web ACL as the API has it. */
export function shapeOf({ accountId }: Region, webAcl: WebAcl): WebACL {
  return {
    ARN: webAcl.arn,
    Capacity: webAcl.capacity,
    DefaultAction: webAcl.defaultAction,
    Description: webAcl.description ?? '',
    Id: webAcl.id,
    LabelNamespace: `awswaf:${accountId}:webacl:${webAcl.name}:`,
    ManagedByFirewallManager: false,
    Name: webAcl.name,
    RetrofittedByFirewallManager: false,
    Rules: webAcl.rules,
    VisibilityConfig: webAcl.visibility,
  };
}
