import { InterceptedCall } from '../server/Interceptor';
import { CallPattern } from './FaultRule';

/** Whether a call is one of those that a pattern means. */
export function matches(pattern: CallPattern, call: InterceptedCall): boolean {
  return (['service', 'operation', 'account', 'region'] as const).every(
    key => pattern[key] === undefined || pattern[key] === call[key],
  );
}
