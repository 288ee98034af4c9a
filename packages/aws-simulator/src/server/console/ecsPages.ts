import { htmlFacts, htmlTable } from '../../html/htmlPage';
import { Region } from '../../world/World';
import { Ecs } from '../../services/ecs/model/Ecs';
import { FargateTask } from '../../services/ecs/model/FargateTask';
import { ResourcePage, ResourceAddress } from './ResourcePage';
import { consoleLink } from './consoleLink';

const MOST_EVENTS = 50;

/** A cluster: its services and tasks. */
export function clusterPage(
  region: Region,
  { id }: ResourceAddress,
): ResourcePage | undefined {
  const ecs = region.service(Ecs);
  const cluster = ecs.clusters.get(id)?.shape;
  return (
    cluster && {
      title: `Cluster ${cluster.clusterName}`,
      body: `${htmlFacts({ Status: cluster.status })}
<h2>Services</h2>
${htmlTable(
  ['Service', 'Status', 'Desired tasks'],
  [...ecs.services.values()]
    .filter(({ record }) => record.clusterName === id)
    .map(({ record: { shape } }) => [
      consoleLink(shape.serviceArn, shape.serviceName),
      shape.status,
      String(shape.desiredCount),
    ]),
  'It has no services.',
)}
<h2>Tasks</h2>
${taskTable(ecs.tasksOf(id))}`,
    }
  );
}

/** A service: its tasks, deployments, target groups and events. */
export function servicePage(
  region: Region,
  { id }: ResourceAddress,
): ResourcePage | undefined {
  const ecs = region.service(Ecs);
  const service = ecs.services.get(id);
  if (!service) {
    return undefined;
  }
  const { record, scheduler } = service;
  const { shape, clusterName } = record;
  const events: { createdAt: Date; message: string }[] = shape.events;
  return {
    title: `Service ${shape.serviceName}`,
    body: `${htmlFacts({
      Status: shape.status,
      'Desired tasks': String(shape.desiredCount),
      Cluster: consoleLink(shape.clusterArn, clusterName),
      'Task definition': shortName(shape.taskDefinition),
    })}
<h2>Tasks</h2>
${taskTable(
  ecs
    .tasksOf(clusterName)
    .filter(task => task.shape.group === `service:${shape.serviceName}`),
)}
<h2>Deployments</h2>
${htmlTable(
  ['Task definition', 'Status', 'Rollout', 'Running tasks', 'Failed tasks'],
  scheduler.deployments.map(deployment => [
    shortName(deployment.shape.taskDefinition),
    deployment.shape.status,
    deployment.shape.rolloutStateReason ?? '',
    String(scheduler.count(deployment, ['RUNNING'])),
    String(deployment.failedTasks),
  ]),
  'It has no deployments.',
)}
<h2>Target groups</h2>
${htmlTable(
  ['Target group', 'Container', 'Port'],
  record.loadBalancers.map(
    ({ targetGroupArn, containerName, containerPort }) => [
      consoleLink(targetGroupArn, targetGroupArn.split('/')[1]),
      containerName,
      String(containerPort),
    ],
  ),
  'It is behind no load balancer.',
)}
<h2>Last events</h2>
${htmlTable(
  ['Time', 'Event'],
  events
    .slice(0, MOST_EVENTS)
    .map(({ createdAt, message }) => [createdAt.toISOString(), message]),
  'None yet.',
)}`,
  };
}

/** A task: its state, its containers and why it stopped. */
export function taskPage(
  region: Region,
  { arn, id }: ResourceAddress,
): ResourcePage | undefined {
  const ecs = region.service(Ecs);
  const task = ecs
    .tasksOf(id.split('/')[0])
    .find(({ shape }) => shape.taskArn === arn)?.shape;
  return (
    task && {
      title: `Task ${shortName(task.taskArn)}`,
      body: `${htmlFacts({
        Status: task.lastStatus,
        'Stopped because': task.stoppedReason,
        Health: task.healthStatus,
        'Task definition': shortName(task.taskDefinitionArn ?? ''),
        'Availability zone': task.availabilityZone,
        Created: task.createdAt.toISOString(),
        Started: task.startedAt?.toISOString(),
        Stopped: task.stoppedAt?.toISOString(),
      })}
<h2>Containers</h2>
${htmlTable(
  ['Container', 'Image', 'Status', 'Exit code', 'Reason'],
  task.containers.map(({ name, image, lastStatus, exitCode, reason }) => [
    name ?? '',
    image ?? '',
    lastStatus ?? '',
    exitCode === undefined ? '' : String(exitCode),
    reason ?? '',
  ]),
  'It has no containers.',
)}`,
    }
  );
}

function taskTable(tasks: FargateTask[]): string {
  return htmlTable(
    ['Task', 'Status', 'Task definition', 'Stopped because'],
    tasks.map(({ shape }) => [
      consoleLink(shape.taskArn, shortName(shape.taskArn)),
      shape.lastStatus,
      shortName(shape.taskDefinitionArn ?? ''),
      shape.stoppedReason ?? '',
    ]),
    'It has no tasks.',
  );
}

/** What follows the last slash of an ARN. */
function shortName(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
