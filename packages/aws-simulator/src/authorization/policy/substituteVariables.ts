import { literalPattern } from './matchesPattern';
import { RequestContext } from './RequestContext';

/** A variable with its default, but none of `${*}`, `${?}` and `${$}`. */
const VARIABLE = /\$\{\s*([^},\s*?$]+)\s*(?:,\s*'([^']*)'\s*)?\}/g;

/**
 * A pattern of a policy with its variables (`${aws:PrincipalTag/team}`)
 * replaced by the request's values.
 *
 * @returns undefined where a variable has no single value: nothing matches then
 */
export function substituteVariables(
  pattern: string,
  context: RequestContext,
): string | undefined {
  let isKnown = true;
  const substituted = pattern.replace(
    VARIABLE,
    (_, key: string, otherwise?: string) => {
      const values = context.get(key);
      const value = values?.length === 1 ? values[0] : otherwise;
      isKnown &&= value !== undefined;
      return literalPattern(value ?? '');
    },
  );
  return isKnown ? substituted : undefined;
}
