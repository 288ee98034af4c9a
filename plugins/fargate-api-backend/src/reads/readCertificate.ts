import { DescribeCertificateCommand } from '@aws-sdk/client-acm';
import { CertificateStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';

/** A certificate that ACM holds. */
export async function readCertificate(
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
