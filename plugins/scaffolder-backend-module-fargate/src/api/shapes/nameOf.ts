import { nameInZone } from '../../dns/nameInZone';
import { ZoneInput } from '../../dns/apiZone';
import { chooseZone, namesZone } from '../chooseZone';
import { ApiParameters, ApiSite } from './DeployableShape';

/**
 * The name of an API that everybody can reach: in a zone, or without one the name
 * that AWS gives it.
 *
 * @returns a word for a zone that a dry run did not create.
 * @throws what {@link nameInZone} throws.
 */
export async function nameOf(
  site: ApiSite<ZoneInput>,
): Promise<ApiParameters | string> {
  const { context, input, settings, deployed, name } = site;
  if (!namesZone(input)) {
    return { HostedZoneId: '' };
  }
  const found = await chooseZone(site, input);
  if (!found) {
    return 'zone';
  }
  const { domainName = `${name}.${found.zone.name}`, certificateArn } =
    settings;
  return nameInZone(
    context.clients,
    found,
    { domainName, certificateArn, deployed },
    context,
  );
}
