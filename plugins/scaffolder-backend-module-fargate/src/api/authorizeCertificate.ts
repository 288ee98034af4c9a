import { RunAccess } from '../access/RunAccess';
import { subjectOf } from '../access/deployedSubject';
import { unusableCertificate } from '../checks/assertCertificate';
import { stacksOfCertificate } from '../dns/ownStacksOf';
import { DeploymentContext } from '../stack/DeploymentContext';

/**
 * Decides whether the initiator may give an API a certificate that they name by its
 * ARN: that of a DNS zone to whoever may deploy to the zone, that of another API as
 * its owner. A certificate that this portal did not make is for everybody.
 *
 * @throws InputError as for a certificate that does not exist, if they cannot see
 *   the entity.
 * @throws NotAllowedError that says whom to ask.
 */
export async function authorizeCertificate(
  access: RunAccess,
  { clients, signal }: DeploymentContext,
  arn: string | undefined,
): Promise<void> {
  if (!arn) {
    return;
  }
  const missing = unusableCertificate(arn);
  for (const { stack } of await stacksOfCertificate(clients, arn, { signal })) {
    await (subjectOf(stack) === 'api'
      ? access.toUseAsOwner(clients, stack, missing)
      : access.toDeployInto(clients, stack, missing));
  }
}
