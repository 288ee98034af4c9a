import {
  CompositeAlarm as CompositeShape,
  MetricAlarm,
  StateValue,
  Tag,
} from '@aws-sdk/client-cloudwatch';
import { Elbv2 } from '../../elbv2/model/Elbv2';
import { Region } from '../../../world/World';
import { AlarmRule } from './alarmRule';
import { AlarmWatch } from './AlarmWatch';
import { Metrics } from './Metrics';
import { notify } from './notify';
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

/** An alarm on the states of others. */
export interface CompositeAlarm {
  shape: CompositeShape & {
    [Member in 'AlarmName' | 'AlarmArn' | 'StateValue']-?: NonNullable<
      CompositeShape[Member]
    >;
  };
  rule: AlarmRule;
  tags: Tag[];
}

/** The metrics and alarms of a region. */
export class CloudWatch {
  readonly alarms = new Map<string, Alarm>();
  readonly composites = new Map<string, CompositeAlarm>();
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

  /** The alarm with a name, whichever kind it is of. */
  find(name: string): Alarm | CompositeAlarm | undefined {
    return this.alarms.get(name) ?? this.composites.get(name);
  }

  /** Gives a composite alarm the state that its rule says. */
  evaluateComposite(
    alarm: CompositeAlarm,
    reason: (state: StateValue) => string,
  ): void {
    const holds = alarm.rule.holds(name => this.find(name)?.shape.StateValue);
    const state = holds ? 'ALARM' : 'OK';
    this.setState(alarm, state, reason(state));
  }

  /** Changes the state of an alarm; the same state again changes nothing. */
  setState(
    { shape }: Alarm | CompositeAlarm,
    state: StateValue,
    reason: string,
    data?: string,
  ): void {
    if (shape.StateValue === state) {
      return;
    }
    const before = shape.StateValue;
    const now = this.region.world.now();
    Object.assign(shape, {
      StateValue: state,
      StateReason: reason,
      StateReasonData: data,
      StateUpdatedTimestamp: now,
      StateTransitionedTimestamp: now,
    });
    notify(this.region, shape, before);
    for (const listener of this.#listeners) {
      listener(shape.AlarmName);
    }
    for (const composite of this.composites.values()) {
      if (composite.rule.alarmNames.includes(shape.AlarmName)) {
        this.evaluateComposite(
          composite,
          () =>
            `${
              shape.AlarmArn
            } transitioned to ${state} at ${now.toUTCString()}`,
        );
      }
    }
  }
}
