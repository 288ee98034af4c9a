import { TokenBucket } from '../../../../clock/TokenBucket';
import { Route, Stage } from '../types';

/** Of an account and region, where a stage has no limits: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
const DEFAULTS = { burst: 5000, rate: 10_000 };

const buckets = new WeakMap<Stage, Map<string, TokenBucket>>();

/** Whether a stage takes one more request for a route now. */
export function takes(
  stage: Stage,
  { key }: Pick<Route, 'key'>,
  now: () => number,
): boolean {
  const {
    ThrottlingBurstLimit: burst = DEFAULTS.burst,
    ThrottlingRateLimit: rate = DEFAULTS.rate,
  } = { ...stage.defaultRouteSettings, ...stage.routeSettings[key] };
  const all = buckets.get(stage) ?? new Map<string, TokenBucket>();
  buckets.set(stage, all);
  const name = `${key} ${burst} ${rate}`;
  const bucket = all.get(name) ?? new TokenBucket(burst, rate, now);
  all.set(name, bucket);
  return bucket.take();
}
