import { rightsOfServiceRole } from '../authorization/EvaluatedRights';
import { ServiceRoles } from '../rights/ServiceRoles';
import { VirtualClock } from '../clock/VirtualClock';
import { World } from '../world/World';
import { ServiceDefinition } from './ServiceDefinition';
import { service as acm } from './acm';
import { service as apiGateway } from './apigatewayv2';
import { service as applicationAutoScaling } from './applicationautoscaling';
import { service as cloudControl } from './cloudcontrol';
import { service as cloudFormation } from './cloudformation';
import { service as cloudWatch } from './cloudwatch';
import { ResourceTypes } from './cloudformation/model/ResourceTypes';
import { service as ec2 } from './ec2';
import { service as ecr } from './ecr';
import { service as ecs } from './ecs';
import { service as efs } from './efs';
import { service as elbv2 } from './elbv2';
import { service as events } from './events';
import { service as iam } from './iam';
import { service as kms } from './kms';
import { service as lambda } from './lambda';
import { service as logs } from './logs';
import { service as resourceGroupsTagging } from './resourcegroupstaggingapi';
import { service as route53 } from './route53';
import { service as s3 } from './s3';
import { service as secretsManager } from './secretsmanager';
import { service as serviceDiscovery } from './servicediscovery';
import { service as serviceQuotas } from './servicequotas';
import { service as sns } from './sns';
import { service as sqs } from './sqs';
import { service as ssm } from './ssm';
import { service as sts } from './sts';
import { service as wafv2 } from './wafv2';

const all: ServiceDefinition[] = [
  acm,
  apiGateway,
  applicationAutoScaling,
  cloudControl,
  cloudFormation,
  cloudWatch,
  ec2,
  ecr,
  ecs,
  efs,
  elbv2,
  events,
  iam,
  kms,
  lambda,
  logs,
  resourceGroupsTagging,
  route53,
  s3,
  secretsManager,
  serviceDiscovery,
  serviceQuotas,
  sns,
  sqs,
  ssm,
  sts,
  wafv2,
];

/** Every service, by its signing name. */
export const services: ReadonlyMap<string, ServiceDefinition> = new Map(
  all.map(service => [service.signingName, service]),
);

/**
 * An empty world, whose CloudFormation can provision the resource types of all
 * services.
 *
 * @param seed - determines every generated id
 */
export function createWorld(clock: VirtualClock, seed: number): World {
  const world = new World(clock, seed);
  world.service(ServiceRoles).assume = rightsOfServiceRole;
  for (const { resourceTypes = [] } of all) {
    world.service(ResourceTypes).add(resourceTypes);
  }
  return world;
}
