import { InputError } from '@backstage/errors';
import {
  describeStack,
  loadBalancerStackName,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readPublicZone } from '../../dns/hostedZones';
import { assertCertifiable } from '../../dns/nameInZone';
import { ApiStack } from '../apiUpdate';
import { withTargetDefaults } from '../settings/targetDefaults';
import { settingsToParameters } from '../settings/values';
import { ApiParameters, ApiSite } from '../shapes/DeployableShape';
import { readSharedBalancer } from '../shapes/shareLoadBalancer';
import { placeInZone } from '../shapes/sharedApi';
import { sharingContext } from '../sharingContext';
import { assertAlone, assertOwnName } from './assertMovable';
import {
  moveNotes,
  moveProblems,
  ownMoveNotes,
  SharedSettings,
} from './moveProblems';
import { MOVES, MovingKind } from './moving';

/** An API that is to move. */
export type MoveSite = Omit<ApiSite<object>, 'deployed' | 'input'> & {
  deployed: ApiStack;
};

/**
 * The parameters by which an API gets the other load balancer, beside what it keeps. It
 * keeps its name and the routing of its record.
 *
 * @throws InputError at the settings that do not move with it.
 * @throws ConflictError when others are in the way.
 */
export async function placeMove(
  site: MoveSite,
  to: MovingKind,
): Promise<ApiParameters> {
  const { access, context, deployed, environment } = site;
  const { parameters } = deployed;
  const balancer = await readSharedBalancer(
    sharingContext(access, context),
    environment,
  );
  const shared = await readSharedSettings(site);
  if (to === MOVES.shared) {
    const problems = moveProblems(parameters, shared);
    if (problems.length) {
      throw new InputError(problems.join(' '));
    }
    context.log.lines('Move', moveNotes(parameters, shared));
  }
  await assertOwnName(context, deployed, balancer?.LoadBalancerDnsName);
  if (balancer) {
    await assertAlone(context, deployed, balancer.ListenerArn);
  }
  const RecordRouting =
    parameters.RecordRouting ??
    (deployed.kind === MOVES.shared ? 'weighted' : 'simple');
  if (to === MOVES.shared) {
    return { ...(await placeBehindShared(site)), RecordRouting };
  }
  const own = placeBehindOwn(site);
  context.log.lines('Move', ownMoveNotes({ ...parameters, ...own }, shared));
  return { ...own, RecordRouting };
}

async function placeBehindShared(site: MoveSite): Promise<ApiParameters> {
  const { clients, signal } = site.context;
  const { DomainName, HostedZoneId, Path = '' } = site.deployed.parameters;
  const zone = await readPublicZone(clients, 'zone', HostedZoneId, { signal });
  const placed = await placeInZone(
    {
      ...site,
      input: {},
      settings: { domainName: DomainName, path: Path },
    },
    zone,
    // Clients find the API by its name in it.
    true,
  );
  return { ...placed, Path };
}

function placeBehindOwn({
  context: { clients },
  deployed: { parameters },
  environment: { network },
}: MoveSite): ApiParameters {
  assertCertifiable(parameters.DomainName);
  const defaults = settingsToParameters(
    withTargetDefaults(MOVES.own, {}, clients.target),
  );
  const missing = Object.entries({
    ...defaults,
    CertificateArn: '',
    PublicSubnetIds: network.publicSubnetIds.join(','),
  }).filter(([name]) => !Object.hasOwn(parameters, name));
  return Object.fromEntries(missing);
}

/** Of the load balancer as it is, or as the target would have it created. */
async function readSharedSettings({
  context: { clients, signal },
  environment,
}: MoveSite): Promise<SharedSettings> {
  const stack = await describeStack(
    clients,
    loadBalancerStackName(environment.entity),
    { signal },
  );
  const { defaults = {} } = clients.target;
  const {
    AccessLogsBucket = defaults.accessLogsBucket ?? 'none',
    WebAclArn = defaults.webAclArn ?? 'none',
  } = stack?.parameters ?? {};
  return {
    accessLogsBucket: String(AccessLogsBucket),
    webAclArn: String(WebAclArn),
  };
}
