import { Examples, Resources, base } from './Example';

const visibility = (MetricName: string) => ({
  CloudWatchMetricsEnabled: false,
  MetricName,
  SampledRequestsEnabled: false,
});

const webAcl = (properties: object): Resources => ({
  It: {
    Type: 'AWS::WAFv2::WebACL',
    Properties: {
      DefaultAction: { Allow: {} },
      Scope: 'REGIONAL',
      VisibilityConfig: visibility('acl'),
      ...properties,
    },
  },
});

const rule = (properties: object) => ({
  Name: 'rule',
  Priority: 0,
  VisibilityConfig: visibility('rule'),
  ...properties,
});

const managed = (Name: string, more: object = {}) =>
  webAcl({
    Rules: [
      rule({
        OverrideAction: { None: {} },
        Statement: {
          ManagedRuleGroupStatement: { Name, VendorName: 'AWS', ...more },
        },
      }),
    ],
  });

const monetize = (Scope: string) =>
  webAcl({
    MonetizationConfig: {},
    Rules: [
      rule({
        Action: { Monetize: {} },
        Statement: { GeoMatchStatement: { CountryCodes: ['DE'] } },
      }),
    ],
    Scope,
  });

const association = (properties: object): Resources => ({
  Acl: webAcl({}).It,
  It: {
    Type: 'AWS::WAFv2::WebACLAssociation',
    Properties: {
      ResourceArn: base('Balancer'),
      WebACLArn: { 'Fn::GetAtt': ['Acl', 'Arn'] },
      ...properties,
    },
  },
});

const bodies = (kind: string) =>
  webAcl({
    AssociationConfig: {
      RequestBody: { [kind]: { DefaultSizeInspectionLimit: 'KB_32' } },
    },
  });

const protection = (Field: object) =>
  webAcl({
    DataProtectionConfig: {
      DataProtections: [{ Action: 'HASH', Field }],
    },
  });

/** The rules for `AWS::WAFv2::*`. */
export const webAcls: Examples = {
  'pf-wafv2-association-config-scope': [
    bodies('CLOUDFRONT'),
    bodies('API_GATEWAY'),
  ],
  'pf-wafv2-association-resource-arn': [
    association({
      ResourceArn:
        'arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/a/b',
    }),
    association({}),
  ],
  'pf-wafv2-association-webacl-arn': [
    association({
      WebACLArn: 'arn:aws:wafv2:eu-west-1:123456789012:regional/ipset/a/b',
    }),
    association({}),
  ],
  'pf-wafv2-cloudfront-only-features': [
    monetize('REGIONAL'),
    monetize('CLOUDFRONT'),
  ],
  'pf-wafv2-data-protection': [
    protection({ FieldType: 'SINGLE_HEADER' }),
    protection({ FieldType: 'SINGLE_HEADER', FieldKeys: ['cookie'] }),
  ],
  'pf-wafv2-managed-rule-group': [
    managed('AWSKnownBadInputs'),
    managed('AWSManagedRulesKnownBadInputsRuleSet'),
  ],
  'pf-wafv2-token-domains': [
    webAcl({ TokenDomains: ['localhost'] }),
    webAcl({ TokenDomains: ['acme.com'] }),
  ],
};
