import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import {
  BalancerResponse,
  Listener,
  LoadBalancer,
  Rule,
  TargetGroup,
  forwardedTo,
} from './types';
import { MonitoredTargetGroups, TargetMonitor } from './TargetMonitor';

/** The load balancers of one region of one account, by ARN. */
export class Elbv2 implements MonitoredTargetGroups {
  readonly loadBalancers = new Map<string, LoadBalancer>();
  readonly listeners = new Map<string, Listener>();
  /** Without the listeners' default rules. */
  readonly rules = new Map<string, Rule>();
  readonly targetGroups = new Map<string, TargetGroup>();
  readonly monitor: TargetMonitor;
  /** AWS's default quotas; a test may change them. */
  readonly quotas: Record<string, number> = {
    'application-load-balancers': 50,
    'certificates-per-application-load-balancer': 25,
    'certificates-per-network-load-balancer': 25,
    'condition-values-per-alb-rule': 5,
    // It was 6: awsdocs/elb-application-load-balancers-user-guide#32.
    'condition-wildcards-per-alb-rule': 5,
    'gateway-load-balancers': 100,
    'listeners-per-application-load-balancer': 50,
    'listeners-per-network-load-balancer': 50,
    'network-load-balancers': 50,
    'rules-per-application-load-balancer': 100,
    'target-groups': 3000,
    'target-groups-per-action-on-application-load-balancer': 5,
    'target-groups-per-action-on-network-load-balancer': 1,
    'target-groups-per-application-load-balancer': 100,
    'targets-per-application-load-balancer': 1000,
    'targets-per-availability-zone-per-network-load-balancer': 500,
    'targets-per-network-load-balancer': 3000,
  };
  readonly #listenersToResponses = new Set<
    (response: BalancerResponse) => void
  >();

  constructor(readonly region: Region) {
    this.monitor = new TargetMonitor(this);
  }

  /** Calls `listener` for each response to a request. */
  onResponse(listener: (response: BalancerResponse) => void): void {
    this.#listenersToResponses.add(listener);
  }

  /** A load balancer has responded to a request. */
  responded(response: BalancerResponse): void {
    this.#listenersToResponses.forEach(listener => listener(response));
  }

  /** @throws AwsError `LoadBalancerNotFound` */
  loadBalancer(arn: string): LoadBalancer {
    return found(this.loadBalancers.get(arn), 'LoadBalancer', 'load balancers');
  }

  /** @throws AwsError `ListenerNotFound` */
  listener(arn: string): Listener {
    return found(this.listeners.get(arn), 'Listener', 'listeners');
  }

  /** @throws AwsError `RuleNotFound` */
  rule(arn: string): Rule {
    return found(this.rules.get(arn), 'Rule', 'rules');
  }

  /** @throws AwsError `ValidationError`, `TargetGroupNotFound` */
  targetGroup(arn: string): TargetGroup {
    if (!/^arn:[^:]+:elasticloadbalancing:.*:targetgroup\//.test(arn)) {
      throw new AwsError(
        'ValidationError',
        `'${arn}' is not a valid target group ARN`,
      );
    }
    return found(this.targetGroups.get(arn), 'TargetGroup', 'target groups');
  }

  listenersOf(loadBalancerArn: string): Listener[] {
    return [...this.listeners.values()].filter(
      ({ shape }) => shape.LoadBalancerArn === loadBalancerArn,
    );
  }

  rulesOf(listenerArn: string): Rule[] {
    return [...this.rules.values()]
      .filter(rule => rule.listenerArn === listenerArn)
      .sort((a, b) => Number(a.shape.Priority) - Number(b.shape.Priority));
  }

  /** The load balancers that forward to each target group. */
  loadBalancersByTargetGroup(): Map<string, LoadBalancer[]> {
    const users = new Map<string, Set<LoadBalancer>>();
    const add = (listener: Listener, targetGroupArns: string[]) => {
      const user = this.loadBalancers.get(listener.shape.LoadBalancerArn);
      for (const arn of user ? targetGroupArns : []) {
        users.set(arn, (users.get(arn) ?? new Set()).add(user!));
      }
    };
    for (const listener of this.listeners.values()) {
      add(listener, forwardedTo(listener.shape.DefaultActions));
    }
    for (const { listenerArn, shape } of this.rules.values()) {
      const listener = this.listeners.get(listenerArn);
      if (listener) {
        add(listener, forwardedTo(shape.Actions));
      }
    }
    return new Map([...users].map(([arn, set]) => [arn, [...set]]));
  }
}

function found<T>(value: T | undefined, code: string, words: string): T {
  if (value === undefined) {
    throw new AwsError(`${code}NotFound`, `One or more ${words} not found`);
  }
  return value;
}
