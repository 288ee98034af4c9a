import type * as Api from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../world/AwsError';
import { CallContext } from '../../ServiceDefinition';
import { Elbv2 } from '../model/Elbv2';
import { page } from './page';

/** DescribeAccountLimits. */
export const DescribeAccountLimits = (
  { region }: CallContext,
  input: Api.DescribeAccountLimitsInput,
): Api.DescribeAccountLimitsOutput => {
  const { items, NextMarker } = page(
    Object.entries(region.service(Elbv2).quotas),
    input,
  );
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
