import {
  API_KINDS,
  ApiKind,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { JsonObject } from '@backstage/types';
import {
  CONSUMER_CIDR,
  InternalBench,
} from '../../__testUtils__/InternalBench';
import { perKind, UpdateEffect } from './Setting';
import {
  LOG_BUCKET,
  logDestinations,
} from '../../__testUtils__/logDestinations';
import { ApiSettings, SettingName, SETTINGS } from './settings';
import { updatableKinds } from './values';

jest.setTimeout(60_000);

const TOKENS: ApiSettings = {
  authorization: 'jwt',
  jwtIssuer: 'https://login.acme.com',
  jwtAudiences: ['orders'],
};

/** For each setting a change that goes with what the APIs below have. */
const CHANGES: Partial<Record<SettingName, ApiSettings>> = {
  image: {
    image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:v2',
  },
  cpuArchitecture: { cpuArchitecture: 'ARM64' },
  cpu: { cpu: 1024 },
  memory: { memory: 3072 },
  port: { port: 8080 },
  desiredCount: { desiredCount: 3 },
  'autoscaling.enabled': { autoscaling: { enabled: true } },
  'autoscaling.minCount': { autoscaling: { enabled: true, minCount: 3 } },
  'autoscaling.maxCount': { autoscaling: { enabled: true, maxCount: 9 } },
  'autoscaling.cpuTargetPercent': {
    autoscaling: { enabled: true, cpuTargetPercent: 50 },
  },
  'autoscaling.requestsPerTarget': {
    autoscaling: { enabled: true, requestsPerTarget: 100 },
  },
  'officeHours.enabled': { officeHours: { enabled: true } },
  'officeHours.timezone': {
    officeHours: { enabled: true, timezone: 'Europe/Berlin' },
  },
  'officeHours.days': { officeHours: { enabled: true, days: ['MON', 'SAT'] } },
  'officeHours.from': { officeHours: { enabled: true, from: '06:30' } },
  'officeHours.to': { officeHours: { enabled: true, to: '20:15' } },
  spotPercent: { spotPercent: 50 },
  taskSubnets: { taskSubnets: 'public' },
  path: { path: '/orders' },
  allowedCidr: { allowedCidr: '203.0.113.0/24' },
  consumerCidrs: { consumerCidrs: [CONSUMER_CIDR, '10.2.0.0/16'] },
  idleTimeoutSeconds: { idleTimeoutSeconds: 60 },
  healthCheckPath: { healthCheckPath: '/health' },
  healthCheckMatcher: { healthCheckMatcher: '200-299' },
  healthCheckIntervalSeconds: { healthCheckIntervalSeconds: 20 },
  healthCheckTimeoutSeconds: { healthCheckTimeoutSeconds: 3 },
  healthyThresholdCount: { healthyThresholdCount: 4 },
  unhealthyThresholdCount: { unhealthyThresholdCount: 4 },
  healthCheckGracePeriodSeconds: { healthCheckGracePeriodSeconds: 90 },
  deregistrationDelaySeconds: { deregistrationDelaySeconds: 10 },
  logRetentionDays: { logRetentionDays: 7 },
  logKmsKeyArn: {
    logKmsKeyArn:
      'arn:aws:kms:eu-west-1:123456789012:key/11111111-1111-1111-1111-111111111111',
  },
  accessLogsBucket: { accessLogsBucket: LOG_BUCKET },
  egressCidrs: { egressCidrs: ['10.0.0.0/8'] },
  authorization: TOKENS,
  jwtIssuer: TOKENS,
  jwtAudiences: TOKENS,
  jwtScopes: { ...TOKENS, jwtScopes: ['read'] },
  corsOrigins: { corsOrigins: ['https://www.acme.com'] },
  corsMethods: { corsMethods: ['GET'] },
  corsHeaders: { corsHeaders: ['x-tenant'] },
  throttlingBurstLimit: { throttlingBurstLimit: 20 },
  throttlingRateLimit: { throttlingRateLimit: 40 },
  integrationTimeoutMillis: { integrationTimeoutMillis: 5000 },
  executeApiEndpoint: { executeApiEndpoint: false },
  'containerHealthCheck.enabled': { containerHealthCheck: { enabled: false } },
  'containerHealthCheck.intervalSeconds': {
    containerHealthCheck: { intervalSeconds: 15 },
  },
  'containerHealthCheck.timeoutSeconds': {
    containerHealthCheck: { timeoutSeconds: 4 },
  },
  'containerHealthCheck.retries': { containerHealthCheck: { retries: 6 } },
  'containerHealthCheck.startPeriodSeconds': {
    containerHealthCheck: { startPeriodSeconds: 30 },
  },
  stopTimeoutSeconds: { stopTimeoutSeconds: 75 },
  executeCommand: { executeCommand: true },
  deletionProtection: { deletionProtection: true },
};

/** Need what has an ARN only once it is made, or go with it: see the tests of the actions. */
const UNTRIED: readonly SettingName[] = [
  'certificateArn',
  'domainName',
  'webAclArn',
];

/** What of a plan tells an effect from the others. */
const REPLACED: Record<UpdateEffect, { tasks: boolean; group: boolean }> = {
  'in-place': { tasks: false, group: false },
  'new-tasks': { tasks: true, group: false },
  'moved-tasks': { tasks: false, group: false },
  'new-target-group': { tasks: true, group: true },
  'not-updatable': { tasks: false, group: false },
};

describe.each(API_KINDS)('an update of a %s', kind => {
  let world: InternalBench;

  beforeAll(async () => {
    world = await InternalBench.start();
    await logDestinations(world.bench);
    const api = {
      cpu: 512,
      memory: 2048,
      environmentStackArn: (await world.environment()).outputs.stackArn,
    };
    const deployed = await deploy(kind, api);
    world.bench.addStackEntity('api:default/orders', deployed.stackArn);
  });
  afterAll(() => world.close());

  async function deploy(of: ApiKind, api: JsonObject) {
    if (of === 'internal-api') {
      await world.parentZone();
      const zone = await world.zone();
      const { outputs } = await world.api({
        ...api,
        zoneStackArn: zone.outputs.stackArn,
      });
      return outputs;
    }
    const { outputs: open } = await world.bench.run(
      'fargate:environment:deploy',
      {
        target: 'dev',
        name: 'open',
        owner: 'group:default/team-a',
        network: { cidr: '10.9.0.0/16' },
      },
    );
    world.bench.addStackEntity('resource:default/open', open.stackArn);
    const zone =
      of === 'shared-api' &&
      (await world.parentZone().then(() => world.zone()));
    const { outputs } = await world.bench.run(`fargate:${of}:deploy`, {
      ...api,
      ...(zone && { zoneStackArn: zone.outputs.stackArn }),
      name: 'orders',
      owner: 'group:default/team-a',
      image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:v1',
      environmentStackArn: open.stackArn,
    });
    return outputs;
  }

  const names = (Object.keys(SETTINGS) as SettingName[]).filter(
    name => updatableKinds(name).includes(kind) && !UNTRIED.includes(name),
  );

  it.each(names)('of %s does to resources what the table says', async name => {
    const { log } = await world.bench.run(
      'fargate:api:update',
      {
        entityRef: 'api:default/orders',
        onReplacement: 'proceed',
        ...CHANGES[name],
      } as JsonObject,
      { isDryRun: true, taskId: name },
    );
    const plan = log.join('\n');
    expect(plan).toContain(`${SETTINGS[name].parameter} would become`);
    const replaced = log
      .filter(line => /^ +(may )?replace: /.test(line))
      .join();
    expect({
      tasks: replaced.includes('task definition'),
      group: replaced.includes('target group'),
    }).toEqual(REPLACED[perKind(SETTINGS[name].onUpdate, kind)]);
  });
});
