export type { ActionDependencies } from './ActionDependencies';
export { createVpcDeployAction } from './vpcDeploy';
export { createClusterDeployAction } from './clusterDeploy';
export { createEnvironmentDeployAction } from './environmentDeploy';
export { createPublicApiDeployAction } from './publicApiDeploy';
export { createApiRegisterAction } from './apiRegister';
