import { Ec2 } from '../../ec2/model/Ec2';
import { Region } from '../../../world/World';
import { checkTarget } from './checkTarget';
import { LoadBalancer, Target, TargetGroup } from './types';
import { observe } from './targetHealth';

/** What the monitor reads of Elastic Load Balancing. */
export interface MonitoredTargetGroups {
  readonly region: Region;
  readonly targetGroups: ReadonlyMap<string, TargetGroup>;
  /** The load balancers that forward to each target group, by its ARN. */
  loadBalancersByTargetGroup(): Map<string, LoadBalancer[]>;
}

/**
 * Maintains the health of every target without periodic checks: after a
 * change in the region it determines the result of the health checks, and
 * schedules one event for each target whose state will change.
 */
export class TargetMonitor {
  readonly #elb: MonitoredTargetGroups;
  readonly #listeners = new Set<(targetGroupArn: string) => void>();
  #evaluationPending = false;

  constructor(elb: MonitoredTargetGroups) {
    this.#elb = elb;
    elb.region.onChange(() => this.#evaluateSoon());
  }

  /** Calls `listener` whenever the state of a target has changed. */
  onHealthChange(listener: (targetGroupArn: string) => void): void {
    this.#listeners.add(listener);
  }

  /** Evaluates the targets of a group immediately. */
  evaluate(group: TargetGroup, loadBalancers = this.#usersOf(group)): void {
    for (const target of group.targets.values()) {
      if (!target.draining) {
        this.#evaluateTarget(group, target, loadBalancers);
      }
    }
  }

  /** Removes a target. */
  remove(group: TargetGroup, target: Target): void {
    target.scheduledChange?.cancel();
    target.draining?.cancel();
    group.targets.delete(targetKey(target));
    this.#notify(group);
  }

  /** Notifies the listeners that the state of a target has changed. */
  #notify(group: TargetGroup): void {
    for (const listener of this.#listeners) {
      listener(group.shape.TargetGroupArn);
    }
  }

  #usersOf(group: TargetGroup): LoadBalancer[] {
    return (
      this.#elb.loadBalancersByTargetGroup().get(group.shape.TargetGroupArn) ??
      []
    );
  }

  /** Evaluates all targets once for all changes within a virtual second. */
  #evaluateSoon(): void {
    if (this.#evaluationPending || this.#elb.targetGroups.size === 0) {
      return;
    }
    this.#evaluationPending = true;
    this.#elb.region.clock.after(1, () => {
      this.#evaluationPending = false;
      const users = this.#elb.loadBalancersByTargetGroup();
      for (const group of this.#elb.targetGroups.values()) {
        this.evaluate(group, users.get(group.shape.TargetGroupArn) ?? []);
      }
    });
  }

  #evaluateTarget(
    group: TargetGroup,
    target: Target,
    loadBalancers: LoadBalancer[],
  ): void {
    const { clock } = this.#elb.region;
    const ec2 = this.#elb.region.service(Ec2);
    const before = target.observed;
    const { observed, changesAt } = observe(
      before,
      checkTarget(ec2, group, target, loadBalancers),
      clock.now(),
      {
        intervalSeconds: group.shape.HealthCheckIntervalSeconds,
        healthyThreshold: group.shape.HealthyThresholdCount,
        unhealthyThreshold: group.shape.UnhealthyThresholdCount,
      },
    );
    target.observed = observed;
    target.scheduledChange?.cancel();
    target.scheduledChange =
      changesAt === undefined
        ? undefined
        : clock.after((changesAt - clock.now()) / 1000, () =>
            this.#evaluateTarget(group, target, this.#usersOf(group)),
          );
    if (before.health.State !== observed.health.State) {
      this.#notify(group);
    }
  }
}

/** The key of a target in its group. */
export function targetKey(target: { id: string; port: number }): string {
  return `${target.id}:${target.port}`;
}
