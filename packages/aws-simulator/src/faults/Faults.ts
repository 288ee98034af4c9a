import { setTimeout } from 'node:timers/promises';
import { services } from '../services';
import { InterceptedCall, Interceptor, Next } from '../calls/Interceptor';
import { expiredCredentials } from './expiredCredentials';
import { Ids } from '../world/Ids';
import { DroppedConnection } from './DroppedConnection';
import { CallPattern, Fault, FaultRule } from './FaultRule';
import { matches } from './matches';
import { serviceFailure } from './serviceFailure';
import { throttled } from './throttled';
import { truncatePage } from './truncatePage';

/**
 * A rule that is in force.
 *
 * @public
 */
export interface FaultHandle {
  /** How many calls it has affected so far. */
  readonly affectedCalls: number;
  /** Removes the rule. */
  remove(): void;
}

/**
 * A call in progress, as a test sees it.
 *
 * @public
 */
export type WatchedCall = Omit<InterceptedCall, 'protocol' | 'shape'>;

/**
 * Which call {@link Faults.onCall} waits for.
 *
 * @public
 */
export interface CallMoment extends CallPattern {
  /** The position of the call among those that match, from 1. Default: 1. */
  nth?: number;
  /** Before the call takes effect, or between its effect and its response. Default: after. */
  when?: 'before' | 'after';
}

type Hook = (call: InterceptedCall, next: Next) => Promise<unknown>;

/**
 * Injects faults into the calls of clients, by rules. If several rules match a
 * call, the one that was added first is the outermost. Calls that CloudFormation
 * and ECS make on behalf of their callers are never affected.
 *
 * @public
 */
export class Faults {
  readonly #hooks = new Set<Hook>();
  readonly #rules = new Map<FaultRule, FaultHandle>();
  readonly #chances: Ids;

  /** @param seed - determines which calls a rule with a `rate` affects */
  constructor(seed: number) {
    this.#chances = new Ids(seed);
  }

  /**
   * Adds a rule.
   *
   * @throws RangeError if a rate, a number or the service is invalid.
   */
  add(rule: FaultRule): FaultHandle {
    check(rule);
    const { after = 0, times = Infinity, rate = 1 } = rule;
    let seen = 0;
    let affectedCalls = 0;
    const hook: Hook = async (call, next) => {
      if (!matches(rule, call) || seen++ < after || affectedCalls >= times) {
        return next();
      }
      if (rate < 1 && this.#chances.random() >= rate) {
        return next();
      }
      affectedCalls++;
      return inject(rule, call, next);
    };
    this.#hooks.add(hook);
    const handle = {
      get affectedCalls() {
        return affectedCalls;
      },
      remove: () => {
        this.#hooks.delete(hook);
        this.#rules.delete(rule);
      },
    };
    this.#rules.set(rule, handle);
    return handle;
  }

  /**
   * Runs `callback` once in the middle of a call, for example to kill the
   * client or to change a resource. The call continues when it has settled.
   *
   * @throws RangeError if a number or the service is invalid.
   */
  onCall(
    moment: CallMoment,
    callback: (call: WatchedCall) => unknown,
  ): FaultHandle {
    const { nth = 1, when = 'after' } = moment;
    checkNumber('nth', nth, 1);
    checkService(moment);
    let seen = 0;
    let affectedCalls = 0;
    const hook: Hook = async (call, next) => {
      if (!matches(moment, call) || ++seen !== nth) {
        return next();
      }
      affectedCalls++;
      if (when === 'before') {
        await callback(call);
        return next();
      }
      const output = await next();
      await callback(call);
      return output;
    };
    this.#hooks.add(hook);
    return {
      get affectedCalls() {
        return affectedCalls;
      },
      remove: () => this.#hooks.delete(hook),
    };
  }

  /** Removes every rule. */
  clear(): void {
    this.#hooks.clear();
    this.#rules.clear();
  }

  /** The rules in force, in the order in which they were added. */
  list(): (FaultRule & { affectedCalls: number })[] {
    return [...this.#rules].map(([rule, { affectedCalls }]) => ({
      ...rule,
      affectedCalls,
    }));
  }

  /** Applies the rules to the calls of a simulator. */
  readonly interceptor: Interceptor = (call, next) => {
    const hooks = [...this.#hooks];
    const from =
      (index: number): Next =>
      (given = call) =>
        index === hooks.length
          ? next(given)
          : hooks[index](given, (changed = given) => from(index + 1)(changed));
    return from(0)(call);
  };
}

async function inject(
  fault: Fault,
  call: InterceptedCall,
  next: Next,
): Promise<unknown> {
  switch (fault.kind) {
    case 'throttle':
      throw throttled(call);
    case 'error-500':
      throw serviceFailure(call, 500);
    case 'error-503':
      throw serviceFailure(call, 503);
    case 'expired-credentials':
      throw expiredCredentials(call.protocol);
    case 'drop-before':
      throw new DroppedConnection();
    case 'drop-after':
      await next();
      throw new DroppedConnection();
    case 'delay':
      await setTimeout(fault.milliseconds, undefined, { ref: false });
      return next();
    case 'truncate-page':
      return truncatePage(call, next, fault.pageSize ?? 1);
    default:
      throw new RangeError(`Unknown fault: ${JSON.stringify(fault)}`);
  }
}

const KINDS: readonly Fault['kind'][] = [
  'throttle',
  'error-500',
  'error-503',
  'drop-before',
  'drop-after',
  'expired-credentials',
  'delay',
  'truncate-page',
];

function check(rule: FaultRule): void {
  if (!KINDS.includes(rule.kind)) {
    throw new RangeError(
      `kind must be one of ${KINDS.join(', ')}, not ${rule.kind}`,
    );
  }
  checkService(rule);
  checkNumber('after', rule.after ?? 0, 0);
  checkNumber('times', rule.times ?? 1, 1);
  const { rate = 1 } = rule;
  if (!(rate >= 0 && rate <= 1)) {
    throw new RangeError(`rate must be from 0 to 1, not ${rate}`);
  }
  if (rule.kind === 'delay' && !(rule.milliseconds >= 0)) {
    throw new RangeError(
      `milliseconds must be 0 or more, not ${rule.milliseconds}`,
    );
  }
  if (rule.kind === 'truncate-page') {
    checkNumber('pageSize', rule.pageSize ?? 1, 1);
  }
}

function checkNumber(name: string, value: number, least: number): void {
  if (!(Number.isInteger(value) && value >= least)) {
    throw new RangeError(
      `${name} must be a whole number from ${least}, not ${value}`,
    );
  }
}

/** A rule with a misspelt service or operation would match nothing, silently. */
function checkService({ service, operation }: CallPattern): void {
  if (service === undefined) {
    return;
  }
  const definition = services.get(service);
  if (!definition) {
    throw new RangeError(`The simulator has no service ${service}`);
  }
  if (operation !== undefined && !(operation in definition.operations)) {
    throw new RangeError(
      `The simulator has no operation ${service}:${operation}`,
    );
  }
}
