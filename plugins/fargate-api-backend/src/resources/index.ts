export { assertArnOf, nameInShortArn, parseServiceArn } from './arns';
export { observeScaling } from './autoscaling';
export { observeCertificate } from './certificate';
export { observeCluster } from './cluster';
export type { ClusterFacts } from './cluster';
export { observeDeployedRevisions } from './deployedRevisions';
export type { DeployedRevision } from './deployedRevisions';
export { leadsToName, observeDomainRecord } from './domainRecord';
export type { DomainRecordFacts } from './domainRecord';
export { observeGatewayBreak } from './gatewayRoute';
export type { GatewayBreak } from './gatewayRoute';
export { observeLinkRules } from './linkRules';
export type { LinkRuleFacts } from './linkRules';
export { observeSharedRule } from './sharedRule';
export type { SharedRuleStatus } from './sharedRule';
export { observeInstances } from './instances';
export { endpointOf, observeLoadBalancer } from './loadBalancer';
export { observeEgressIps, observeNatGateways } from './natGateways';
export { consumersOf, observeCallers } from './securityGroups';
export { observePreviews } from './previews';
export { observeQuota } from './quotas';
export type { Ownership } from './ownership';
export { observeRolePolicies } from './rolePolicies';
export { observeScheduledActions } from './scheduledActions';
export type { ScheduledActionFacts } from './scheduledActions';
export { observeService, serviceKey } from './service';
export type { ServiceFacts } from './service';
export { observeServiceStatus } from './serviceDeployment';
export { observeServicesNamed } from './servicesNamed';
export { observeServicesTagged } from './servicesTagged';
export type { ServiceTag } from './servicesTagged';
export { observeServiceHistory } from './serviceHistory';
export type { PastDeployment } from './serviceHistory';
export {
  observeEnvironmentStack,
  observeRecordResource,
  observeStack,
  observeVpcStack,
} from './stack';
export type {
  EnvironmentStackFacts,
  LogFacts,
  StackFacts,
  VpcStackFacts,
} from './stack';
export {
  observeServiceGroups,
  observeTargetGroups,
  readableGroups,
} from './targetGroups';
export {
  observePreviousTaskDefinition,
  observeTaskDefinition,
  readTaskDefinition,
} from './taskDefinition';
export type { TaskDefinitionFacts } from './taskDefinition';
export { observeTaskIngress } from './taskIngress';
export {
  observeRunningTasks,
  observeStoppedTasks,
  readTask,
  tasksKeys,
} from './tasks';
export { observeAvailabilityZones, observeVpc, observeVpcs } from './vpc';
export type { VpcFacts } from './vpc';
export {
  observeSharedLoadBalancer,
  observeSharedLoadBalancerStack,
} from './sharedLoadBalancer';
export { observeThrottling } from './throttling';
export { observeVpcLink } from './vpcLink';
export { observeVpcEndpoints } from './vpcEndpoints';
export { observeSecretReferences } from './secretReferences';
export type { SecretReference } from './secretReferences';
