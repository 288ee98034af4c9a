import { Waf } from '../../services/wafv2/model/Waf';
import { ServiceCall } from '../../rights/ServiceCall';
import { ServiceRules } from './ServiceRules';

/** Calls that change what protects a load balancer, for which it is asked too. */
const ASSOCIATING = ['AssociateWebACL', 'DisassociateWebACL'];

const isWebAcl = (arn?: string) => arn?.includes(':regional/webacl/') ?? false;

function webAclsOf({ region, operation, input }: ServiceCall): string[] {
  const waf = region.service(Waf);
  if (operation === 'GetWebACLForResource') {
    const found = [...waf.webAcls.keys()].filter(arn =>
      waf.resourcesOf(arn).includes(input.ResourceArn),
    );
    return found.length > 0
      ? found
      : [region.arn('wafv2', 'regional/webacl/*')];
  }
  const arn = [input.WebACLArn, input.ResourceARN, input.ARN].find(isWebAcl);
  if (arn) {
    return [arn];
  }
  return input.Name
    ? [region.arn('wafv2', `regional/webacl/${input.Name}/${input.Id ?? '*'}`)]
    : [];
}

/** AWS WAF */
export const wafv2: ServiceRules = {
  resources: {
    webacl: webAclsOf,
    'loadbalancer/app/': ({ input }) =>
      [input.ResourceArn ?? []]
        .flat()
        .filter((arn: string) => arn.includes(':loadbalancer/app/')),
  },
  tagsOf: (region, arn) =>
    region
      .service(Waf)
      .webAcls.get(arn)
      ?.tags.map(({ Key = '', Value = '' }) => ({ Key, Value })),
  requestTags: ({ input }) => input.Tags,
  removedTags: ({ input }) => input.TagKeys,
  implied: ({ region, operation }) =>
    ASSOCIATING.includes(operation)
      ? [
          {
            region,
            service: 'elasticloadbalancing',
            operation: 'SetWebAcl',
            input: {},
          },
        ]
      : [],
};
