import { ExistingResourceRequest } from '../../../ResourceType';
import { ServiceCall } from '../../../../rights/ServiceCall';
import { apigateway } from './apigateway';
import { ecr, kms, lambda, s3 } from './assets';
import { ec2 } from './ec2';
import { ecs } from './ecs';
import { efs } from './efs';
import { elasticloadbalancing } from './elasticloadbalancing';
import { events } from './events';
import { HandlerCall, HandlerCalls } from './HandlerCalls';
import { types as permissions } from './handlerPermissions.json';
import { iam } from './iam';
import {
  acm,
  applicationAutoScaling,
  cloudformation,
  cloudwatch,
  logs,
  route53,
} from './others';
import { secretsManager, ssm } from './secrets';
import { servicediscovery } from './servicediscovery';
import { sns } from './sns';
import { sqs } from './sqs';
import { wafv2 } from './wafv2';

/** By service and resource type. */
export const handlerCalls: Readonly<
  Record<string, Readonly<Record<string, HandlerCalls>>>
> = {
  acm,
  apigateway,
  'application-autoscaling': applicationAutoScaling,
  cloudformation,
  cloudwatch,
  ec2,
  ecr,
  ecs,
  elasticfilesystem: efs,
  events,
  elasticloadbalancing,
  iam,
  kms,
  lambda,
  logs,
  route53,
  s3,
  secretsmanager: secretsManager,
  servicediscovery,
  sns,
  sqs,
  ssm,
  wafv2,
};

/** When CloudFormation makes calls for a resource; `created` stands for as soon as it is there. */
export type HandlerStage = 'create' | 'created' | 'update' | 'delete';

const READING = /:(Describe|GET$|Get|List|Search)/;

/** Not read for every resource: only where a template has some property, if at all. */
const NEVER_READ = [
  'lambda:GetCodeSigningConfig',
  'lambda:GetLayerVersion',
  'logs:DescribeResourcePolicies',
  'secretsmanager:GetRandomPassword',
  'secretsmanager:GetSecretValue',
  'sns:GetDataProtectionPolicy',
];

/**
 * The calls that CloudFormation makes for a resource, in the rights of whoever
 * works on its stack. None for types that it handles without any.
 */
export function callsOfHandler(
  type: string,
  stage: HandlerStage,
  request: ExistingResourceRequest,
): ServiceCall[] {
  return Object.entries(handlerCalls).flatMap(([of, types]) => {
    const calls = Object.hasOwn(types, type) ? types[type] : undefined;
    return [
      ...(calls?.[stage]?.(request) ?? []),
      ...(calls ? readsOf(type, stage, of) : []).map(
        (action): HandlerCall => [action, calls!.names(request)],
      ),
    ].map(([action, input = {}]) => {
      const [service, operation] = action.split(':');
      return { region: request.region, service, operation, input };
    });
  });
}

const HANDLERS = {
  create: [],
  created: ['create', 'read'],
  update: ['update'],
  delete: ['delete'],
} as const;

/**
 * What the handler looks at, of its own service. What else its schema names is
 * for properties that the simulator does not have.
 */
function readsOf(type: string, stage: HandlerStage, service: string): string[] {
  const schemas: Record<
    string,
    Partial<Record<string, string[]>>
  > = permissions;
  const all = HANDLERS[stage].flatMap(
    handler => schemas[type]?.[handler] ?? [],
  );
  return [...new Set(all)].filter(
    action =>
      READING.test(action) &&
      action.startsWith(`${service}:`) &&
      !NEVER_READ.includes(action),
  );
}
