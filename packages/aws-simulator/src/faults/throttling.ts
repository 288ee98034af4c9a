import { VirtualClock } from '../clock/VirtualClock';
import { Interceptor } from '../server/Interceptor';
import { limitOf } from './limitOf';
import { throttled } from './throttled';
import { TokenBucket } from './TokenBucket';

/**
 * Limits calls as AWS does: by buckets of each account and region. On a
 * running clock the buckets fill in real time, whatever its speed, since the
 * callers live in it too; on a manual clock in virtual time.
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
