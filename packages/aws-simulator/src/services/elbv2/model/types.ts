import {
  Action,
  Certificate,
  LoadBalancer as LoadBalancerShape,
  Listener as ListenerShape,
  Rule as RuleShape,
  Tag,
  TargetGroup as TargetGroupShape,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { ClockTimer } from '../../../clock/VirtualClock';
import { ObservedHealth } from './targetHealth';

/** A shape of the API with members that are always set. */
type With<Shape, Members extends keyof Shape> = Shape & {
  [Member in Members]-?: NonNullable<Shape[Member]>;
};

export type BalancerType = 'application' | 'network' | 'gateway';

/** A load balancer and its network interfaces. */
export interface LoadBalancer {
  shape: With<
    LoadBalancerShape,
    | 'LoadBalancerArn'
    | 'LoadBalancerName'
    | 'VpcId'
    | 'State'
    | 'AvailabilityZones'
  > & { Type: BalancerType };
  attributes: Map<string, string>;
  tags: Tag[];
  interfaceIds: string[];
  /** Settles when the load balancer is active. */
  active: Promise<void>;
}

export interface Listener {
  shape: With<
    ListenerShape,
    'ListenerArn' | 'LoadBalancerArn' | 'DefaultActions'
  >;
  attributes: Map<string, string>;
  /** Certificates other than the default one, for SNI. */
  extraCertificates: Certificate[];
  tags: Tag[];
}

/** A rule that is not the default rule of its listener. */
export interface Rule {
  listenerArn: string;
  shape: With<RuleShape, 'RuleArn' | 'Priority' | 'Actions' | 'Conditions'>;
  tags: Tag[];
}

export interface Target {
  id: string;
  port: number;
  /** As it was registered. */
  availabilityZone?: string;
  registeredAt: number;
  observed: ObservedHealth;
  /** The scheduled change of the health state. */
  scheduledChange?: ClockTimer;
  /** The scheduled end of the deregistration delay; set while the target is draining. */
  draining?: ClockTimer;
}

export interface TargetGroup {
  shape: With<
    TargetGroupShape,
    | 'TargetGroupArn'
    | 'TargetGroupName'
    | 'TargetType'
    | 'HealthCheckEnabled'
    | 'HealthCheckPort'
    | 'HealthCheckProtocol'
    | 'HealthCheckIntervalSeconds'
    | 'HealthCheckTimeoutSeconds'
    | 'HealthyThresholdCount'
    | 'UnhealthyThresholdCount'
  >;
  attributes: Map<string, string>;
  tags: Tag[];
  /** By `{id}:{port}`. */
  targets: Map<string, Target>;
}

/** What a load balancer answered a request with. */
export interface BalancerResponse {
  loadBalancerArn: string;
  /** Of the target that answered; undefined if the load balancer did itself. */
  targetGroupArn?: string;
  status: number;
}

/** The ARNs of the target groups that actions forward to. */
export function forwardedTo(actions: Action[]): string[] {
  return actions.flatMap(action => [
    ...(action.TargetGroupArn ? [action.TargetGroupArn] : []),
    ...(action.ForwardConfig?.TargetGroups ?? []).flatMap(
      ({ TargetGroupArn }) => TargetGroupArn ?? [],
    ),
  ]);
}
