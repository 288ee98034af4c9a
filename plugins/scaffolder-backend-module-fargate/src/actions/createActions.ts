import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { ActionDependencies } from '../run/ActionDependencies';
import { createApiMoveAction } from './apiMove';
import { createApiPromoteAction } from './apiPromote';
import { createApiRegisterAction } from './apiRegister';
import { createApiUpdateAction } from './apiUpdate';
import { createClusterDeployAction } from './clusterDeploy';
import { createDeliveryDeployAction } from './deliveryDeploy';
import { createDeploymentCheckAction } from './deploymentCheck';
import { createDnsZoneDeleteAction } from './dnsZoneDelete';
import { createDnsZoneDeployAction } from './dnsZoneDeploy';
import { createEnvironmentDeployAction } from './environmentDeploy';
import { createEnvironmentUpdateAction } from './environmentUpdate';
import { createGatewayApiDeployAction } from './gatewayApiDeploy';
import { createImageAwaitAction } from './imageAwait';
import { createInternalApiCheckAction } from './internalApiCheck';
import { createInternalApiDeployAction } from './internalApiDeploy';
import { createPublicApiDeployAction } from './publicApiDeploy';
import { createSecretPutAction } from './secretPut';
import { createSharedApiDeployAction } from './sharedApiDeploy';
import { createStackDeleteAction } from './stackDelete';
import { createVpcDeployAction } from './vpcDeploy';

/** All actions of the module. */
export function createActions(
  dependencies: ActionDependencies,
): TemplateAction<any, any, any>[] {
  const actions = [
    createVpcDeployAction,
    createClusterDeployAction,
    createEnvironmentDeployAction,
    createEnvironmentUpdateAction,
    createPublicApiDeployAction,
    createDnsZoneDeployAction,
    createDnsZoneDeleteAction,
    createInternalApiDeployAction,
    createGatewayApiDeployAction,
    createSharedApiDeployAction,
    createInternalApiCheckAction,
    createApiRegisterAction,
    createApiUpdateAction,
    createApiPromoteAction,
    createApiMoveAction,
    createSecretPutAction,
    createDeliveryDeployAction,
    createImageAwaitAction,
    createStackDeleteAction,
  ].map(create => create(dependencies));
  return [...actions, createDeploymentCheckAction(dependencies, actions)];
}
