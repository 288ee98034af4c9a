import type * as Api from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { page } from './page';

/** AWS's default quotas. */
const LIMITS: Record<string, number> = {
  'application-load-balancers': 50,
  'certificates-per-application-load-balancer': 25,
  'certificates-per-network-load-balancer': 25,
  'condition-values-per-alb-rule': 5,
  'condition-wildcards-per-alb-rule': 6,
  'listeners-per-application-load-balancer': 50,
  'listeners-per-network-load-balancer': 50,
  'network-load-balancers': 50,
  'rules-per-application-load-balancer': 100,
  'target-groups': 3000,
  'target-groups-per-action-on-application-load-balancer': 5,
  'target-groups-per-action-on-network-load-balancer': 1,
  'target-groups-per-application-load-balancer': 100,
  'targets-per-application-load-balancer': 1000,
  'targets-per-availability-zone-per-network-load-balancer': 500,
  'targets-per-network-load-balancer': 3000,
};

/** DescribeAccountLimits. */
export const DescribeAccountLimits = (
  _context: CallContext,
  input: Api.DescribeAccountLimitsInput,
): Api.DescribeAccountLimitsOutput => {
  const { items, NextMarker } = page(Object.entries(LIMITS), input);
  return {
    Limits: items.map(([Name, Max]) => ({ Name, Max: String(Max) })),
    NextMarker,
  };
};

const TLS13 = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
];
const FORWARD_GCM = [
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
];
const FORWARD_CBC = [
  'ECDHE-ECDSA-AES128-SHA256',
  'ECDHE-RSA-AES128-SHA256',
  'ECDHE-ECDSA-AES256-SHA384',
  'ECDHE-RSA-AES256-SHA384',
];
const FORWARD_SHA1 = [
  'ECDHE-ECDSA-AES128-SHA',
  'ECDHE-RSA-AES128-SHA',
  'ECDHE-RSA-AES256-SHA',
  'ECDHE-ECDSA-AES256-SHA',
];
const STATIC = [
  'AES128-GCM-SHA256',
  'AES128-SHA256',
  'AES256-GCM-SHA384',
  'AES256-SHA256',
];
const STATIC_SHA1 = ['AES128-SHA', 'AES256-SHA'];

/** Some of AWS's policies: the default, and those that AWS recommends. */
const POLICIES: Record<string, { protocols: string[]; ciphers: string[] }> = {
  'ELBSecurityPolicy-2016-08': {
    protocols: ['TLSv1', 'TLSv1.1', 'TLSv1.2'],
    ciphers: [
      ...FORWARD_GCM,
      ...FORWARD_CBC,
      ...FORWARD_SHA1,
      ...STATIC,
      ...STATIC_SHA1,
    ],
  },
  'ELBSecurityPolicy-TLS-1-2-2017-01': {
    protocols: ['TLSv1.2'],
    ciphers: [...FORWARD_GCM, ...FORWARD_CBC, ...STATIC],
  },
  'ELBSecurityPolicy-TLS13-1-2-2021-06': {
    protocols: ['TLSv1.2', 'TLSv1.3'],
    ciphers: [...TLS13, ...FORWARD_GCM, ...FORWARD_CBC],
  },
  'ELBSecurityPolicy-TLS13-1-2-Res-2021-06': {
    protocols: ['TLSv1.2', 'TLSv1.3'],
    ciphers: [...TLS13, ...FORWARD_GCM],
  },
  'ELBSecurityPolicy-TLS13-1-3-2021-06': {
    protocols: ['TLSv1.3'],
    ciphers: TLS13,
  },
};

/** DescribeSSLPolicies. */
export const DescribeSSLPolicies = (
  _context: CallContext,
  input: Api.DescribeSSLPoliciesInput,
): Api.DescribeSSLPoliciesOutput => {
  const names = input.Names?.length ? input.Names : Object.keys(POLICIES);
  const missing = names.find(name => !Object.hasOwn(POLICIES, name));
  if (missing) {
    throw new AwsError(
      'SSLPolicyNotFound',
      `SSL policy '${missing}' not found`,
    );
  }
  const { items, NextMarker } = page(names, input);
  return {
    SslPolicies: items.map(Name => ({
      Name,
      SslProtocols: POLICIES[Name].protocols,
      Ciphers: POLICIES[Name].ciphers.map((cipher, index) => ({
        Name: cipher,
        Priority: index + 1,
      })),
      SupportedLoadBalancerTypes: ['application', 'network'],
    })),
    NextMarker,
  };
};
