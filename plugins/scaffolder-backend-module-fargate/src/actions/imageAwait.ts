import { partition } from '@aws-sdk/core/client';
import { InputError } from '@backstage/errors';
import {
  describeStack,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { awaitImage } from '../delivery/awaitImage';
import { dryRunImage } from '../checks/dryRunImage';
import { openForge } from '../delivery/forge/openForge';
import { RunWatch } from '../delivery/RunWatch';
import { ActionDependencies } from '../run/ActionDependencies';
import { endDeployment } from '../run/endDeployment';
import * as fields from '../run/fields';
import { OpenedDeployment, openDeployment } from '../run/openDeployment';
import { isDryRunArn } from '../stack/dryRun';
import { checkInteger } from '../validation/checkInteger';
import { checkStackArn } from '../validation/checkStackArn';
import { createAction } from './createAction';
import { examples } from './imageAwait.examples';

const DEFAULT_WAIT_MINUTES = 30;

/** As long as a job of GitHub may take. */
const MAX_WAIT_MINUTES = 360;

/** @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageIdentifier.html */
const TAG = /^[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127}$/;

/**
 * `fargate:image:await`: waits until the pipeline of a repository has pushed an
 * image.
 *
 * @public
 */
export function createImageAwaitAction(dependencies: ActionDependencies) {
  return createAction(dependencies, {
    id: 'fargate:image:await',
    description:
      'Waits until the pipeline of a source repository has pushed an image, and ends at once when its run fails.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        stackArn: z =>
          z.string().describe('stackArn of a fargate:delivery:deploy step'),
        tag: z =>
          z
            .string()
            .optional()
            .describe(
              'Tag of the image, which is the SHA of the commit. Default: the image that was pushed last',
            ),
        repoUrl: z =>
          fields
            .repoUrlField(z)
            .optional()
            .describe(
              'Repository whose run is watched: with tag the run for that commit, otherwise the last one of the branch. Default: none',
            ),
        branch: z =>
          z.string().optional().describe('Branch of that run. Default: main'),
        runUrl: z =>
          z
            .string()
            .optional()
            .describe(
              'Link to the runs, for the log. Default: that of the run',
            ),
        waitMinutes: z =>
          z
            .number()
            .int()
            .optional()
            .describe(
              `Minutes to wait for the image. Default: ${DEFAULT_WAIT_MINUTES}`,
            ),
      },
      output: {
        image: z => z.string().describe('The image, by its digest'),
        tag: z => z.string().describe('Its tag'),
      },
    },
    async handler(ctx) {
      const { input, signal } = ctx;
      const { waitMinutes = DEFAULT_WAIT_MINUTES } = input;
      const tag = input.tag || undefined;
      checkStackArn('stackArn', input.stackArn);
      checkInteger('waitMinutes', waitMinutes, {
        min: 1,
        max: MAX_WAIT_MINUTES,
      });
      if (tag && !TAG.test(tag)) {
        throw new InputError(
          `tag: "${tag}" is no tag of an image. Give the SHA of a commit.`,
        );
      }
      const forge = input.repoUrl
        ? openForge(dependencies.integrations, input.repoUrl)
        : undefined;
      const permit = await ctx.access.toChange(
        'update',
        dependencies.aws.targets.forArn(input.stackArn),
      );
      const context = await openDeployment(
        ctx,
        dependencies,
        permit,
        input.stackArn,
      );
      if (isDryRunArn(input.stackArn)) {
        endDryRun(context, `a repository of ${input.stackArn.split('/')[1]}`);
        ctx.output('image', dryRunImage(repositoryToCome(input.stackArn)));
        ctx.output('tag', tag ?? '');
        return;
      }
      const { RepositoryName, RepositoryUri } = await readDelivery(
        context,
        input.stackArn,
      );
      if (ctx.isDryRun) {
        endDryRun(context, RepositoryUri);
        ctx.output('image', dryRunImage(RepositoryUri));
        ctx.output('tag', tag ?? '');
        return;
      }
      const run = new RunWatch(context, forge, {
        commit: tag,
        branch: input.branch || 'main',
      });
      if (input.runUrl) {
        run.show(input.runUrl);
      }
      const waitSeconds = waitMinutes * 60;
      const image = await awaitImage(
        context,
        {
          repositoryName: RepositoryName,
          repositoryUri: RepositoryUri,
          tag,
          since: await startOf(context, waitSeconds, () =>
            ctx.checkpoint({
              key: `fargate:image:await:${RepositoryName}:${tag ?? ''}`,
              fn: async () => context.clients.now().getTime(),
            }),
          ),
          waitSeconds,
        },
        run,
      );
      signal?.throwIfAborted();
      endDeployment(ctx, context, {
        done: `image ${RepositoryUri}:${image.tag} is pushed`,
        outputs: {
          image: `${RepositoryUri}@${image.digest}`,
          tag: image.tag,
        },
      });
    },
  });
}

/**
 * When waiting started. A run after a restart of the backend continues; one that
 * comes after the time is over is a new attempt.
 */
async function startOf(
  { clients }: OpenedDeployment,
  waitSeconds: number,
  readStart: () => Promise<number>,
): Promise<Date> {
  const start = await readStart();
  const now = clients.now().getTime();
  return new Date(now - start < waitSeconds * 1000 ? start : now);
}

async function readDelivery(
  { clients, signal }: OpenedDeployment,
  stackArn: string,
): Promise<StackRecord['outputs']> {
  const stack = await describeStack(clients, stackArn, { signal });
  if (stack?.kind !== 'delivery' || !stack.outputs.RepositoryUri) {
    throw new InputError(
      `stackArn: ${stackArn} is not the stack of a fargate:delivery:deploy step.`,
    );
  }
  return stack.outputs;
}

/** Where ECR will have the repository of a stack that a dry run did not make. */
function repositoryToCome(stackArn: string): string {
  const [, , , region, accountId, resource] = stackArn.split(':');
  const [, name] = resource.split('/');
  return `${accountId}.dkr.ecr.${region}.${
    partition(region).dnsSuffix
  }/${name}`;
}

function endDryRun({ log }: OpenedDeployment, where: string): void {
  log.line('Dry run', `an image in ${where} would be waited for`);
}
