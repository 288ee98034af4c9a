import { InputError } from '@backstage/errors';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { checkCertificate } from '../validation/checkCertificate';
import { certificateProblem } from './certificateProblem';
import { readCertificate } from './readCertificate';

/**
 * Asks ACM whether a load balancer of the target can serve a name, or any
 * where none is given, with a certificate, before anything is made.
 *
 * @throws InputError that says what is wrong and what to do about it.
 */
export async function assertCertificate(
  clients: Pick<FargateClients, 'acm' | 'target'>,
  arn: string,
  domainName: string | undefined,
  options: { signal?: AbortSignal } = {},
): Promise<void> {
  checkCertificate(arn, clients.target);
  const problem = certificateProblem(
    await readCertificate(clients, arn, options),
    domainName,
  );
  if (problem) {
    throw new InputError(
      `certificateArn: the certificate ${arn} cannot be used: ${problem}.`,
    );
  }
}
