import { Entity } from '@backstage/catalog-model';
import { ApiStack } from './apiUpdate';
import { findEntityStack } from '../catalog/findEntityStack';
import { readOwnStack } from '../catalog/readOwnStack';
import { ActionDependencies } from '../run/ActionDependencies';
import { ActionRun } from '../run/ActionRun';
import { OpenedDeployment, openDeployment } from '../run/openDeployment';
import { assertApi } from './assertApi';

/** An API that is deployed, in a target that is open for a change of it. */
export interface DeployedApi {
  context: OpenedDeployment;
  entity: Entity;
  stack: ApiStack;
}

/**
 * Opens the target of a deployed API.
 *
 * @param entityRef - of the API or its Component.
 * @throws InputError when the entity is not an API with a deployment.
 * @throws NotFoundError when the user does not see the entity.
 * @throws NotAllowedError when the user is not allowed to change the API.
 */
export async function openDeployedApi(
  run: ActionRun,
  dependencies: ActionDependencies,
  entityRef: string,
): Promise<DeployedApi> {
  const { aws, catalog } = dependencies;
  const { signal } = run;
  const { entity, stackArn } = await findEntityStack(
    catalog,
    entityRef,
    await run.getInitiatorCredentials(),
  );
  const permit = await run.access.toChange(
    'update',
    aws.targets.forArn(stackArn),
    entity,
  );
  const context = await openDeployment(run, dependencies, permit, stackArn);
  const { clients } = context;
  const named = await readOwnStack(clients, entity, stackArn, { signal });
  // The catalog may not have read yet that the API was deployed again.
  const stack = assertApi(
    named.status === 'DELETE_COMPLETE'
      ? await readOwnStack(clients, entity, named.name, { signal })
      : named,
  );
  await context.authorize(clients, stack);
  return { context, entity, stack };
}
