import { isError } from '@backstage/errors';
import { TemplateAction } from '@backstage/plugin-scaffolder-node';

/** What JavaScript throws by itself: the trace leads to what is wrong. */
const DEFECTS = ['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError'];

/**
 * An action whose failures end its log with what they say. The scaffolder
 * prints an error's `stack` as the last lines of the log, and a trace there
 * buries what a person is to read; only a defect of ours needs one.
 */
export function withoutStackTrace(
  action: TemplateAction<any, any, any>,
): TemplateAction<any, any, any> {
  return {
    ...action,
    async handler(ctx) {
      try {
        await action.handler(ctx);
      } catch (error) {
        if (isError(error) && !DEFECTS.includes(error.name)) {
          Object.defineProperty(error, 'stack', { value: lastWords(error) });
        }
        throw error;
      }
    },
  };
}

/** AWS's errors say half of what they say with their name. */
function lastWords(error: Error): string {
  return '$metadata' in error ? String(error) : error.message;
}
