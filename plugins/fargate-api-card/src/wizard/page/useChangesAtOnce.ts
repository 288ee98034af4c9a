import { useCallback, useLayoutEffect, useRef } from 'react';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';

type Values = Record<string, unknown>;
type OnChange = FieldExtensionComponentProps<Values>['onChange'];

/**
 * The `onChange` of a page that keeps each of several changes made before the page is
 * rendered again. The form library puts each change on the values that were rendered
 * last: what a field has read for itself would undo what was clicked just before.
 */
export function useChangesAtOnce(
  formData: Values | undefined,
  onChange: OnChange,
): OnChange {
  const pending = useRef<Values>({});
  useLayoutEffect(() => {
    pending.current = {};
  }, [formData]);
  return useCallback<OnChange>(
    (next, ...rest) => {
      Object.assign(pending.current, changesOf(formData, next));
      onChange({ ...formData, ...pending.current }, ...rest);
    },
    [formData, onChange],
  );
}

/** The fields that differ, with their next values: undefined where one was emptied. */
function changesOf(before: Values = {}, next: Values = {}): Values {
  return Object.fromEntries(
    Object.keys({ ...before, ...next })
      .filter(name => before[name] !== next[name])
      .map(name => [name, next[name]]),
  );
}
