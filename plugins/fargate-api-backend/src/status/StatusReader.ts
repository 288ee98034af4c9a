import {
  EndpointStatus,
  FargateApiStatus,
  Observed,
  stateOf,
  StoppedTask,
  TargetGroupStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateAws,
  FargateTarget,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { ServiceLocation } from '../location';
import { toEndpointStatus, toTargetGroupStatus } from '../mappers';
import { allOf, andThen, FRESH_FOR, Observations, Reading } from '../observe';
import { problemsOf } from '../problems';
import {
  readEgressIps,
  readListeners,
  readLoadBalancer,
  readService,
  readStoppedTasks,
  readTargetGroup,
  readTargets,
  readTaskDefinition,
  ServiceFacts,
  TargetGroupFacts,
  TaskDefinitionFacts,
} from '../reads';
import { linksOf } from './linksOf';

/** Puts a status together from its parts, each of which may fail alone. */
export class StatusReader {
  readonly #aws: FargateAws;
  readonly #observations: Observations;

  constructor(aws: FargateAws, observations: Observations) {
    this.#aws = aws;
    this.#observations = observations;
  }

  async read(location: ServiceLocation): Promise<FargateApiStatus> {
    const [service, stoppedTasks] = await Promise.all([
      this.#service(location),
      this.#stoppedTasks(location),
    ]);
    const groupFacts = await this.#targetGroupFacts(location.target, service);
    const [taskDefinition, targetGroups, endpoint, egressIps] =
      await Promise.all([
        this.#taskDefinition(location.target, service),
        this.#targetGroups(location.target, service, groupFacts),
        this.#endpoint(location, groupFacts),
        this.#egressIps(location.target, groupFacts),
      ]);
    const parts = {
      service: await andThen(service, ({ status }) => ({ value: status })),
      taskDefinition: await andThen(taskDefinition, ({ status }) => ({
        value: status,
      })),
      targetGroups,
      endpoint,
      egressIps,
      stoppedTasks,
    };
    const { name, accountId, region } = location.target;
    return {
      state: stateOf(parts),
      problems: problemsOf({ ...parts, stack: location.stack?.value }),
      target: { name, accountId, region },
      ...parts,
      links: linksOf(location, taskDefinition.value?.logGroup),
      now: await this.#now(location.target),
    };
  }

  #service({ target, serviceArn }: ServiceLocation) {
    return andThen(serviceArn, arn =>
      this.#observe({
        target,
        resource: `service:${arn}`,
        freshFor: FRESH_FOR.running,
        read: (clients, signal) => readService(clients, arn, signal),
      }),
    );
  }

  #stoppedTasks({
    target,
    serviceArn,
  }: ServiceLocation): Promise<Observed<StoppedTask[]>> {
    return andThen(serviceArn, arn =>
      this.#observe({
        target,
        resource: `stopped-tasks:${arn}`,
        freshFor: FRESH_FOR.running,
        read: (clients, signal) => readStoppedTasks(clients, arn, signal),
      }),
    );
  }

  #taskDefinition(
    target: FargateTarget,
    service: Observed<ServiceFacts>,
  ): Promise<Observed<TaskDefinitionFacts>> {
    return andThen(service, async ({ taskDefinitionArn: arn }) =>
      arn
        ? this.#observe({
            target,
            resource: `task-definition:${arn}`,
            freshFor: FRESH_FOR.immutable,
            read: (clients, signal) => readTaskDefinition(clients, arn, signal),
          })
        : {},
    );
  }

  #targetGroupFacts(
    target: FargateTarget,
    service: Observed<ServiceFacts>,
  ): Promise<Observed<TargetGroupFacts[]>> {
    return andThen(service, async ({ targetGroupArns }) =>
      allOf(
        await Promise.all(
          targetGroupArns.map(arn =>
            this.#observe({
              target,
              resource: `target-group:${arn}`,
              freshFor: FRESH_FOR.configured,
              read: (clients, signal) => readTargetGroup(clients, arn, signal),
            }),
          ),
        ),
      ),
    );
  }

  #targetGroups(
    target: FargateTarget,
    service: Observed<ServiceFacts>,
    facts: Observed<TargetGroupFacts[]>,
  ): Promise<Observed<TargetGroupStatus[]>> {
    return andThen(service, ({ targetGroupArns }) =>
      andThen(facts, async groups =>
        allOf(
          await Promise.all(
            groups.map((group, index) =>
              this.#targetGroup(target, targetGroupArns[index], group),
            ),
          ),
        ),
      ),
    );
  }

  async #targetGroup(
    target: FargateTarget,
    arn: string,
    group: TargetGroupFacts,
  ): Promise<Observed<TargetGroupStatus>> {
    const targets = await this.#observe({
      target,
      resource: `targets:${arn}`,
      freshFor: FRESH_FOR.running,
      read: (clients, signal) => readTargets(clients, arn, signal),
    });
    return andThen(targets, value => ({
      value: toTargetGroupStatus(group, value),
    }));
  }

  /** Of the first balancer: a second one serves the same tasks on another way. */
  #endpoint(
    { target, stack }: ServiceLocation,
    groups: Observed<TargetGroupFacts[]>,
  ): Promise<Observed<EndpointStatus>> {
    return andThen(groups, async facts => {
      const [arn] = facts.flatMap(group => group.loadBalancerArns);
      if (!arn) {
        return {};
      }
      const [balancer, listeners] = await Promise.all([
        this.#observe({
          target,
          resource: `load-balancer:${arn}`,
          freshFor: FRESH_FOR.configured,
          read: (clients, signal) => readLoadBalancer(clients, arn, signal),
        }),
        this.#observe({
          target,
          resource: `listeners:${arn}`,
          freshFor: FRESH_FOR.configured,
          read: (clients, signal) => readListeners(clients, arn, signal),
        }),
      ]);
      return andThen(balancer, balancerFacts =>
        andThen(listeners, listenerFacts => ({
          value: toEndpointStatus(
            balancerFacts,
            listenerFacts,
            stack?.value?.url,
          ),
        })),
      );
    });
  }

  #egressIps(
    target: FargateTarget,
    groups: Observed<TargetGroupFacts[]>,
  ): Promise<Observed<string[]>> {
    return andThen(groups, async facts => {
      const vpcId = facts.find(group => group.vpcId)?.vpcId;
      return vpcId
        ? this.#observe({
            target,
            resource: `egress:${vpcId}`,
            freshFor: FRESH_FOR.configured,
            read: (clients, signal) => readEgressIps(clients, vpcId, signal),
          })
        : {};
    });
  }

  #observe<T>(reading: Reading<T>): Promise<Observed<T>> {
    return this.#observations.observe(reading);
  }

  /** The portal's own clock where AWS's is not known. */
  async #now(target: FargateTarget): Promise<string> {
    const now = await this.#aws.clients(target, 'look').then(
      clients => clients.now(),
      () => new Date(),
    );
    return now.toISOString();
  }
}
