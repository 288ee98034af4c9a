import { AwsError } from '../../../world/AwsError';
import { jsonPattern } from './jsonPattern';

/**
 * A term, or a phrase in quotes, with an optional prefix: `-` (must not
 * occur) or `?` (at least one).
 */
const TERM = /([-?]?)(?:"([^"]*)"|(\S+))/g;

/**
 * Whether a message matches a filter pattern of terms or of JSON (`{ … }`).
 * Space-delimited patterns (`[ … ]`) and regular expressions (`%…%`) are not simulated.
 *
 * @throws AwsError `InvalidParameterException`.
 */
export function filterPattern(pattern: string): (message: string) => boolean {
  if (/^\s*\{/.test(pattern)) {
    return jsonPattern(pattern);
  }
  if (/^\s*[[%]/.test(pattern)) {
    throw new AwsError(
      'InvalidParameterException',
      'The AWS simulator knows filter patterns of terms and of JSON only.',
    );
  }
  const terms = [...pattern.matchAll(TERM)].map(([, sign, phrase, word]) => ({
    sign,
    text: phrase ?? word,
  }));
  const withSign = (wanted: string) =>
    terms.filter(({ sign }) => sign === wanted).map(({ text }) => text);
  const all = withSign('');
  const none = withSign('-');
  const any = withSign('?');
  return message =>
    all.every(text => message.includes(text)) &&
    !none.some(text => message.includes(text)) &&
    (any.length === 0 || any.some(text => message.includes(text)));
}
