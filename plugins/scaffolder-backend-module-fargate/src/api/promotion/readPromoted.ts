import { readOwnStack } from '../../catalog/readOwnStack';
import { findEntityStack } from '../../catalog/findEntityStack';
import { ActionDependencies } from '../../run/ActionDependencies';
import { ActionRun } from '../../run/ActionRun';
import { openDeployment } from '../../run/openDeployment';
import { assertApi } from '../assertApi';
import { readRunning, RunningImages } from './readRunning';

/**
 * Reads what an API runs, for another one that shall run it too, and logs it.
 *
 * @param from - reference of the API or its Component.
 * @throws InputError when the entity is not an API with a deployment.
 * @throws NotFoundError when the user does not see the entity.
 * @throws NotAllowedError when the user is not allowed to read its status.
 * @throws ConflictError when it is not healthy.
 */
export async function readPromoted(
  run: ActionRun,
  dependencies: ActionDependencies,
  from: string,
): Promise<RunningImages & { stackArn: string }> {
  const { aws, catalog } = dependencies;
  const { signal } = run;
  const { entity, stackArn } = await findEntityStack(
    catalog,
    from,
    await run.getInitiatorCredentials(),
    'from',
  );
  const permit = await run.access.toRead(aws.targets.forArn(stackArn), from);
  const context = await openDeployment(
    run,
    dependencies,
    permit,
    stackArn,
    'look',
  );
  const { clients, log } = context;
  const stack = assertApi(
    await readOwnStack(clients, entity, stackArn, { signal }),
    'from',
  );
  await context.authorize(clients, stack);
  const running = await readRunning(context, stack);
  log.line(
    'Promotion',
    `${stack.entityRef} runs ${running.image} (${running.name}${
      running.commit ? `, commit ${running.commit}` : ''
    })`,
  );
  return { ...running, stackArn: stack.arn };
}
