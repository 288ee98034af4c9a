import {
  FargateTarget,
  StackDescriptor,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { assertEntityFree } from '../catalog/assertEntityFree';
import { environmentRef } from '../catalog/entityRefs';
import { clusterStackName } from '../environment/clusterRequest';
import { ActionDependencies } from '../run/ActionDependencies';
import { ActionRun } from '../run/ActionRun';
import { OpenedDeployment, openDeployment } from '../run/openDeployment';

/**
 * Opens a target for the deployment of one stack of an environment.
 *
 * @throws NotAllowedError when the user is not allowed to deploy the environment.
 * @throws ConflictError when its name belongs to something else.
 */
export async function openEnvironmentStack(
  run: ActionRun,
  dependencies: ActionDependencies,
  target: FargateTarget,
  entity: StackDescriptor['entity'],
  stackName: string,
): Promise<OpenedDeployment> {
  const entityRef = environmentRef(entity);
  const isKnown = await assertEntityFree(
    dependencies.catalog,
    [entityRef],
    { ...target, name: clusterStackName(entity) },
    await run.getInitiatorCredentials(),
  );
  const permit = await run.access.toDeploy({
    target,
    subject: 'environment',
    entityRef,
    owner: entity.owner,
    isKnown,
  });
  return openDeployment(run, dependencies, permit, stackName);
}
