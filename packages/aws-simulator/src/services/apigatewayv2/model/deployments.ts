import { ApiGateway } from './ApiGateway';
import { badRequest } from './refusals';
import { Deployment, HttpApi } from './types';

const ID_LENGTH = 6;

/** @throws AwsError `BadRequestException` for an API without routes */
export function createDeployment(
  gateway: ApiGateway,
  api: HttpApi,
  description?: string,
): Deployment {
  if (api.routes.size === 0) {
    throw badRequest(
      'Unable to deploy API because no routes exist in this API',
    );
  }
  return addDeployment(gateway, api, { autoDeployed: false, description });
}

/** @throws AwsError `BadRequestException` while a stage has it, in words from memory */
export function deleteDeployment(api: HttpApi, { id }: Deployment): void {
  if ([...api.stages.values()].some(stage => stage.deploymentId === id)) {
    throw badRequest(
      'Active stages pointing to this deployment must be moved or deleted',
    );
  }
  api.deployments.delete(id);
}

/** Brings the stages up to date that follow every change of their API. */
export function autoDeploy(gateway: ApiGateway, api: HttpApi): void {
  const following = [...api.stages.values()].filter(stage => stage.autoDeploy);
  if (following.length > 0) {
    const { id } = addDeployment(gateway, api, { autoDeployed: true });
    for (const stage of following) {
      stage.deploymentId = id;
      stage.lastUpdatedDate = gateway.region.world.now();
    }
    const used = [...api.stages.values()].map(stage => stage.deploymentId);
    for (const deployment of [...api.deployments.values()]) {
      if (deployment.autoDeployed && !used.includes(deployment.id)) {
        api.deployments.delete(deployment.id);
      }
    }
  }
  gateway.region.changed();
}

function addDeployment(
  gateway: ApiGateway,
  { authorizers, deployments, integrations, routes }: HttpApi,
  about: Pick<Deployment, 'autoDeployed' | 'description'>,
): Deployment {
  const deployment: Deployment = {
    ...about,
    id: gateway.newId(ID_LENGTH),
    createdDate: gateway.region.world.now(),
    routes: [...routes.values()],
    integrations: new Map(integrations),
    authorizers: new Map(authorizers),
  };
  deployments.set(deployment.id, deployment);
  return deployment;
}
