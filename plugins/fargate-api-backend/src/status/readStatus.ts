import {
  FargateApiStatus,
  stateOf,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { ServiceLocation } from '../location';
import { andThen, Observations } from '../observe';
import {
  endpointOf,
  knownGroups,
  observeBalancer,
  observeCertificate,
  observeConsumers,
  observeEgressIps,
  observeGroups,
  observeRunningTasks,
  observeService,
  observeServiceStatus,
  observeStoppedTasks,
  observeTargetGroups,
  observeTaskDefinition,
} from '../parts';
import { problemsOf } from '../problems';
import { linksOf } from './linksOf';

/** Of a status, what is the same for everybody. */
export type SharedStatus = Omit<FargateApiStatus, 'permissions' | 'scaling'>;

/**
 * Puts a status together from its parts, each of which may fail alone.
 *
 * @param now - The clock of AWS.
 */
export async function readStatus(
  location: ServiceLocation,
  observations: Observations,
  now: () => Promise<Date>,
): Promise<SharedStatus> {
  const { target, serviceArn, stack } = location;
  const look = { observations, target };
  const facts = await observeService(look, serviceArn);
  const groups = observeGroups(look, facts);
  const known = groups.then(knownGroups);
  const balancer = known.then(some => observeBalancer(look, some));
  const [
    service,
    taskDefinition,
    targetGroups,
    endpoint,
    certificate,
    consumers,
    egressIps,
    tasks,
    stoppedTasks,
  ] = await Promise.all([
    observeServiceStatus(look, facts),
    observeTaskDefinition(look, facts),
    observeTargetGroups(look, facts, groups),
    balancer.then(one => endpointOf(one, stack?.value?.url)),
    balancer.then(one => observeCertificate(look, one)),
    balancer.then(one => observeConsumers(look, one)),
    known.then(some => observeEgressIps(look, some)),
    observeRunningTasks(look, serviceArn, facts),
    observeStoppedTasks(look, serviceArn, facts),
  ]);
  const parts = {
    service,
    taskDefinition: await andThen(taskDefinition, ({ status }) => ({
      value: status,
    })),
    targetGroups,
    endpoint,
    certificate,
    consumers,
    egressIps,
    tasks,
    stoppedTasks,
    now: (await now()).toISOString(),
  };
  const { name, accountId, region } = target;
  return {
    state: stateOf(parts),
    problems: problemsOf({ ...parts, stack: stack?.value }),
    target: { name, accountId, region },
    ...parts,
    links: linksOf(location, taskDefinition.value?.logGroup),
  };
}
