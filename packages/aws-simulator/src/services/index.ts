import { ServiceDefinition } from './ServiceDefinition';
import { ResourceType } from './ResourceType';
import * as acm from './acm';
import * as applicationautoscaling from './applicationautoscaling';
import * as cloudformation from './cloudformation';
import * as ec2 from './ec2';
import * as ecr from './ecr';
import * as ecs from './ecs';
import * as elbv2 from './elbv2';
import * as iam from './iam';
import * as logs from './logs';
import * as route53 from './route53';
import * as s3 from './s3';
import * as sts from './sts';

const modules = [
  acm,
  applicationautoscaling,
  cloudformation,
  ec2,
  ecr,
  ecs,
  elbv2,
  iam,
  logs,
  route53,
  s3,
  sts,
];

/** Every service, by the name with which its requests are signed. */
export const services: ReadonlyMap<string, ServiceDefinition> = new Map(
  modules.map(({ service }) => [service.signingName, service]),
);

/** Every CloudFormation resource type that the simulator acts on, by its name. */
export const resourceTypes: ReadonlyMap<string, ResourceType> = new Map(
  modules.flatMap(module =>
    module.resourceTypes.map(type => [type.typeName, type] as const),
  ),
);

cloudformation.setResourceTypes(resourceTypes);
