import { Region } from '../../../world/World';
import { Elbv2 } from '../../elbv2/model/Elbv2';
import {
  deregisterTargets,
  deregistrationDelay,
  registerTargets,
} from '../../elbv2/model/targets';
import { Deployment } from './types';

/** The registration of a task in its target groups. */
export class TaskTargets {
  readonly #elb: Elbv2;
  readonly #loadBalancers: Deployment['loadBalancers'];
  #registered: string[] = [];

  constructor(region: Region, loadBalancers: Deployment['loadBalancers']) {
    this.#elb = region.service(Elbv2);
    this.#loadBalancers = loadBalancers;
  }

  /** Whether it has target groups. */
  get areConfigured(): boolean {
    return this.#loadBalancers.length > 0;
  }

  get areRegistered(): boolean {
    return this.#registered.length > 0;
  }

  /** Registers the task, and calls back for each target group. */
  register(
    ip: string,
    zone: string,
    onRegistered: (targetGroupArn: string) => void,
  ): void {
    for (const { targetGroupArn, containerPort } of this.#loadBalancers) {
      registerTargets(this.#elb, targetGroupArn, [
        { Id: ip, Port: containerPort, AvailabilityZone: zone },
      ]);
      this.#registered.push(targetGroupArn);
      onRegistered(targetGroupArn);
    }
  }

  /**
   * Deregisters the task, and calls back for each target group.
   *
   * @returns the seconds for which its connections drain
   */
  deregister(
    ip: string,
    onDeregistered: (targetGroupArn: string) => void,
  ): number {
    let drain = 0;
    for (const { targetGroupArn, containerPort } of this.#loadBalancers) {
      const group = this.#elb.targetGroups.get(targetGroupArn);
      if (group && this.#registered.includes(targetGroupArn)) {
        deregisterTargets(this.#elb, targetGroupArn, [
          { Id: ip, Port: containerPort },
        ]);
        drain = Math.max(drain, deregistrationDelay(group));
        onDeregistered(targetGroupArn);
      }
    }
    this.#registered = [];
    return drain;
  }
}
