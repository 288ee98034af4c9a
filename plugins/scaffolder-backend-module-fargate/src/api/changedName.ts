import { InputError } from '@backstage/errors';
import { API_SHAPES } from '@fargate-api/backstage-plugin-fargate-api-common';
import { assertNameFree } from '../checks/assertNameFree';
import { ZoneInput } from '../dns/apiZone';
import {
  authorizeZoneById,
  chooseZone,
  namesZone,
  ZoneSite,
} from './chooseZone';
import { noHostedZone, readPublicZone } from '../dns/hostedZones';
import { assertCertifiable, nameInZone } from '../dns/nameInZone';
import { ApiStack } from './apiUpdate';
import { SettingValues } from './settings/settings';
import { DEPLOYABLE_SHAPES } from './shapes';
import { ApiParameters } from './shapes/DeployableShape';

/**
 * The parameters by which an update gives an API another name; none where the name
 * stays.
 *
 * @throws InputError when the API cannot have that name, or an update cannot
 *   change it.
 * @throws ConflictError when the name is in use.
 */
export async function changedName(
  site: ZoneSite,
  stack: ApiStack,
  input: ZoneInput,
  given: SettingValues,
): Promise<ApiParameters> {
  const { domainName, certificateArn } = given;
  const { clients, signal } = site.context;
  const { rename } = DEPLOYABLE_SHAPES[stack.kind];
  if (!namesZone(input) && rename) {
    return rename(site, stack, given);
  }
  if (!namesZone(input)) {
    return domainName ? renamed(site, stack, domainName, certificateArn) : {};
  }
  assertNameable(stack);
  const found = await chooseZone(site, input);
  if (!found) {
    throw new InputError('zone: it does not exist yet. Create it first.');
  }
  return nameInZone(
    clients,
    found,
    {
      domainName: domainName ?? `${stack.name}.${found.zone.name}`,
      certificateArn,
      deployed: stack,
    },
    { signal },
  );
}

/** Another name in the zone that it has. */
async function renamed(
  { access, context }: ZoneSite,
  stack: ApiStack,
  domainName: string,
  certificateArn: string | undefined,
): Promise<ApiParameters> {
  const { clients, signal } = context;
  const { HostedZoneId, CertificateArn } = stack.parameters;
  if (stack.kind === 'public-api' && HostedZoneId) {
    const zone = await readPublicZone(clients, 'zone', HostedZoneId, {
      signal,
    });
    if (domainName !== stack.parameters.DomainName) {
      // Whoever owns the API now need not be whom the zone was open to.
      const site = { access, context };
      const hidden = noHostedZone(clients, 'zone', zone.id);
      if (!(await authorizeZoneById(site, zone.id, hidden)).length) {
        await access.toUseParentZone(clients.target);
      }
    }
    await assertNameFree(clients, zone, domainName, stack, { signal });
    if (!certificateArn && !CertificateArn) {
      assertCertifiable(domainName);
    }
  }
  return { DomainName: domainName };
}

/** @throws InputError when an update cannot give the API a name in a zone. */
function assertNameable({ kind, name, parameters }: ApiStack): void {
  const { deployAction, noun } = API_SHAPES[kind];
  if (kind !== 'public-api') {
    throw new InputError(
      `zone: an update does not change the zone of this ${noun}. Deploy the API again with ${deployAction}.`,
    );
  }
  if (!Object.hasOwn(parameters, 'HostedZoneId')) {
    throw new InputError(
      `zone: stack ${name} was deployed by an older version, without a zone. Deploy the API again with ${deployAction}.`,
    );
  }
}
