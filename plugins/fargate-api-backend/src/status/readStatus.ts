import {
  ClockReading,
  FargateApiStatus,
  Observed,
  stateOf,
  TaskDefinitionStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { andThen, Observer } from '../aws';
import { ServiceLocation } from '../location';
import {
  consumersOf,
  endpointOf,
  observeCallers,
  observeCertificate,
  observeDomainRecord,
  observeEgressIps,
  observeGatewayBreak,
  observeInstances,
  observeLinkRules,
  observeLoadBalancer,
  observePreviousTaskDefinition,
  observeRolePolicies,
  observeRunningTasks,
  observeScheduledActions,
  observeServiceGroups,
  observeServiceStatus,
  observeSharedRule,
  observeStoppedTasks,
  observeTargetGroups,
  observeTaskIngress,
  observeTaskDefinition,
  observeThrottling,
  observeVpcLink,
  readableGroups,
  ScheduledActionFacts,
  ServiceFacts,
  TaskDefinitionFacts,
} from '../resources';
import { linksOf } from './linksOf';
import { nextChangeOf } from './nextChangeOf';
import { problemsOf } from './problems';

/** The parts of a status that are the same for all users. */
export type SharedStatus = Omit<FargateApiStatus, 'permissions' | 'scaling'>;

/** An ECS service to show. */
export interface Subject extends ServiceLocation {
  service: Observed<ServiceFacts>;
}

/** Of a service without office hours. */
const NO_SCHEDULE: Observed<ScheduledActionFacts[]> = {};

/**
 * Reads all parts of a status. Each part may fail on its own.
 *
 * @param readAwsClock - Reads the clock of AWS.
 */
export async function readStatus(
  subject: Subject,
  observations: Observer,
  readAwsClock: () => Promise<ClockReading>,
): Promise<SharedStatus> {
  const { target, serviceArn, service: facts, stack } = subject;
  const context = { observations, target };
  const groups = observeServiceGroups(context, facts);
  const readable = groups.then(readableGroups);
  const loadBalancer = readable.then(observed =>
    observeLoadBalancer(context, observed),
  );
  const current = observeTaskDefinition(context, facts);
  const [
    service,
    taskDefinition,
    taskRolePolicies,
    previousTaskDefinition,
    targetGroups,
    endpoint,
    certificate,
    callers,
    domainRecord,
    additionalRecords,
    egressIps,
    taskIngress,
    tasks,
    stoppedTasks,
    scheduledActions,
    vpcLink,
    throttling,
    instances,
    gatewayBreak,
    linkRules,
    sharedRule,
  ] = await Promise.all([
    observeServiceStatus(context, facts),
    current,
    current.then(observed => observeRolePolicies(context, observed)),
    observePreviousTaskDefinition(context, facts),
    observeTargetGroups(context, facts, groups),
    loadBalancer.then(observed => endpointOf(observed, stack?.value)),
    loadBalancer.then(observed =>
      observeCertificate(context, observed, stack?.value?.certificateArn),
    ),
    loadBalancer.then(observed => observeCallers(context, observed)),
    loadBalancer.then(observed =>
      observeDomainRecord(context, stack?.value?.domain, observed.loadBalancer),
    ),
    loadBalancer.then(observed =>
      Promise.all(
        (stack?.value?.additionalDomains ?? []).map(domain =>
          observeDomainRecord(context, domain, observed.loadBalancer),
        ),
      ),
    ),
    readable.then(observed => observeEgressIps(context, observed, facts)),
    observeTaskIngress(context, facts),
    observeRunningTasks(context, serviceArn, facts),
    observeStoppedTasks(context, serviceArn, facts),
    stack?.value?.hasOfficeHours
      ? observeScheduledActions(context, serviceArn)
      : NO_SCHEDULE,
    stack?.value?.vpcLinkId
      ? observeVpcLink(context, stack.value.vpcLinkId)
      : undefined,
    stack?.value?.httpApiId
      ? observeThrottling(context, stack.value.httpApiId)
      : undefined,
    observeInstances(context, facts),
    observeGatewayBreak(context, stack?.value, facts),
    observeLinkRules(context, stack?.value?.linkSecurityGroupId, facts),
    observeSharedRule(context, stack?.value, facts),
  ]);
  const clock = await readAwsClock();
  const parts = {
    service,
    taskDefinition: await statusOf(taskDefinition),
    taskRolePolicies,
    previousTaskDefinition: await statusOf(previousTaskDefinition),
    targetGroups,
    endpoint,
    certificate,
    consumers: consumersOf(await loadBalancer, callers),
    egressIps,
    tasks,
    stoppedTasks,
    nextChange: await andThen(scheduledActions, actions => ({
      value: nextChangeOf(actions, new Date(clock.now)),
    })),
    ...(vpcLink && { vpcLink, instances }),
    ...(throttling && { throttling }),
    ...clock,
  };
  const { name, accountId, region } = target;
  const problems = problemsOf({
    ...parts,
    callers,
    taskIngress,
    domainRecord,
    additionalRecords,
    gatewayBreak,
    linkRules,
    sharedRule,
    stack: stack?.value,
  });
  return {
    state: stateOf({ ...parts, problems }),
    ...(facts.value?.hold && { hold: facts.value.hold }),
    ...(facts.value?.appliedBy && { appliedBy: facts.value.appliedBy }),
    problems,
    target: { name, accountId, region },
    ...parts,
    links: linksOf(subject, taskDefinition.value?.logGroup),
  };
}

function statusOf(
  taskDefinition: Observed<TaskDefinitionFacts>,
): Promise<Observed<TaskDefinitionStatus>> {
  return andThen(taskDefinition, ({ status }) => ({ value: status }));
}
