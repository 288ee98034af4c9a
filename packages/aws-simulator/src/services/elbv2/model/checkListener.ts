import { CreateListenerInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError } from '../../../world/AwsError';
import { isSecure } from './listenerCertificates';
import { LoadBalancer } from './types';

const ALPN_POLICIES = [
  'HTTP1Only',
  'HTTP2Only',
  'HTTP2Optional',
  'HTTP2Preferred',
  'None',
];

/** The names of security policies, which AWS lists with DescribeSSLPolicies. */
const SSL_POLICY =
  /^ELBSecurityPolicy-(2016-08|FS-(2018-06|1-[12]-2019-08|1-2-Res-20(19-08|20-10))|TLS-1-[12]-2017-01|TLS-1-2-Ext-2018-06|TLS13-1-[0-3](-(Res|Ext[0-2]|RFC9151(-INTEROP[1-4])?))?(-FIPS)?(-PQ)?-20\d\d-\d\d)$/;

/** The settings of a listener besides its actions and certificates. */
type Settings = Pick<
  CreateListenerInput,
  'AlpnPolicy' | 'MutualAuthentication' | 'SslPolicy'
>;

/**
 * Refuses settings that do not belong to the protocol of a listener.
 *
 * @throws AwsError `ValidationError`, `SSLPolicyNotFound`, `ALPNPolicyNotFound`
 */
export function checkListener(
  { shape: { Type } }: LoadBalancer,
  protocol: string,
  { AlpnPolicy = [], MutualAuthentication, SslPolicy }: Settings,
): void {
  if (AlpnPolicy.length > 0 && protocol !== 'TLS') {
    throw invalid(
      Type === 'network'
        ? `You cannot set ALPN policy on ${protocol} listeners`
        : `You cannot set ALPN policy on load balancers of type '${Type}'`,
    );
  }
  if (AlpnPolicy.length > 1) {
    throw invalid('You can specify only one ALPN policy');
  }
  const unknown = AlpnPolicy.find(policy => !ALPN_POLICIES.includes(policy));
  if (unknown !== undefined) {
    throw new AwsError(
      'ALPNPolicyNotFound',
      `ALPN policy '${unknown}' not found`,
    );
  }
  if (SslPolicy && !isSecure(protocol)) {
    throw invalid(
      `A security policy cannot be specified for ${protocol} listeners`,
    );
  }
  if (SslPolicy && !SSL_POLICY.test(SslPolicy)) {
    throw new AwsError(
      'SSLPolicyNotFound',
      `SSL policy '${SslPolicy}' not found`,
    );
  }
  checkMutualAuthentication(protocol, MutualAuthentication);
}

function checkMutualAuthentication(
  protocol: string,
  settings: Settings['MutualAuthentication'],
): void {
  if (!settings) {
    return;
  }
  const { Mode = 'off' } = settings;
  if (protocol !== 'HTTPS') {
    throw invalid(
      `Mutual authentication is not supported on ${protocol} listeners`,
    );
  }
  if (!['off', 'passthrough', 'verify'].includes(Mode)) {
    throw invalid(
      `Mutual authentication mode '${Mode}' must be one of 'off, passthrough, verify'`,
    );
  }
  const ofVerify = (
    [
      'AdvertiseTrustStoreCaNames',
      'IgnoreClientCertificateExpiry',
      'TrustStoreArn',
    ] as const
  ).find(name => settings[name] !== undefined);
  if (Mode !== 'verify' && ofVerify) {
    throw invalid(
      `You can specify '${ofVerify}' only for the mutual authentication mode 'verify'`,
    );
  }
  if (Mode === 'verify') {
    throw invalid(
      settings.TrustStoreArn
        ? 'The AWS simulator does not support trust stores.'
        : "You must specify a trust store for the mutual authentication mode 'verify'",
    );
  }
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationError', message);
}
