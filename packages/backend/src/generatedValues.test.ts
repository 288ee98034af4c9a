import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  CloudFormationClient,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CloudWatchLogsClient,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { DescribeTaskDefinitionCommand, ECSClient } from '@aws-sdk/client-ecs';
import {
  GetSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import fc from 'fast-check';
import { parse } from 'yaml';
import { ObservedServices } from './__testUtils__/observedServices';
import {
  DeployedWorld,
  PermissionPortal,
} from './__testUtils__/PermissionPortal';
import { recordingProxy } from './__testUtils__/recordingProxy';

/**
 * Issue 13, done when 2: 10,000 generated values through the wizard of an update,
 * as a portal runs it: variables, and a secret that the form has a field for, of
 * whose JSON keys the container reads some.
 */

/** AWS's time passes 1800 times as fast as ours: who waits for it sleeps less. */
jest.mock('node:timers/promises', () => {
  const timers = jest.requireActual('node:timers/promises');
  return {
    ...timers,
    setTimeout: (milliseconds: number, ...rest: unknown[]) =>
      timers.setTimeout(milliseconds / 20, ...rest),
  };
});

const TASKS = 10;
/** More would not fit into the template. */
const VARIABLES = 250;
const SECRETS = 750;
/** Each costs the template the ARN of the secret, so not all keys. */
const READ_KEYS = 20;

/** Of AWS, besides Secrets Manager, that an update asks. */
const SERVICES = [
  ...['application-autoscaling', 'cloudformation', 'ec2', 'ecs'],
  ...['elasticloadbalancing', 'iam', 'logs'],
];

const USER = 'owner';
const API = 'api:default/orders';
const SECRET = 'fargate-api/orders/CONFIG';
const TEMPLATE = resolve(
  __dirname,
  '../../../templates/software/update-api/template.yaml',
);

/** In every generated secret; no text format escapes its letters. */
const CANARY = 'Zq7canary';

/** It, and what base64 makes of it at each offset. */
const TRACE = /Zq7canary|WnE3Y2FuYXJ5|N2NhbmFy|cTdjYW5h/;

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    ...['No', 'on', '1:30', '0o17', '1_000', '~', '', ' ', '<<', '- a', '{}'],
    ...['!Ref A', '${AWS::Region}', '${{ parameters.api }}', '{{x}}'],
    ...['{% if %}', '"', "'", '#a', 'a: b', '\u0085', '\u2028', '\ufeff'],
    ...['\r\n', '😀', '\\n', 'null', 'true', '12', '1e3', '[1]', '{"a":1}'],
  ),
);

const values = (of: fc.Arbitrary<string>, length: number) =>
  fc.array(of, { minLength: length, maxLength: length });

const round = fc.record({
  // No environment variable can have a NUL character.
  variables: values(
    text.filter(value => !value.includes('\0')),
    VARIABLES,
  ),
  secrets: values(
    fc.tuple(text, text).map(([before, after]) => before + CANARY + after),
    SECRETS,
  ),
});

const byName = (prefix: string, items: string[]) =>
  Object.fromEntries(items.map((value, index) => [prefix + index, value]));

jest.setTimeout(300_000);

