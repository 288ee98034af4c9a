import { MetricAlarm, StateValue, Tag } from '@aws-sdk/client-cloudwatch';
import { Elbv2 } from '../../elbv2/model/Elbv2';
import { Region } from '../../../world/World';
import { AlarmWatch } from './AlarmWatch';
import { Metrics } from './Metrics';
import { observeBalancers } from './balancerMetrics';

/** What CloudWatch fills in if it is not given. */
type Settled =
  | 'AlarmName'
  | 'AlarmArn'
  | 'Dimensions'
  | 'EvaluationPeriods'
  | 'StateValue';

/** An alarm on a metric, or on an expression of some. */
export interface Alarm {
  shape: MetricAlarm & {
    [Member in Settled]-?: NonNullable<MetricAlarm[Member]>;
  };
  /** In seconds. */
  period: number;
  tags: Tag[];
  watch: AlarmWatch;
}

/** The metrics and alarms of a region. */
export class CloudWatch {
  readonly alarms = new Map<string, Alarm>();
  readonly metrics: Metrics;
  readonly #listeners = new Set<(alarmName: string) => void>();

  constructor(readonly region: Region) {
    this.metrics = new Metrics(() => region.clock.now());
    observeBalancers(region.service(Elbv2), this.metrics);
  }

  /** Calls `listener` whenever the state of an alarm has changed. */
  onStateChange(listener: (alarmName: string) => void): void {
    this.#listeners.add(listener);
  }

  /** Changes the state of an alarm; the same state again changes nothing. */
  setState(
    { shape }: Alarm,
    state: StateValue,
    reason: string,
    data?: string,
  ): void {
    if (shape.StateValue === state) {
      return;
    }
    const now = this.region.world.now();
    Object.assign(shape, {
      StateValue: state,
      StateReason: reason,
      StateReasonData: data,
      StateUpdatedTimestamp: now,
      StateTransitionedTimestamp: now,
    });
    for (const listener of this.#listeners) {
      listener(shape.AlarmName);
    }
  }
}
