import { isError } from '@backstage/errors';
import {
  ActionContext,
  createTemplateAction,
  TemplateAction,
  TemplateExample,
} from '@backstage/plugin-scaffolder-node';
import { z as zod } from 'zod/v3';
import { RunAccess } from '../access/RunAccess';
import { DeploymentLog } from '../log/DeploymentLog';
import { logFailure } from '../log/FailureReport';
import { ActionDependencies } from '../run/ActionDependencies';
import { audited } from '../run/audited';
import { DeploymentError } from '../stack/DeploymentError';
import { assertNoDynamicReference } from '../validation/assertNoDynamicReference';

/** Errors that JavaScript itself throws: their stack trace locates the bug. */
const BUGS = ['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError'];

type Fields = Record<string, (z: typeof zod) => zod.ZodType>;

type Values<T extends Fields> = { [K in keyof T]: zod.infer<ReturnType<T[K]>> };

/** An action whose handler decides with `access` before it does anything. */
interface ActionOptions<Input extends Fields, Output extends Fields> {
  id: string;
  description: string;
  examples?: TemplateExample[];
  supportsDryRun?: boolean;
  schema: { input: Input; output: Output };
  handler(
    ctx: ActionContext<Values<Input>, Values<Output>, 'v2'> & {
      access: RunAccess;
    },
  ): Promise<void>;
}

/**
 * `createTemplateAction` for actions that decide who may run them, are audited,
 * whose input contains nothing that CloudFormation would evaluate, and whose log
 * ends with the cause of a failure: the report of a failed deployment, then the
 * error's message.
 *
 * The scaffolder prints an error's `stack` as the last lines of the log. Unless
 * the error is a bug of ours, the message takes the place of the stack trace,
 * which would bury what a person has to read.
 */
export function createAction<Input extends Fields, Output extends Fields>(
  dependencies: Pick<ActionDependencies, 'access' | 'auditor'>,
  options: ActionOptions<Input, Output>,
) {
  return reportFailures(
    createTemplateAction<Input, Output>({
      ...options,
      async handler(ctx: any) {
        const credentials = await ctx.getInitiatorCredentials();
        const initiator = dependencies.access.initiator(credentials);
        const access = new RunAccess(initiator, ctx.signal);
        await audited(
          dependencies.auditor,
          options.id,
          ctx,
          access,
          async () => {
            assertNoDynamicReference(ctx.input);
            await options.handler({ ...ctx, access });
          },
        );
      },
    }),
  );
}

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
          const log = new DeploymentLog({
            info: line => ctx.logger.error(line),
          });
          logFailure(log, error.report);
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
