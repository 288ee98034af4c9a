import { parse } from '@aws-sdk/util-arn-parser';
import { InputError } from '@backstage/errors';
import {
  FargateClients,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { assertNameFree } from '../checks/assertNameFree';
import { certificateProblem } from '../checks/certificateProblem';
import { readCertificate } from '../checks/readCertificate';
import { ApiZone } from './apiZone';

/** ACM's limit for the first name of a certificate, in characters. */
const MAX_CERTIFICATE_NAME = 64;

/** The name that a public API gets in a zone. */
export interface NameRequest {
  domainName: string;
  /** Of a certificate that the person names. */
  certificateArn?: string;
  /** The API's stack, where it is deployed already. */
  deployed?: StackRecord;
}

/**
 * The parameters that give a public API a name in a zone. It uses the
 * certificate of the zone where that covers the name; otherwise its own stack
 * requests one, which waits for ACM for hours in a zone that is not delegated. A
 * zone with an issued certificate is.
 *
 * @throws InputError when the name is not in the zone, or too long for a
 *   certificate, or nothing shows that the zone is delegated.
 * @throws ConflictError when the name is in use.
 */
export async function nameInZone(
  clients: FargateClients,
  { zone, certificateArn: ofZone }: ApiZone,
  { domainName, certificateArn, deployed }: NameRequest,
  options: { signal?: AbortSignal },
): Promise<Record<string, string>> {
  await assertNameFree(clients, zone, domainName, deployed, options);
  if (!certificateArn && !ofZone) {
    throw new InputError(
      `certificateArn: the zone ${zone.name} has no certificate yet, and without one it may not be delegated. Run fargate:dns-zone:deploy until it is issued, or give the ARN of a certificate for ${domainName}.`,
    );
  }
  const usable =
    certificateArn ?? (await covering(clients, ofZone!, domainName, options));
  if (!usable) {
    assertCertifiable(domainName);
  }
  return {
    DomainName: domainName,
    HostedZoneId: zone.id,
    CertificateArn: usable ?? '',
  };
}

/** @throws InputError when ACM issues no certificate for a name of that length. */
export function assertCertifiable(
  domainName: string,
  field = 'domainName',
): void {
  if (domainName.length > MAX_CERTIFICATE_NAME) {
    throw new InputError(
      `${field}: ${domainName} has ${domainName.length} characters, and ACM issues certificates for at most ${MAX_CERTIFICATE_NAME}. Choose a shorter name.`,
    );
  }
}

/** The certificate, where a load balancer of the target can use it for the name. */
export async function covering(
  clients: FargateClients,
  arn: string,
  domainName: string,
  options: { signal?: AbortSignal },
): Promise<string | undefined> {
  if (parse(arn).region !== clients.target.region) {
    return undefined;
  }
  const certificate = await readCertificate(clients, arn, options);
  return certificateProblem(certificate, domainName) ? undefined : arn;
}
