import type {
  AccessLogSettings,
  CreateStageRequest,
  RouteSettings,
} from '@aws-sdk/client-apigatewayv2';
import { Logs } from '../../logs/model/Logs';
import { ApiGateway, partOf } from './ApiGateway';
import { checkText } from './checkText';
import { autoDeploy } from './deployments';
import {
  badRequest,
  conflict,
  notFound,
  refuseMembers,
  unsupported,
} from './refusals';
import { HttpApi, Stage } from './types';

/** The stage without a name in its address. */
export const DEFAULT_STAGE = '$default';

type Settings = Omit<Partial<CreateStageRequest>, 'ApiId' | 'StageName'>;

/**
 * The words of the errors are in the rules `pf-apigwv2-*` of cdk-preflight.
 *
 * @throws AwsError `BadRequestException`, `ConflictException`, `NotFoundException`
 */
export function createStage(
  gateway: ApiGateway,
  api: HttpApi,
  input: Settings & { StageName: string },
): Stage {
  const { StageName: name } = input;
  checkText('StageName', name, 128);
  if (name !== DEFAULT_STAGE && !/^\w+$/.test(name)) {
    throw badRequest('Stage name only allows a-zA-Z0-9_');
  }
  if (api.stages.has(name)) {
    throw conflict('Stage already exists');
  }
  const now = gateway.region.world.now();
  const stage: Stage = {
    name,
    createdDate: now,
    lastUpdatedDate: now,
    autoDeploy: false,
    defaultRouteSettings: { DetailedMetricsEnabled: false },
    routeSettings: {},
    stageVariables: {},
    tags: { ...input.Tags },
  };
  updateStage(gateway, api, stage, input);
  return stage;
}

/**
 * Changes the settings that are given.
 *
 * @throws AwsError `BadRequestException`, `NotFoundException`, before anything is changed
 */
export function updateStage(
  gateway: ApiGateway,
  api: HttpApi,
  stage: Stage,
  input: Settings,
): void {
  refuseMembers(input, ['ClientCertificateId']);
  if (Object.keys(input.StageVariables ?? {}).length > 0) {
    throw unsupported('StageVariables');
  }
  checkText('Description', input.Description, 1024, 0);
  checkAccessLogs(gateway, input.AccessLogSettings);
  const routeSettings = input.RouteSettings ?? {};
  for (const settings of [
    input.DefaultRouteSettings ?? {},
    ...Object.values(routeSettings),
  ]) {
    checkRouteSettings(settings);
  }
  const unknown = Object.keys(routeSettings).find(
    key => ![...api.routes.values()].some(route => route.key === key),
  );
  if (unknown !== undefined) {
    throw notFound(
      `Unable to find Route by key ${unknown} within the provided RouteSettings`,
    );
  }
  const follows = input.AutoDeploy ?? stage.autoDeploy;
  if (input.DeploymentId !== undefined) {
    partOf(api.deployments, input.DeploymentId, 'deployment');
    if (follows) {
      throw badRequest(
        'DeploymentId cannot be set explicitly when AutoDeploy is enabled',
      );
    }
  }
  const { AccessLogSettings: logs } = input;
  Object.assign(stage, {
    accessLogSettings: logs
      ? logs.DestinationArn && logs
      : stage.accessLogSettings,
    autoDeploy: follows,
    defaultRouteSettings: {
      ...stage.defaultRouteSettings,
      ...input.DefaultRouteSettings,
    },
    deploymentId: input.DeploymentId ?? stage.deploymentId,
    description: input.Description ?? stage.description,
    lastUpdatedDate: gateway.region.world.now(),
    routeSettings: { ...stage.routeSettings, ...routeSettings },
  });
  api.stages.set(stage.name, stage);
  if (input.AutoDeploy) {
    autoDeploy(gateway, api);
  }
}

/** @throws AwsError `BadRequestException` while a domain name leads to it, in words from memory */
export function deleteStage(
  gateway: ApiGateway,
  api: HttpApi,
  { name }: Stage,
): void {
  const isMapped = [...gateway.domainNames.values()].some(({ mappings }) =>
    [...mappings.values()].some(
      ({ apiId, stage }) => apiId === api.id && stage === name,
    ),
  );
  if (isMapped) {
    throw badRequest(
      'Deleting stage failed. Please remove all API mappings for the stage in your domains.',
    );
  }
  api.stages.delete(name);
}

function checkAccessLogs(
  { region }: ApiGateway,
  settings: AccessLogSettings | undefined,
): void {
  const { DestinationArn, Format = '' } = settings ?? {};
  if (!DestinationArn) {
    return;
  }
  const [, name] =
    /^arn:[^:]+:logs:[^:]+:\d{12}:log-group:([^:]+)(?::\*)?$/.exec(
      DestinationArn,
    ) ?? [];
  if (!name) {
    throw badRequest(
      'Access log destination must be the ARN of a CloudWatch Logs log group',
    );
  }
  if (!/\$context\.(requestId|extendedRequestId)\b/.test(Format)) {
    throw badRequest(
      'Access Log format must include either $context.requestId or $context.extendedRequestId',
    );
  }
  checkText('Format', Format, 1024);
  if (!region.service(Logs).groups.has(name)) {
    throw badRequest('The specified log group does not exist.');
  }
}

function checkRouteSettings(settings: RouteSettings): void {
  const { DataTraceEnabled, LoggingLevel = 'OFF' } = settings;
  if (DataTraceEnabled || LoggingLevel !== 'OFF') {
    throw badRequest('Execution logs are not supported on protocolType HTTP');
  }
  const limits = [settings.ThrottlingBurstLimit, settings.ThrottlingRateLimit];
  if (limits.some(limit => limit !== undefined && limit < 0)) {
    throw badRequest('Throttling limits must not be negative');
  }
}
