import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  readDescriptor,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { ApiRule, describeRule } from '../../checks/rules/ApiRule';
import { noHostedZone, readPublicZone } from '../../dns/hostedZones';
import { Environment } from '../../environment/Environment';
import { findEnvironmentStack } from '../../environment/findEnvironmentStack';
import { readEnvironment } from '../../environment/readEnvironment';
import { authorizeZoneById, ZoneSite } from '../chooseZone';
import { SettingValues } from '../settings/settings';
import { settingsToParameters } from '../settings/values';
import { sharingContext } from '../sharingContext';
import { ApiParameters } from './DeployableShape';
import { placeOnListener } from './placeOnListener';
import { choosePriority, readSharedBalancer } from './shareLoadBalancer';

/**
 * The parameters by which an update gives an API behind a shared load balancer another
 * host or path; none where both stay. What a deployment asks of a rule holds for it too.
 *
 * @throws InputError when the host is not in the zone of the API.
 * @throws NotFoundError when the user does not see the environment.
 * @throws NotAllowedError when they may not use the zone, or deploy to the environment.
 * @throws ConflictError when another API has the host and path, or shares requests with
 *   them and is not theirs.
 */
export async function renameShared(
  site: ZoneSite,
  deployed: StackRecord,
  { domainName, path }: SettingValues,
): Promise<ApiParameters> {
  const { access, context } = site;
  const { clients, log, signal } = context;
  const { parameters } = deployed;
  const now = { host: parameters.DomainName, path: parameters.Path };
  const { DomainName: host = now.host, Path = now.path } = settingsToParameters(
    { domainName, path },
  );
  const wanted = { host, path: Path };
  if (describeRule(wanted) === describeRule(now)) {
    return {};
  }
  const zone = await readPublicZone(clients, 'zone', parameters.HostedZoneId, {
    signal,
  });
  if (wanted.host !== now.host) {
    // Whoever owns the API now need not be whom the zone was open to.
    const hidden = noHostedZone(clients, 'zone', zone.id);
    if (!(await authorizeZoneById(site, zone.id, hidden)).length) {
      await access.toUseParentZone(clients.target);
    }
  }
  const balancer = await readSharedBalancer(
    sharingContext(access, context),
    await environmentOf(site, deployed),
  );
  if (balancer?.ListenerArn !== parameters.ListenerArn) {
    throw new ConflictError(
      `${fieldOf(wanted, now)}: stack ${
        deployed.name
      } is behind another load balancer than the one of its environment. Deploy the API again with fargate:shared-api:deploy.`,
    );
  }
  const place = await placeOnListener(
    { access, context, deployed },
    zone,
    balancer,
    wanted,
  );
  const priority = await choosePriority(context, balancer.ListenerArn, {
    parameters: { DomainName: wanted.host, Path: wanted.path },
    deployed,
  });
  log.line(
    'Names',
    `${describeRule(now)} becomes ${describeRule(wanted)}; its priority ${
      parameters.Priority
    } becomes ${priority}`,
  );
  log.line(
    'Note',
    `requests to ${describeRule(
      now,
    )} no longer reach the API. While AWS changes rule, certificate and record, those to ${describeRule(
      wanted,
    )} may fail for some minutes`,
  );
  return { ...place, Path: wanted.path, Priority: String(priority) };
}

/** The environment that the API was deployed to. */
async function environmentOf(
  { access, context, credentials, dependencies }: ZoneSite,
  deployed: StackRecord,
): Promise<Environment> {
  const { clients, signal } = context;
  const descriptor = await readDescriptor(clients, deployed, { signal });
  if (!descriptor?.environment) {
    throw new NotFoundError(
      `Stack ${deployed.name} does not name its environment. Deploy the API again with fargate:shared-api:deploy.`,
    );
  }
  const arn = await findEnvironmentStack(
    dependencies.catalog,
    { environment: descriptor.environment },
    credentials,
  );
  return readEnvironment(clients, arn, {
    signal,
    authorize: (stack, missing) => access.toDeployInto(clients, stack, missing),
  });
}

function fieldOf(wanted: ApiRule, now: ApiRule): 'domainName' | 'path' {
  return wanted.host === now.host ? 'path' : 'domainName';
}
