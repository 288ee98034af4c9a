import { VirtualClock } from '../clock/VirtualClock';
import { Interceptor } from '../calls/Interceptor';
import { limitOf } from './limitOf';
import { throttled } from './throttled';
import { TokenBucket } from '../clock/TokenBucket';

/**
 * Throttles calls as AWS does, with token buckets for each account and region.
 * The buckets refill in real time, whatever the speed of the clock, because
 * clients wait in real time; with a manual clock they refill in virtual time.
 */
export function throttling(clock: VirtualClock): Interceptor {
  const now = () =>
    clock.speed === 'manual' ? clock.now() : performance.now();
  const buckets = new Map<string, TokenBucket>();
  return async (call, next) => {
    const limit = limitOf(call.service, call.operation);
    if (!limit) {
      return next();
    }
    const key = `${call.account} ${call.region} ${limit.bucket}`;
    let bucket = buckets.get(key);
    if (!bucket) {
      bucket = new TokenBucket(limit.burst, limit.perSecond, now);
      buckets.set(key, bucket);
    }
    if (!bucket.take()) {
      throw throttled(call);
    }
    return next();
  };
}
