import { InputError } from '@backstage/errors';
import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import { validate } from 'jsonschema';
import { describePlanPrice } from '../api/planPrice';
import { DeploymentLog } from '../log/DeploymentLog';
import { ActionDependencies } from '../run/ActionDependencies';
import { StackPlan } from '../stack/StackPlan';
import { createAction } from './createAction';
import { examples } from './deploymentCheck.examples';

/** The input of a later step that takes the `stackArn` of an earlier one. */
const TAKEN_BY: Readonly<Record<string, string>> = {
  'fargate:environment:deploy': 'environmentStackArn',
  'fargate:dns-zone:deploy': 'zoneStackArn',
};

/**
 * `fargate:deployment:check`: the dry runs of the steps that follow, so that
 * whatever can fail without cost fails before the first of them.
 *
 * @param actions - that it can check, each with a dry run.
 * @public
 */
export function createDeploymentCheckAction(
  dependencies: Pick<ActionDependencies, 'access' | 'auditor' | 'prices'>,
  actions: readonly TemplateAction<any, any, any>[],
) {
  const checkable = actions.filter(({ supportsDryRun }) => supportsDryRun);
  return createAction(dependencies, {
    id: 'fargate:deployment:check',
    description:
      'Checks what the steps after it are going to do, before anything is made: runs each of them dry, and logs the plan and its price a month. Changes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        steps: z =>
          z
            .array(
              z.object({
                action: z
                  .string()
                  .describe('Id of the action, e.g. fargate:public-api:deploy'),
                if: z
                  .boolean()
                  .optional()
                  .describe('Whether the step is going to run. Default: true'),
                input: z
                  .record(z.unknown())
                  .describe(
                    'Its input. stackArn of an environment or a zone that is deployed in a step before is added',
                  ),
              }),
            )
            .describe('The steps, in their order'),
      },
      output: {},
    },
    async handler(ctx) {
      // A task that is resumed after the check has already begun to deploy.
      await ctx.checkpoint({
        key: 'checked',
        fn: async () => {
          await check();
          return true;
        },
      });

      async function check(): Promise<void> {
        const plans: StackPlan[] = [];
        const stackArns: JsonObject = {};
        for (const step of ctx.input.steps) {
          if (step.if !== false) {
            const { stackArn } = await dryRun(ctx, step, stackArns, plans);
            const name = TAKEN_BY[step.action];
            if (name && stackArn) {
              stackArns[name] = stackArn;
            }
          }
        }
        const log = new DeploymentLog(ctx.logger);
        log.lines('Price', describePlanPrice(plans, dependencies.prices));
        log.line('Done', 'checked; nothing was changed');
      }
    },
  });

  async function dryRun(
    ctx: object,
    step: { action: string; input: Record<string, unknown> },
    stackArns: JsonObject,
    plans: StackPlan[],
  ): Promise<JsonObject> {
    const action = checkable.find(({ id }) => id === step.action);
    if (!action) {
      throw new InputError(
        `steps: ${step.action} cannot be checked. Use one of ${checkable
          .map(({ id }) => id)
          .join(', ')}.`,
      );
    }
    const { properties = {} } = action.schema?.input ?? {};
    const input = {
      ...step.input,
      ...Object.fromEntries(
        Object.entries(stackArns).filter(([name]) => name in properties),
      ),
    };
    const { errors } = validate(input, action.schema?.input ?? {});
    if (errors.length) {
      throw new InputError(
        `Invalid input of ${step.action}: ${errors.join(', ')}`,
      );
    }
    const outputs: JsonObject = {};
    const run = {
      ...ctx,
      input,
      plans,
      isDryRun: true,
      output: (name: string, value: any) => {
        outputs[name] = value;
      },
      checkpoint: ({ fn }: { fn: () => Promise<unknown> }) => fn(),
    };
    await action.handler(run as any);
    return outputs;
  }
}
