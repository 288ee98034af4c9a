import { InputError } from '@backstage/errors';
import {
  API_SHAPES,
  ApiKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateClients,
  findZoneOfName,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { assertNameFree } from '../../checks/assertNameFree';
import { leadsToOwnLoadBalancer } from '../../checks/leadsToOwnLoadBalancer';
import { ApiZone, readZoneStack } from '../../dns/apiZone';
import { assertCertifiable, covering } from '../../dns/nameInZone';
import { authorizeZoneById, ZoneSite } from '../chooseZone';
import { ApiParameters } from '../shapes/DeployableShape';
import { AdditionalName } from './AdditionalName';

const FIELD = 'additionalNames';

/** What an API has of names, and what it is to have. */
export interface NamesRequest {
  kind: ApiKind;
  /** Those that it is to have; undefined to keep those that it has. */
  requested: readonly string[] | undefined;
  /** The API's stack, where it is deployed already, and the names in its template. */
  deployed?: { stack: StackRecord; names: readonly AdditionalName[] };
  /** All of its stack, as they shall be. */
  parameters: ApiParameters;
  /**
   * Whether a name that already leads to the API stays without a decision about its
   * zone, so that its owner can update what has nothing to do with it.
   */
  keepsNames: boolean;
}

/**
 * The zones and certificates of the further names of an API. A zone is decided
 * about like that of its own name. What a deployed template says of a name counts
 * only where the zone leads to the API: whoever may create stacks in the account can
 * have written the template, and the portal's role would make the record.
 *
 * @throws InputError when the API cannot have such a name.
 * @throws ConflictError when a name is in use.
 * @throws NotAllowedError when they may not use the zone of a name.
 */
export async function resolveNames(
  site: Pick<ZoneSite, 'access' | 'context'>,
  { kind, requested, deployed, parameters, keepsNames }: NamesRequest,
): Promise<AdditionalName[]> {
  const had = deployed?.names ?? [];
  const wanted = requested ?? had.map(({ domainName }) => domainName);
  if (!wanted.length) {
    return [];
  }
  if (kind !== 'public-api') {
    throw new InputError(
      `${FIELD}: this ${API_SHAPES[kind].noun} has one name, in its zone. Leave it out.`,
    );
  }
  const { CertificateArn, DomainName, HostedZoneId } = parameters;
  if (!CertificateArn && !HostedZoneId) {
    throw new InputError(
      `${FIELD}: work only with HTTPS. Give a zone too, or the ARN of a certificate as certificateArn.`,
    );
  }
  if (DomainName && wanted.includes(DomainName)) {
    throw new InputError(
      `${FIELD}: ${DomainName} is the domain name of the API. Leave it out.`,
    );
  }
  const zones = new Map<string, Promise<ApiZone>>();
  const names: AdditionalName[] = [];
  for (const domainName of wanted) {
    const known = had.find(one => one.domainName === domainName);
    const isOurs =
      known !== undefined &&
      (await leadsToOwnLoadBalancer(site.context, deployed!.stack, known));
    names.push(
      isOurs && keepsNames
        ? known
        : await resolveName(site, zones, domainName, {
            certificateArn: CertificateArn,
            own: isOurs ? known : undefined,
          }),
    );
  }
  return names;
}

async function resolveName(
  site: Pick<ZoneSite, 'access' | 'context'>,
  zones: Map<string, Promise<ApiZone>>,
  domainName: string,
  {
    certificateArn,
    own,
  }: { certificateArn: string; own: AdditionalName | undefined },
): Promise<AdditionalName> {
  const { clients, signal } = site.context;
  const { zone, certificateArn: ofZone } = await zoneOf(
    site,
    zones,
    domainName,
  );
  if (own?.zoneId !== zone.id) {
    await assertNameFree(clients, zone, domainName, undefined, {
      signal,
      field: FIELD,
    });
  } else if (!own.certificateArn) {
    return own;
  }
  for (const arn of [ofZone, certificateArn]) {
    if (arn && (await covering(clients, arn, domainName, { signal }))) {
      return { domainName, zoneId: zone.id, certificateArn: arn };
    }
  }
  if (!ofZone) {
    throw new InputError(
      `${FIELD}: the zone ${zone.name} of ${domainName} has no certificate of this portal yet, and without one it may not be delegated. Run fargate:dns-zone:deploy until it is issued, or give as certificateArn the ARN of a certificate that covers ${domainName} too.`,
    );
  }
  assertCertifiable(domainName, FIELD);
  return { domainName, zoneId: zone.id };
}

/** The zone in the account that has the records of a name, once they may use it. */
async function zoneOf(
  site: Pick<ZoneSite, 'access' | 'context'>,
  zones: Map<string, Promise<ApiZone>>,
  domainName: string,
): Promise<ApiZone> {
  const { clients, signal } = site.context;
  const zone = await findZoneOfName(clients, domainName, { signal });
  const hidden = noZoneOf(clients, domainName);
  if (!zone) {
    throw hidden;
  }
  const read = async (): Promise<ApiZone> => {
    const [maker] = await authorizeZoneById(site, zone.id, hidden);
    if (maker) {
      return readZoneStack(maker.clients, maker.stack.arn, {
        signal,
        authorize: (stack, missing) =>
          site.access.toDeployInto(maker.clients, stack, missing),
      });
    }
    await site.access.toUseParentZone(clients.target);
    return { zone };
  };
  const found = zones.get(zone.id) ?? read();
  zones.set(zone.id, found);
  return found;
}

/** The error for a name without a zone, or in one that somebody may not see. */
function noZoneOf(
  { target }: Pick<FargateClients, 'target'>,
  domainName: string,
): InputError {
  return new InputError(
    `${FIELD}: account ${target.accountId} has no public hosted zone for ${domainName}. Create the zone first, with fargate:dns-zone:deploy.`,
  );
}
