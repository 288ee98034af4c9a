import type { Target } from '@aws-sdk/client-eventbridge';
import { ClockTimer } from '../../../clock/VirtualClock';

/** What can be changed of a rule. */
export interface RuleSettings {
  description?: string;
  /** A JSON document. No service of the simulator sends events. */
  pattern?: string;
  schedule?: string;
  isEnabled: boolean;
  roleArn?: string;
}

/** A rule of the default event bus. */
export interface Rule extends RuleSettings {
  name: string;
  arn: string;
  /** By id. */
  targets: Map<string, Target>;
  tags: { Key: string; Value: string }[];
  timer?: ClockTimer;
}