describe('10,000 generated values', () => {
  let world: DeployedWorld;
  let portal: PermissionPortal;
  let proxy: Awaited<ReturnType<typeof recordingProxy>>;
  const services = new ObservedServices();
  /** What the portal answered. */
  const answers: unknown[] = [];

  beforeAll(async () => {
    world = await DeployedWorld.start();
    world.addTemplateEntity(parse(readFileSync(TEMPLATE, 'utf8')));
    proxy = await recordingProxy(world.simulator.url);
    portal = await PermissionPortal.start(world, {
      policy: { handle: async () => ({ result: AuthorizeResult.ALLOW }) },
      endpoint: proxy.url,
      services: services.factories,
    });
  });
  afterAll(async () => {
    await proxy.close();
    await world.simulator.close();
  });

  const aws = () => ({
    endpoint: world.simulator.url,
    region: 'eu-west-1',
    credentials: { accessKeyId: '123456789012', secretAccessKey: 'simulated' },
  });
  const see = async (path: string) => {
    const { body, headers } = await portal.get(USER, path).expect(200);
    answers.push(body, headers);
  };

  /** Fills the form in and waits for the end of its task. */
  const update = async (value: string, parameters: object) => {
    const task = await portal.task(
      USER,
      'fargate-update-api',
      { newSecretValue: value },
      {
        api: { entityRef: API },
        size: 'keep',
        scaling: 'keep',
        officeHours: 'keep',
        lifecycle: 'keep',
        onDrift: 'fail',
        onFailure: 'rollback',
        onCancel: 'rollback',
        onConflict: 'fail',
        newSecretVariable: 'CONFIG',
        ...parameters,
      },
    );
    answers.push(task);
    await see(`/api/scaffolder/v2/tasks/${task.id}`);
    await see('/api/scaffolder/v2/tasks');
    await see('/api/fargate-api/v1/entities/api/default/orders/status');
    return task;
  };

  const output = async (name: string) => {
    const { Stacks } = await new CloudFormationClient(aws()).send(
      new DescribeStacksCommand({ StackName: 'orders' }),
    );
    return Stacks![0].Outputs!.find(({ OutputKey }) => OutputKey === name)!
      .OutputValue;
  };
  const container = async () => {
    const { taskDefinition } = await new ECSClient(aws()).send(
      new DescribeTaskDefinitionCommand({
        taskDefinition: await output('TaskDefinitionArn'),
      }),
    );
    return taskDefinition!.containerDefinitions![0];
  };
  const stored = async () => {
    const { SecretString } = await new SecretsManagerClient(aws()).send(
      new GetSecretValueCommand({ SecretId: SECRET }),
    );
    return SecretString;
  };

  it('arrive byte for byte, and those of secrets are nowhere but in Secrets Manager', async () => {
    await update(JSON.stringify(byName('k', Array(SECRETS).fill(CANARY))), {});
    const secrets = Object.fromEntries(
      Array.from({ length: READ_KEYS }, (_, index) => [
        `S${index}`,
        `secretsmanager:${SECRET}:k${index}`,
      ]),
    );
    let tasks = 0;
    await fc.assert(
      fc.asyncProperty(round, async generated => {
        const variables = byName('V', generated.variables);
        const value = JSON.stringify(byName('k', generated.secrets));
        const { allowed, text: said } = await update(value, {
          variables,
          secrets,
        });
        expect(allowed ? '' : said).toBe('');
        // The scaffolder replaces in the log what a rendering without secrets lacks.
        expect(said).not.toContain('***');
        expect(said).toMatch(/Variables +(add|change) .*V\d+, V\d+/);
        const { environment, secrets: references } = await container();
        expect(
          Object.fromEntries(environment!.map(one => [one.name, one.value])),
        ).toEqual(variables);
        expect(references).toHaveLength(READ_KEYS + 1);
        expect(await stored()).toBe(value);
        tasks += 1;
      }),
      // A failure names its seed; to shrink it would deploy hundreds of times.
      { numRuns: TASKS, endOnFailure: true },
    );
    expect(tasks * (VARIABLES + SECRETS)).toBe(10_000);

    const failed = await update(`${CANARY} of a task that fails`, {
      image: 'public.ecr.aws/docker/library/nginx:does-not-exist',
    });
    expect(failed.allowed).toBeUndefined();

    // What is looked through has what it should have.
    const ofSecrets = proxy.exchanges.filter(
      ({ service }) => service === 'secretsmanager',
    );
    expect(JSON.stringify(ofSecrets)).toMatch(TRACE);
    const ofOthers = proxy.exchanges.filter(
      ({ service }) => service !== 'secretsmanager',
    );
    expect(new Set(ofOthers.map(({ service }) => service))).toEqual(
      new Set(SERVICES),
    );
    const rows = await services.rows();
    expect(rows.scaffolder.tasks).toHaveLength(TASKS + 2);
    expect(services.logged.length).toBeGreaterThan(TASKS);
    expect(services.cached).not.toEqual([]);

    const cloudFormation = new CloudFormationClient(aws());
    const StackName = 'orders';
    const seen: Record<string, unknown> = {
      'what the portal exchanged with other services of AWS': ofOthers,
      'the databases of the portal': rows,
      'its log': services.logged,
      'its audit log': portal.audit,
      'its cache': services.cached,
      'its answers': answers,
      'the template': await cloudFormation.send(
        new GetTemplateCommand({ StackName }),
      ),
      'the events of the stack': await cloudFormation.send(
        new DescribeStackEventsCommand({ StackName }),
      ),
      'the logs of the container': await new CloudWatchLogsClient(aws()).send(
        new FilterLogEventsCommand({
          logGroupName: await output('LogGroupName'),
        }),
      ),
    };
    expect(
      Object.keys(seen).filter(place =>
        TRACE.test(JSON.stringify(seen[place])),
      ),
    ).toEqual([]);
  });
});
