import { InputError } from '@backstage/errors';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';
import { checkCertificate } from '../validation/checkCertificate';
import { certificateProblem } from './certificateProblem';
import { readCertificate } from './readCertificate';

/**
 * Checks, before anything is created, that a load balancer of the target can
 * use a certificate for a domain name, or for any name if none is given.
 *
 * @throws InputError that says what is wrong and how to fix it.
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
    throw unusableCertificate(arn, problem);
  }
}

/** The error for a certificate; for one that does not exist or that somebody may not see, by default. */
export function unusableCertificate(
  arn: string,
  problem = certificateProblem(undefined, undefined),
): InputError {
  return new InputError(
    `certificateArn: the certificate ${arn} cannot be used: ${problem}.`,
  );
}
