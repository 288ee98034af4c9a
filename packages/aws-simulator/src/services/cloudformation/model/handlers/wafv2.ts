import { ExistingResourceRequest } from '../../../ResourceType';
import { HandlerCalls, tagsFor } from './HandlerCalls';

/** The names of a web ACL in its physical id. */
function namesOf({ region, physicalId }: ExistingResourceRequest) {
  const [Name, Id] = physicalId.split('|');
  return {
    Id,
    Name,
    ResourceARN: region.arn('wafv2', `regional/webacl/${Name}/${Id}`),
  };
}

/** The resource types of AWS WAF */
export const wafv2: Record<string, HandlerCalls> = {
  'AWS::WAFv2::WebACL': {
    names: namesOf,
    create: request => [
      [
        'wafv2:CreateWebACL',
        {
          Name: request.properties.Name ?? `${request.logicalId}-*`,
          Tags: tagsFor(request),
        },
      ],
    ],
    update: request => [
      ['wafv2:UpdateWebACL', namesOf(request)],
      ['wafv2:TagResource', { ...namesOf(request), Tags: tagsFor(request) }],
    ],
    delete: request => [['wafv2:DeleteWebACL', namesOf(request)]],
  },
  'AWS::WAFv2::WebACLAssociation': {
    names: ({ properties: { ResourceArn, WebACLArn } }) => ({
      ResourceArn,
      WebACLArn,
    }),
    create: ({ properties: { ResourceArn, WebACLArn } }) => [
      ['wafv2:AssociateWebACL', { ResourceArn, WebACLArn }],
    ],
    delete: ({ properties: { ResourceArn } }) => [
      ['wafv2:DisassociateWebACL', { ResourceArn }],
    ],
  },
};
