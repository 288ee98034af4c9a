import { acm } from './acm';
import { apigateway } from './apigateway';
import { cloudcontrol, cloudformation } from './cloudformation';
import { ec2 } from './ec2';
import { ecs } from './ecs';
import { elasticloadbalancing } from './elasticloadbalancing';
import { events } from './events';
import { iam } from './iam';
import { logs } from './logs';
import {
  applicationAutoScaling,
  cloudwatch,
  ecr,
  efs,
  kms,
  lambda,
  s3,
  resourceGroupsTagging,
  serviceQuotas,
  sts,
} from './others';
import { route53 } from './route53';
import { secretsManager } from './secretsmanager';
import { serviceDiscovery } from './servicediscovery';
import { ServiceRules } from './ServiceRules';
import { sns } from './sns';
import { sqs } from './sqs';
import { ssm } from './ssm';
import { wafv2 } from './wafv2';

/** By the name with which a service's requests are signed. */
export const rules: Readonly<Record<string, ServiceRules>> = {
  acm,
  apigateway,
  'application-autoscaling': applicationAutoScaling,
  cloudcontrolapi: cloudcontrol,
  cloudformation,
  cloudwatch,
  ec2,
  ecr,
  ecs,
  elasticfilesystem: efs,
  elasticloadbalancing,
  events,
  iam,
  kms,
  lambda,
  logs,
  monitoring: cloudwatch,
  route53,
  s3,
  secretsmanager: secretsManager,
  servicediscovery: serviceDiscovery,
  servicequotas: serviceQuotas,
  sns,
  sqs,
  ssm,
  sts,
  tagging: resourceGroupsTagging,
  wafv2,
};
