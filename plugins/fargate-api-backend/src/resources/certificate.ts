import { DescribeCertificateCommand } from '@aws-sdk/client-acm';
import { parse } from '@aws-sdk/util-arn-parser';
import {
  CertificateStatus,
  Observed,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { andThen, FRESH_FOR, ObservationContext } from '../aws';
import { ObservedLoadBalancer } from './loadBalancer';

/**
 * Observes the certificate of the first listener that has one; only its ARN when ACM
 * cannot be read.
 *
 * @param own - ARN of the one that the API has on a listener that it shares.
 */
export function observeCertificate(
  { observations, target }: ObservationContext,
  { listeners }: ObservedLoadBalancer,
  own?: string,
): Promise<Observed<CertificateStatus>> {
  return andThen(listeners, async list => {
    const arn =
      own ?? list.find(({ certificateArn }) => certificateArn)?.certificateArn;
    if (!arn) {
      return {};
    }
    // A listener can also use a server certificate stored in IAM.
    if (parse(arn).service !== 'acm') {
      return { value: { arn } };
    }
    const certificate = await observations.observe({
      target,
      resource: `certificate:${arn}`,
      freshFor: FRESH_FOR.immutable,
      read: (clients, signal) => readCertificate(clients, arn, signal),
    });
    return certificate.value ? certificate : { ...certificate, value: { arn } };
  });
}

async function readCertificate(
  { acm }: FargateClients,
  certificateArn: string,
  signal: AbortSignal,
): Promise<CertificateStatus> {
  const { Certificate } = await acm.send(
    new DescribeCertificateCommand({ CertificateArn: certificateArn }),
    { abortSignal: signal },
  );
  return {
    arn: certificateArn,
    domainName: Certificate?.DomainName,
    expiresAt: Certificate?.NotAfter?.toISOString(),
    status: Certificate?.Status,
    renewal: Certificate?.RenewalSummary?.RenewalStatus,
  };
}
