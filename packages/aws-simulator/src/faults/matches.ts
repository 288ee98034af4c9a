import { InterceptedCall } from '../calls/Interceptor';
import { CallPattern } from './FaultRule';

/** Whether a pattern matches a call. */
export function matches(pattern: CallPattern, call: InterceptedCall): boolean {
  return (['service', 'operation', 'account', 'region'] as const).every(
    key => pattern[key] === undefined || pattern[key] === call[key],
  );
}
