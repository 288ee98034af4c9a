import { Region } from '../../../world/World';
import { loadBalancersFor } from './blueGreen';
import { alarmNames, raisedAlarms } from './deploymentAlarms';
import { connectResources } from './serviceConnect';
import { Deployment, Endpoint, ServiceRecord, TaskDefinition } from './types';
import { newServiceRevision } from './serviceRevision';
import { rolloutReasons } from './serviceEvents';

/**
 * A new deployment of a task definition.
 *
 * @param last - the last one that was completed
 * @param endpoints - what it offers by Service Connect
 */
export function newDeployment(
  region: Region,
  service: ServiceRecord,
  definition: TaskDefinition,
  last: Deployment | undefined,
  endpoints: Endpoint[],
): Deployment {
  const { ids, world } = region;
  const { shape, clusterName, connect, network, capacity } = service;
  const now = world.now();
  const id = `ecs-svc/${ids.digits(19)}`;
  const path = `${clusterName}/${shape.serviceName}`;
  const loadBalancers = loadBalancersFor(service, last);
  const revision = newServiceRevision(
    region,
    service,
    definition,
    loadBalancers,
  );
  return {
    definition,
    revision,
    shape: {
      id,
      status: 'PRIMARY',
      taskDefinition: definition.shape.taskDefinitionArn,
      createdAt: now,
      updatedAt: now,
      launchType: capacity ? undefined : shape.launchType,
      capacityProviderStrategy: capacity,
      platformVersion: '1.4.0',
      platformFamily: 'Linux',
      networkConfiguration: network,
      serviceConnectConfiguration: connect,
      serviceConnectResources: connectResources(endpoints),
      rolloutState: 'IN_PROGRESS',
      rolloutStateReason: rolloutReasons.inProgress(id),
    },
    record: {
      serviceDeploymentArn: region.arn(
        'ecs',
        `service-deployment/${path}/${ids.mixed(21)}`,
      ),
      serviceArn: shape.serviceArn,
      clusterArn: shape.clusterArn,
      createdAt: now,
      startedAt: now,
      updatedAt: now,
      status: 'IN_PROGRESS',
      sourceServiceRevisions: last
        ? [{ arn: last.record.targetServiceRevision?.arn }]
        : [],
      targetServiceRevision: {
        arn: revision.serviceRevisionArn,
      },
    },
    loadBalancers,
    endpoints,
    stageSince: 0,
    triggeredAlarms: [],
    heedsAlarms:
      alarmNames(service).length > 0 &&
      raisedAlarms(region, service).length === 0,
    failedTasks: 0,
    failuresInARow: 0,
    notBefore: 0,
    reportedStuck: false,
  };
}
