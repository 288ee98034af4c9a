import type { Target } from '@aws-sdk/client-eventbridge';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { nextRun } from '../../applicationautoscaling/model/schedule';
import { checkRule } from './checkRule';
import { checkTargets } from './checkTargets';
import { deliver } from './deliver';
import { invalid } from './invalid';
import { Rule, RuleSettings } from './types';

const MOST_TARGETS = 5;

/** The rules of the default event bus of a region, by name. */
export class Events {
  readonly rules = new Map<string, Rule>();
  /** AWS's default quota; a test may change it. */
  readonly quotas = { rules: 300 };

  constructor(readonly region: Region) {}

  /** @throws AwsError `ResourceNotFoundException` */
  rule(name: string): Rule {
    const found = this.rules.get(name);
    if (!found) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Rule ${name} does not exist on EventBus default.`,
      );
    }
    return found;
  }

  /**
   * There is no other event bus than the default one.
   *
   * @throws AwsError `ResourceNotFoundException`
   */
  requireBus(nameOrArn = 'default'): void {
    const name = nameOrArn.replace(/^arn:.*:event-bus\//, '');
    if (name !== 'default') {
      throw new AwsError(
        'ResourceNotFoundException',
        `Event bus ${name} does not exist.`,
      );
    }
  }

  /** @throws AwsError `ValidationException`, `InvalidEventPatternException`, `LimitExceededException` */
  putRule(name: string, settings: RuleSettings, tags: Rule['tags']): Rule {
    checkRule(settings, this.region.world.now());
    const before = this.rules.get(name);
    if (!before && this.rules.size >= this.quotas.rules) {
      throw limitExceeded();
    }
    const rule: Rule = {
      targets: new Map(),
      tags,
      ...before,
      ...settings,
      name,
      arn: this.region.arn('events', `rule/${name}`),
    };
    this.rules.set(name, rule);
    this.#reschedule(rule);
    return rule;
  }

  setEnabled(rule: Rule, isEnabled: boolean): void {
    rule.isEnabled = isEnabled;
    this.#reschedule(rule);
  }

  /** @throws AwsError `ValidationException` as long as the rule has targets */
  deleteRule(rule: Rule): void {
    if (rule.targets.size > 0) {
      throw invalid("Rule can't be deleted since it has targets.");
    }
    rule.timer?.cancel();
    this.rules.delete(rule.name);
  }

  /** @throws AwsError `ValidationException`, `LimitExceededException` */
  putTargets(rule: Rule, targets: readonly Target[]): void {
    checkTargets(targets, this.region.name);
    const all = new Map(rule.targets);
    targets.forEach(target => all.set(target.Id!, target));
    if (all.size > MOST_TARGETS) {
      throw limitExceeded();
    }
    rule.targets = all;
  }

  /** A rule runs from then on, as the schedule says. */
  #reschedule(rule: Rule): void {
    rule.timer?.cancel();
    rule.timer = undefined;
    if (!rule.isEnabled || !rule.schedule) {
      return;
    }
    const now = this.region.world.now();
    const next = nextRun(rule.schedule, 'UTC', now);
    if (next) {
      rule.timer = this.region.clock.after(
        (next.getTime() - now.getTime()) / 1000,
        () => {
          this.#run(rule);
          this.#reschedule(rule);
        },
      );
    }
  }

  #run(rule: Rule): void {
    const { accountId, ids, name, world } = this.region;
    const event = {
      version: '0',
      id: ids.uuid(),
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account: accountId,
      time: world
        .now()
        .toISOString()
        .replace(/\.\d+Z$/, 'Z'),
      region: name,
      resources: [rule.arn],
      detail: {},
    };
    rule.targets.forEach(target => deliver(this.region, rule, target, event));
  }
}

function limitExceeded(): AwsError {
  return new AwsError(
    'LimitExceededException',
    'The requested resource exceeds the maximum number allowed.',
  );
}
