import { isError } from '@backstage/errors';
import {
  createTemplateAction,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { DeploymentLog } from '../log/DeploymentLog';
import { logFailure } from '../log/FailureReport';
import { DeploymentError } from '../stack/DeploymentError';

/** Errors that JavaScript itself throws: their stack trace locates the bug. */
const BUGS = ['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError'];

/**
 * `createTemplateAction` for actions whose log ends with the cause of a
 * failure: the report of a failed deployment, then the error's message.
 *
 * The scaffolder prints an error's `stack` as the last lines of the log. Unless
 * the error is a bug of ours, the message takes the place of the stack trace,
 * which would bury what a person has to read.
 */
export const createAction = ((options: any) =>
  reportFailures(
    createTemplateAction(options),
  )) as unknown as typeof createTemplateAction;

/** The same action, which reports its failures in the log. */
function reportFailures<Action extends TemplateAction<any, any, any>>(
  action: Action,
): Action {
  return {
    ...action,
    async handler(ctx) {
      try {
        await action.handler(ctx);
      } catch (error) {
        if (error instanceof DeploymentError) {
          logFailure(new DeploymentLog(ctx.logger), error.report);
        }
        if (isError(error) && !BUGS.includes(error.name)) {
          Object.defineProperty(error, 'stack', { value: messageOf(error) });
        }
        throw error;
      }
    },
  };
}

/** The message of an AWS error is incomplete without the error's name. */
function messageOf(error: Error): string {
  return '$metadata' in error ? String(error) : error.message;
}
