import {
  API_KINDS,
  API_SHAPES,
  ApiKind,
  FARGATE_MEMORY_BY_CPU,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { parseDocument } from 'yaml';
import { createActions } from '../../actions/createActions';
import { checkSettings } from './checkSettings';
import { requestedSettings } from './requestedSettings';
import { perKind, Setting } from './Setting';
import { SettingName, SETTINGS, SettingValues } from './settings';
import { defaultSettings, settingsOf, updatableKinds } from './values';

/** Set for the roles that are created in an account, not for an API. */
const ROLE_PARAMETERS = ['RolePath', 'PermissionsBoundaryArn'];

/** What is said of a deployment, and is no setting. */
const DEPLOYMENT_PARAMETERS = [
  'DeployedBy',
  'DeployedTask',
  'DeployedCommit',
  'DeployedRun',
  'RolledBackTo',
  'DeploymentHold',
];

interface Schema {
  type?: string;
  description?: string;
  enum?: (string | number)[];
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Schema>;
  required?: string[];
}

/** The inputs of an action, as the scaffolder sees them. */
function inputsOf(id: string): Schema {
  return createActions({} as any).find(action => action.id === id)!.schema!
    .input as Schema;
}

function fieldOf(inputs: Schema, name: string): Schema | undefined {
  return name
    .split('.')
    .reduce<Schema | undefined>((at, key) => at?.properties?.[key], inputs);
}

async function sectionOf(
  kind: ApiKind,
  section: 'Parameters' | 'Rules',
): Promise<Record<string, Record<string, any>>> {
  const template = await readCloudFormationTemplate(kind);
  return parseDocument(template, { logLevel: 'error' }).toJS()[section];
}

/** The values that a setting can have, in the terms of CloudFormation. */
function limitsOfSetting({ type }: Setting<any>, field: Schema) {
  const choices = field.type === 'boolean' ? [true, false] : field.enum;
  return {
    choices: choices?.map(type.toParameter),
    min: field.minimum,
    max: field.maximum,
    pattern: type.pattern?.source.replace(/\\\//g, '/'),
  };
}

/** The values that a parameter can have; of a list too long for the input, its ends. */
function limitsOfParameter(parameter: Record<string, any>, field: Schema) {
  const { AllowedValues, MinValue, MaxValue, AllowedPattern } = parameter;
  const ends = AllowedValues && field.minimum !== undefined;
  return {
    choices: ends ? undefined : AllowedValues?.map(String),
    min: ends ? Math.min(...AllowedValues) : MinValue,
    max: ends ? Math.max(...AllowedValues) : MaxValue,
    pattern: AllowedPattern && required(AllowedPattern),
  };
}

/** Without the part that lets a parameter be empty. */
function required(pattern: string): string {
  return pattern.replace(/^\^\((.*)\)\?\$$/, '^$1$');
}

describe.each(API_KINDS)('the settings of a %s', kind => {
  const inputs = inputsOf(`fargate:${kind}:deploy`);

  it('and its places are the parameters of its template', async () => {
    expect(
      [
        ...settingsOf(kind).map(name => SETTINGS[name].parameter),
        ...API_SHAPES[kind].placeParameters,
        ...ROLE_PARAMETERS,
        ...DEPLOYMENT_PARAMETERS,
      ].sort(),
    ).toEqual(Object.keys(await sectionOf(kind, 'Parameters')).sort());
  });

  it.each(settingsOf(kind))(
    '%s is what the template makes of it',
    async name => {
      const row: Setting<any> = SETTINGS[name];
      const parameter = (await sectionOf(kind, 'Parameters'))[row.parameter];
      const field = fieldOf(inputs, name)!;
      const preset = perKind(row.default, kind);
      const isOptional = preset !== undefined || !row.required;
      expect(isOptional ? String(parameter.Default ?? '') : '').toBe(
        preset === undefined ? '' : row.type.toParameter(preset),
      );
      expect(limitsOfParameter(parameter, field)).toEqual(
        limitsOfSetting(row, field),
      );
    },
  );

  it('have defaults that go together', () => {
    const values = defaultSettings(kind);
    expect(() =>
      checkSettings(
        kind,
        {
          ...values,
          'autoscaling.enabled': true,
          'officeHours.enabled': true,
        },
        {},
      ),
    ).not.toThrow();
  });

  it.each(settingsOf(kind))(
    '%s is an input with its default in words',
    name => {
      const row: Setting<any> = SETTINGS[name];
      const field = fieldOf(inputs, name);
      expect(field?.description).toContain(row.description);
      const preset =
        perKind(row.defaultFrom, kind) ?? perKind(row.default, kind);
      expect(field?.description?.split('Default: ')[1]).toBe(
        preset === undefined ? undefined : String(preset),
      );
      expect(inputs.required?.includes(name)).toBe(row.required ?? false);
    },
  );
});

it.each(Object.keys(SETTINGS) as SettingName[])(
  '%s is described by a sentence, which follows without its period',
  name => {
    const { description, defaultFrom }: Setting<any> = SETTINGS[name];
    expect(description).toMatch(/^[A-Z].{8,}[^.]$/);
    const words = API_KINDS.map(kind => perKind(defaultFrom, kind) ?? 'none');
    words.forEach(text => expect(text).toMatch(/^[a-z]\S*\b/));
  },
);

it.each<[SettingName, SettingValues]>([
  ['autoscaling.minCount', { 'autoscaling.minCount': 2 }],
  ['autoscaling.maxCount', { 'autoscaling.maxCount': 2 }],
  ['autoscaling.cpuTargetPercent', { 'autoscaling.cpuTargetPercent': 50 }],
  ['autoscaling.requestsPerTarget', { 'autoscaling.requestsPerTarget': 9 }],
  ['officeHours.timezone', { 'officeHours.timezone': 'UTC' }],
  ['officeHours.days', { 'officeHours.days': ['MON'] }],
  ['officeHours.from', { 'officeHours.from': '08:00' }],
  ['officeHours.to', { 'officeHours.to': '20:00' }],
])('%s is refused while its group is off', (name, given) => {
  const [group] = name.split('.');
  expect(() =>
    checkSettings('public-api', given, defaultSettings('public-api')),
  ).toThrow(`${group}: it is off. Set ${group}.enabled to true as well.`);
});

it.each(['autoscaling', 'officeHours'])(
  'the group %s is described, and deploys and updates take it',
  group => {
    for (const id of [
      'public-api:deploy',
      'internal-api:deploy',
      'api:update',
    ]) {
      expect(fieldOf(inputsOf(`fargate:${id}`), group)).toMatchObject({
        description: expect.stringMatching(/^[A-Z].{8,}/),
        type: 'object',
      });
    }
  },
);

it.each<[string, string]>([
  ['image', 'A change starts new tasks'],
  ['port', 'A change replaces the target group'],
  ['desiredCount', 'Number of tasks to run, where autoscaling is off'],
  ['domainName', 'Only of public APIs, shared APIs'],
  ['allowedCidr', 'Network that may call the API. Only of public APIs'],
  [
    'consumerCidrs',
    'Networks of the consumers, one to five, e.g. 10.1.0.0/16. Only of internal APIs',
  ],
])('an update says of %s at the end: %s', (name, end) => {
  const { description } = fieldOf(inputsOf('fargate:api:update'), name)!;
  expect(description?.slice(-end.length)).toBe(end);
});

describe('an update', () => {
  const inputs = inputsOf('fargate:api:update');

  it.each(Object.keys(SETTINGS) as SettingName[])(
    'takes %s where it can be changed',
    name => {
      expect(fieldOf(inputs, name) !== undefined).toBe(
        updatableKinds(name).length > 0,
      );
    },
  );
});

it('takes a pair of CPU and memory where Fargate offers it, and no other', () => {
  const memories = Object.values(FARGATE_MEMORY_BY_CPU).flat();
  const isTaken = (cpu: number, memory: number) => {
    try {
      checkSettings('public-api', { cpu, memory }, {});
      return true;
    } catch {
      return false;
    }
  };
  for (const [cpu, offered] of Object.entries(FARGATE_MEMORY_BY_CPU)) {
    expect(
      memories.filter(
        memory => isTaken(Number(cpu), memory) !== offered.includes(memory),
      ),
    ).toEqual([]);
  }
});

it.each(API_KINDS)(
  'the rules of %s take what Fargate offers, and no other',
  async kind => {
    const rules = Object.values(await sectionOf(kind, 'Rules')).map(
      ({ RuleCondition, Assertions: [{ Assert }] }) => [
        RuleCondition,
        Assert['Fn::Contains'],
      ],
    );
    expect(
      rules.filter(([condition]) => condition[0] === 'ContainerCpu'),
    ).toEqual(
      Object.entries(FARGATE_MEMORY_BY_CPU).map(([cpu, memories]) => [
        ['ContainerCpu', cpu],
        [memories.map(String), 'ContainerMemory'],
      ]),
    );
  },
);

describe('checkSettings', () => {
  const image = (tag: string) =>
    `123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/orders${tag}`;

  it.each<[ApiKind, SettingValues]>([
    ['public-api', { image: 'nginx' }],
    ['public-api', { image: 'nginx:1.27' }],
    ['public-api', { image: 'public.ecr.aws/docker/library/nginx:1.27' }],
    ['public-api', { image: image('') }],
    ['internal-api', { image: image(':v9') }],
    ['internal-api', { image: `${image('')}@sha256:${'0'.repeat(64)}` }],
    ['public-api', { image: 'localhost:5000/orders' }],
    ['public-api', { image: `orders@sha256:${'0'.repeat(64)}` }],
    ['public-api', { healthCheckPath: '/health?deep=1' }],
    ['public-api', { healthCheckMatcher: '200' }],
    ['public-api', { healthCheckMatcher: '200-299,404' }],
    ['public-api', { allowedCidr: '0.0.0.0/0' }],
    ['public-api', { allowedCidr: '203.0.113.7/32' }],
    ['internal-api', { consumerCidrs: ['10.1.0.0/16', '10.2.0.0/16'] }],
    ['internal-api', { domainName: 'api.acme.com' }],
    ['public-api', { desiredCount: 0 }],
    [
      'public-api',
      {
        desiredCount: 0,
        'officeHours.enabled': true,
        'autoscaling.enabled': true,
      },
    ],
    [
      'public-api',
      {
        'autoscaling.enabled': true,
        'autoscaling.minCount': 4,
        'autoscaling.maxCount': 4,
      },
    ],
    ['internal-api', { image: 'nginx' }],
    ['public-api', { egressCidrs: ['0.0.0.0/0', '10.0.0.0/8'] }],
    ['public-api', { accessLogsBucket: 'acme.logs-1' }],
    ['public-api', { healthCheckTimeoutSeconds: 9 }],
    ['public-api', { cpuArchitecture: 'ARM64', spotPercent: 70 }],
  ])('takes of a %s %j', (kind, given) => {
    expect(() =>
      checkSettings(kind, given, defaultSettings(kind)),
    ).not.toThrow();
  });

  it.each<[ApiKind, object, string]>([
    [
      'public-api',
      { image: 'https://example.com/orders' },
      'image: "https://example.com/orders" is not the name of a container image.',
    ],
    ['public-api', { image: 'Orders' }, 'is not the name of a container image'],
    [
      'public-api',
      { image: 'orders:' },
      'is not the name of a container image',
    ],
    [
      'public-api',
      { image: 'or ders' },
      'is not the name of a container image',
    ],
    [
      'public-api',
      { image: '/orders' },
      'is not the name of a container image',
    ],
    [
      'public-api',
      { image: 'orders:a:b' },
      'is not the name of a container image',
    ],
    ['public-api', { image: ' ' }, 'image: name the container image to run'],
    [
      'internal-api',
      { image: image('') },
      `image: ${image('')} names no tag and no digest.`,
    ],
    [
      'public-api',
      { cpu: 300 },
      'cpu: must be one of 256, 512, 1024, 2048, 4096, 8192, 16384, not 300.',
    ],
    [
      'public-api',
      { cpuArchitecture: 'arm64' },
      'cpuArchitecture: must be one of X86_64, ARM64, not "arm64".',
    ],
    [
      'public-api',
      { memory: 4096 },
      'memory: Fargate does not offer 4096 MiB with 256 CPU units. Take one of 512, 1024, 2048.',
    ],
    [
      'internal-api',
      { cpu: 2048 },
      'memory: Fargate does not offer 1024 MiB with 2048 CPU units.',
    ],
    [
      'public-api',
      { port: 0 },
      'port: must be a whole number from 1 to 65535, not 0.',
    ],
    [
      'public-api',
      { port: 80.5 },
      'port: must be a whole number from 1 to 65535, not 80.5.',
    ],
    [
      'public-api',
      { port: '80' },
      'port: must be a whole number from 1 to 65535, not "80".',
    ],
    [
      'public-api',
      { desiredCount: 5001 },
      'desiredCount: must be a whole number from 0 to 5000, not 5001.',
    ],
    [
      'public-api',
      { 'autoscaling.enabled': true, 'autoscaling.minCount': 0 },
      'autoscaling.minCount: must be a whole number from 1 to 5000, not 0.',
    ],
    [
      'public-api',
      { 'autoscaling.enabled': true, 'autoscaling.minCount': 11 },
      'autoscaling.maxCount: must be at least autoscaling.minCount, which is 11, not 6.',
    ],
    [
      'public-api',
      { 'autoscaling.enabled': true, 'autoscaling.requestsPerTarget': -1 },
      'autoscaling.requestsPerTarget: must be a whole number, 0 or more, not -1.',
    ],
    [
      'public-api',
      { 'autoscaling.maxCount': 4 },
      'autoscaling: it is off. Set autoscaling.enabled to true as well.',
    ],
    [
      'internal-api',
      { 'autoscaling.enabled': true, 'autoscaling.requestsPerTarget': 9 },
      'autoscaling.requestsPerTarget: internal APIs have no such setting.',
    ],
    [
      'public-api',
      { 'officeHours.from': '08:00' },
      'officeHours: it is off. Set officeHours.enabled to true as well.',
    ],
    [
      'public-api',
      { 'officeHours.enabled': true, 'officeHours.to': '06:30' },
      'officeHours.to: must be later than officeHours.from, which is 07:00, not 06:30.',
    ],
    [
      'public-api',
      { 'officeHours.enabled': true, 'officeHours.from': '7:00' },
      'officeHours.from: "7:00" is not a time from 00:00 to 23:59.',
    ],
    [
      'public-api',
      { 'officeHours.enabled': true, 'officeHours.timezone': 'Mars/Olympus' },
      'officeHours.timezone: "Mars/Olympus" is no IANA time zone. Write one such as Europe/Berlin or UTC.',
    ],
    [
      'public-api',
      { 'officeHours.enabled': true, 'officeHours.days': ['MON', 'MON'] },
      'officeHours.days: MON is there twice.',
    ],
    [
      'public-api',
      { 'officeHours.enabled': true, 'officeHours.days': ['MO'] },
      'officeHours.days: "MO" is not one of MON, TUE, WED, THU, FRI, SAT, SUN.',
    ],
    [
      'internal-api',
      { 'officeHours.enabled': true, desiredCount: 0 },
      'desiredCount: must be at least 1 with office hours, which start that many tasks, not 0.',
    ],
    [
      'public-api',
      { consumerCidrs: ['10.1.0.0/16'] },
      'consumerCidrs: public APIs have no such setting.',
    ],
    [
      'public-api',
      { spotPercent: 33 },
      'spotPercent: must be one of 0, 10, 20, 25',
    ],
    [
      'public-api',
      { certificateArn: 'abc' },
      'certificateArn: "abc" is not the ARN of an ACM certificate.',
    ],
    [
      'internal-api',
      { domainName: 'Orders.acme.com' },
      'domainName: "Orders.acme.com" is not a domain name.',
    ],
    [
      'public-api',
      { allowedCidr: '999.0.0.0/8' },
      'allowedCidr: "999.0.0.0/8" is not an IPv4 network.',
    ],
    [
      'public-api',
      { allowedCidr: '10.0.0.1' },
      'allowedCidr: "10.0.0.1" is not an IPv4 network.',
    ],
    [
      'public-api',
      { allowedCidr: '10.0.0.1/8' },
      'allowedCidr: 10.0.0.1/8 does not begin at a boundary of its size. Take 10.0.0.0/8.',
    ],
    [
      'internal-api',
      { consumerCidrs: [] },
      'consumerCidrs: give one to 5 networks, not 0.',
    ],
    [
      'internal-api',
      {
        consumerCidrs: ['1', '2', '3', '4', '5', '6'].map(
          n => `10.${n}.0.0/16`,
        ),
      },
      'consumerCidrs: give one to 5 networks, not 6.',
    ],
    [
      'internal-api',
      { consumerCidrs: ['10.1.0.0/16', '10.1.0.0/16'] },
      'consumerCidrs: 10.1.0.0/16 is there twice.',
    ],
    [
      'internal-api',
      { consumerCidrs: ['0.0.0.0/0'] },
      "consumerCidrs: 0.0.0.0/0 is more than a consumer's network.",
    ],
    [
      'public-api',
      { idleTimeoutSeconds: 4001 },
      'idleTimeoutSeconds: must be a whole number from 1 to 4000, not 4001.',
    ],
    [
      'public-api',
      { healthCheckPath: 'health' },
      'healthCheckPath: "health" is not a path. It must begin with a slash',
    ],
    [
      'public-api',
      { healthCheckPath: '/a b' },
      'healthCheckPath: "/a b" is not a path.',
    ],
    [
      'public-api',
      { healthCheckMatcher: '200-' },
      'healthCheckMatcher: "200-" is not a list of status codes.',
    ],
    [
      'public-api',
      { healthCheckMatcher: '200-299-300' },
      'healthCheckMatcher: "200-299-300" is not a list of status codes.',
    ],
    [
      'public-api',
      { healthCheckMatcher: '500' },
      'healthCheckMatcher: "500" is not a list of status codes.',
    ],
    [
      'public-api',
      { healthCheckMatcher: '404,299-200' },
      'healthCheckMatcher: 299-200 is no range: 200 is less than 299.',
    ],
    [
      'public-api',
      { healthCheckIntervalSeconds: 5 },
      'healthCheckIntervalSeconds: must be more than healthCheckTimeoutSeconds, which is 5, not 5.',
    ],
    [
      'public-api',
      { healthCheckTimeoutSeconds: 10 },
      'healthCheckTimeoutSeconds: must be less than healthCheckIntervalSeconds, which is 10, not 10.',
    ],
    [
      'public-api',
      { healthyThresholdCount: 1 },
      'healthyThresholdCount: must be a whole number from 2 to 10, not 1.',
    ],
    [
      'public-api',
      { healthCheckGracePeriodSeconds: -1 },
      'healthCheckGracePeriodSeconds: must be a whole number from 0',
    ],
    [
      'public-api',
      { deregistrationDelaySeconds: 3601 },
      'deregistrationDelaySeconds: must be a whole number from 0 to 3600, not 3601.',
    ],
    [
      'public-api',
      { accessLogsBucket: 'Logs' },
      'accessLogsBucket: "Logs" is neither none nor the name of a bucket.',
    ],
    [
      'public-api',
      { webAclArn: 'acl' },
      'webAclArn: "acl" is neither none nor the ARN of a regional web ACL.',
    ],
    [
      'public-api',
      { logKmsKeyArn: 'alias/logs' },
      'logKmsKeyArn: "alias/logs" is neither none nor the ARN of a KMS key.',
    ],
    [
      'public-api',
      { egressCidrs: ['10.0.0.0/8', '10.0.0.0/8'] },
      'egressCidrs: 10.0.0.0/8 is there twice.',
    ],
    [
      'public-api',
      { 'officeHours.enabled': true, 'officeHours.timezone': 'Europe Berlin' },
      'officeHours.timezone: "Europe Berlin" is not the name of an IANA time zone, such as Europe/Berlin.',
    ],
    [
      'public-api',
      { 'officeHours.enabled': true, 'officeHours.days': [] },
      'officeHours.days: must name at least one day.',
    ],
    [
      'public-api',
      { 'officeHours.enabled': true, 'officeHours.to': '07:00' },
      'officeHours.to: must be later than officeHours.from, which is 07:00, not 07:00.',
    ],
    [
      'internal-api',
      { image: image(':latest@x') },
      'is not the name of a container image',
    ],
    [
      'public-api',
      { healthCheckTimeoutSeconds: 10 },
      'healthCheckTimeoutSeconds: must be less than healthCheckIntervalSeconds, which is 10, not 10.',
    ],
    [
      'public-api',
      { logRetentionDays: 45 },
      'logRetentionDays: must be one of 1, 3, 5, 7',
    ],
  ])('refuses of a %s %j', (kind, given, message) => {
    expect(() =>
      checkSettings(kind, given as SettingValues, defaultSettings(kind)),
    ).toThrow(message);
  });

  it('names everything that is wrong, and nothing that follows from it', () => {
    expect(() =>
      checkSettings(
        'public-api',
        { cpu: 300, memory: 512, port: 0 },
        defaultSettings('public-api'),
      ),
    ).toThrow(
      /^cpu: must be one of [\d, ]+ not 300\. port: must be a whole number from 1 to 65535, not 0\.$/,
    );
  });
});

describe('requestedSettings', () => {
  it('wants what is required', () => {
    expect(() => requestedSettings('public-api', {})).toThrow(
      'image: is required.',
    );
  });

  it('takes limits for a wish to autoscale, from the count that would run otherwise', () => {
    expect(
      requestedSettings('public-api', {
        image: 'nginx',
        desiredCount: 3,
        autoscaling: { maxCount: 5 },
      }),
    ).toEqual({
      image: 'nginx',
      desiredCount: 3,
      'autoscaling.enabled': true,
      'autoscaling.minCount': 3,
      'autoscaling.maxCount': 5,
    });
  });

  it('takes hours for a wish to have office hours', () => {
    expect(
      requestedSettings('public-api', {
        image: 'nginx',
        officeHours: { timezone: 'Europe/Berlin' },
      }),
    ).toEqual({
      image: 'nginx',
      'officeHours.enabled': true,
      'officeHours.timezone': 'Europe/Berlin',
      'officeHours.days': ['MON', 'TUE', 'WED', 'THU', 'FRI'],
      'officeHours.from': '07:00',
      'officeHours.to': '19:00',
    });
  });

  it('takes what a form left empty for not given', () => {
    expect(
      requestedSettings('public-api', {
        image: 'nginx',
        domainName: '',
        port: undefined,
        autoscaling: { enabled: false },
      }),
    ).toEqual({ image: 'nginx', 'autoscaling.enabled': false });
    expect(
      requestedSettings('public-api', {
        image: 'nginx',
        officeHours: { enabled: false, days: null as any },
      }),
    ).toEqual({ image: 'nginx', 'officeHours.enabled': false });
  });

  it('takes the default count where autoscaling is wished without one', () => {
    expect(
      requestedSettings('public-api', { image: 'nginx', autoscaling: {} }),
    ).toEqual({
      image: 'nginx',
      'autoscaling.enabled': true,
      'autoscaling.minCount': 2,
    });
  });

  it('refuses what cannot be set', () => {
    expect(() =>
      requestedSettings('public-api', { image: 'nginx', port: 0 }),
    ).toThrow('port: must be a whole number from 1 to 65535, not 0.');
  });
});
