import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { RunAccess } from '../access/RunAccess';
import { assertSameAccount } from '../environment/assertSameAccount';
import { ActionDependencies } from '../run/ActionDependencies';
import { OpenedDeployment } from '../run/openDeployment';
import { isDryRunArn } from '../stack/dryRun';
import { ApiZone, findZone, readZoneStack, ZoneInput } from '../dns/apiZone';
import { noHostedZone, readPublicZone } from '../dns/hostedZones';
import { OwnStack, stacksOfZone } from '../dns/ownStacksOf';

/** Where an API is going, and on whose behalf. */
export interface ZoneSite {
  access: RunAccess;
  dependencies: Pick<ActionDependencies, 'catalog'>;
  credentials: BackstageCredentials;
  context: OpenedDeployment;
}

/** Whether the input names a zone. */
export function namesZone({
  zone,
  zoneStackArn,
  hostedZoneId,
}: ZoneInput): boolean {
  return [zone, zoneStackArn, hostedZoneId].some(Boolean);
}

/**
 * Reads the zone that an API's domain name is to be in.
 *
 * @returns undefined for a zone that a dry run did not make.
 * @throws InputError when the zone cannot be used, or is in another account.
 * @throws NotFoundError when there is no such zone, or the user may not see it.
 * @throws NotAllowedError when they may not deploy to the zone, or use none that
 *   is given by its id.
 */
export async function chooseZone(
  { access, dependencies, credentials, context }: ZoneSite,
  input: ZoneInput,
): Promise<ApiZone | undefined> {
  const { aws, clients, signal } = context;
  const { stackArn } = await findZone(dependencies.catalog, input, credentials);
  if (!stackArn) {
    await access.toUseParentZone(clients.target);
    const zone = await readPublicZone(
      clients,
      'hostedZoneId',
      input.hostedZoneId!,
      { signal },
    );
    await authorizeZoneById(
      { access, context },
      zone.id,
      noHostedZone(clients, 'hostedZoneId', zone.id),
    );
    return { zone };
  }
  if (isDryRunArn(stackArn)) {
    return undefined;
  }
  const target = assertSameAccount(
    aws.targets,
    clients.target,
    'zone',
    stackArn,
  );
  const zoneClients = await aws.clients(target);
  return readZoneStack(zoneClients, stackArn, {
    signal,
    authorize: (stack, missing) =>
      access.toDeployInto(zoneClients, stack, missing),
  });
}

/**
 * Decides whether they may use a hosted zone by its id: one that this portal made
 * like any of its DNS zones.
 *
 * @param hidden - the error for a zone that does not exist.
 * @returns the stacks of this portal that made it.
 */
export async function authorizeZoneById(
  { access, context }: Pick<ZoneSite, 'access' | 'context'>,
  id: string,
  hidden: Error,
): Promise<OwnStack[]> {
  const { aws, clients, signal } = context;
  const makers = await stacksOfZone(aws, clients, id, { signal });
  for (const maker of makers) {
    await access.toDeployInto(maker.clients, maker.stack, hidden);
  }
  return makers;
}
