import { Examples, Resources, base, times } from './Example';

const FIXED = {
  Type: 'fixed-response',
  FixedResponseConfig: { StatusCode: '404' },
};

const path = (...Values: string[]) => ({ Field: 'path-pattern', Values });

let priority = 0;

/** A rule of the listener. */
const rule = (properties: object = {}): Resources => {
  priority++;
  return {
    It: {
      Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
      Properties: {
        ListenerArn: base('Listener'),
        Priority: priority,
        Conditions: [path('/a')],
        Actions: [FIXED],
        ...properties,
      },
    },
  };
};

const when = (...Conditions: object[]) => rule({ Conditions });

const header = (HttpHeaderName: string) =>
  when({
    Field: 'http-header',
    HttpHeaderConfig: { HttpHeaderName, Values: ['a'] },
  });

const host = (...Values: string[]) => when({ Field: 'host-header', Values });

const method = (...Values: string[]) => ({
  Field: 'http-request-method',
  HttpRequestMethodConfig: { Values },
});

const sourceIp = (Value: string) => ({
  Field: 'source-ip',
  SourceIpConfig: { Values: [Value] },
});

/** Two rules of a listener of their own. */
const twoRules = (first: number, other: number): Resources => {
  const ListenerArn = { Ref: 'Own' };
  return {
    Own: {
      Type: 'AWS::ElasticLoadBalancingV2::Listener',
      Properties: {
        LoadBalancerArn: base('Balancer'),
        Protocol: 'HTTP',
        Port: 8080,
        DefaultActions: [FIXED],
      },
    },
    Other: rule({ ListenerArn, Priority: other }).It,
    // One after the other, so that the second one is refused.
    It: {
      ...rule({ ListenerArn, Priority: first }).It,
      DependsOn: 'Other',
    },
  };
};

/** The rules for `AWS::ElasticLoadBalancingV2::ListenerRule`. */
export const listenerRules: Examples = {
  'pf-elbv2-rule-actions-exactly-one-routing': [
    rule({
      Actions: [
        { ...FIXED, Order: 1 },
        { ...FIXED, Order: 2 },
      ],
    }),
    rule({ Actions: [FIXED] }),
  ],
  'pf-elbv2-rule-condition-duplicate-field': [
    when(path('/a'), path('/b')),
    when(path('/a', '/b')),
  ],
  'pf-elbv2-rule-condition-empty-values': [when(method()), when(method('GET'))],
  'pf-elbv2-rule-condition-field-config-match': [
    when({ Field: 'query-string' }),
    when({
      Field: 'query-string',
      QueryStringConfig: { Values: [{ Key: 'a', Value: 'b' }] },
    }),
  ],
  'pf-elbv2-rule-condition-field-values': [
    when({ Field: 'path', Values: ['/a'] }),
    when(path('/a')),
  ],
  'pf-elbv2-rule-condition-values-max': [
    when(path(...times(6, index => `/${index}`))),
    when(path(...times(5, index => `/${index}`))),
  ],
  'pf-elbv2-rule-conditions-required': [when(), when(path('/a'))],
  'pf-elbv2-rule-host-header-format': [host('web'), host('web.test')],
  'pf-elbv2-rule-http-header-name-length': [
    header('a'.repeat(41)),
    header('a'.repeat(40)),
  ],
  'pf-elbv2-rule-http-header-not-host': [header('Host'), header('X-Host')],
  'pf-elbv2-rule-http-method-charset': [
    when(method('get')),
    when(method('GET')),
  ],
  'pf-elbv2-rule-priority-unique': [twoRules(1, 1), twoRules(1, 2)],
  'pf-elbv2-rule-regex-and-values-exclusive': [
    when({
      Field: 'path-pattern',
      PathPatternConfig: { Values: ['/a'], RegexValues: ['^/b$'] },
    }),
    when({
      Field: 'path-pattern',
      PathPatternConfig: { RegexValues: ['^/b$'] },
    }),
  ],
  'pf-elbv2-rule-regex-values-fields': [
    when({ Field: 'query-string', RegexValues: ['^a$'] }),
    when({ Field: 'path-pattern', RegexValues: ['^/b$'] }),
  ],
  'pf-elbv2-rule-source-ip-cidr': [
    when(sourceIp('10.0.0.1')),
    when(sourceIp('10.0.0.1/32')),
  ],
  'pf-elbv2-rule-value-length-128': [
    when(path(`/${'a'.repeat(128)}`)),
    when(path(`/${'a'.repeat(127)}`)),
  ],
};
