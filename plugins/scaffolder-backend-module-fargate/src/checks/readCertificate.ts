import {
  CertificateDetail,
  DescribeCertificateCommand,
} from '@aws-sdk/client-acm';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';

/** An ACM certificate; undefined when it does not exist. */
export async function readCertificate(
  { acm }: Pick<FargateClients, 'acm'>,
  arn: string,
  options: { signal?: AbortSignal } = {},
): Promise<CertificateDetail | undefined> {
  try {
    const { Certificate } = await acm.send(
      new DescribeCertificateCommand({ CertificateArn: arn }),
      { abortSignal: options.signal },
    );
    return Certificate;
  } catch (error) {
    if ((error as Error).name === 'ResourceNotFoundException') {
      return undefined;
    }
    throw error;
  }
}
