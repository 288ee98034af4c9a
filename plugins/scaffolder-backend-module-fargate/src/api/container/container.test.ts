import {
  parseTemplate,
  templateText,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { parseDocument } from 'yaml';
import { ContainerInput, ContainerOptions } from './ContainerOptions';
import { describeOptionChange } from './describeOptionChange';
import { changedOptions, checkedOptions, givenOptions } from './givenOptions';
import { CONTAINER_OPTION_NAMES } from './optionTable';
import { optionsIn, optionsOfDefinition, setOptions } from './setOptions';

const ALL: Required<ContainerOptions> = {
  command: ['node', 'server.js', '--name', 'No', 'ä: {}'],
  entryPoint: ['/sbin/tini', '--'],
  healthCheck: {
    command: ['CMD-SHELL', 'curl -f http://localhost/ || exit 1'],
    intervalSeconds: 10,
    timeoutSeconds: 3,
    retries: 2,
    startPeriodSeconds: 60,
  },
  stopTimeoutSeconds: 90,
  readonlyRootFilesystem: true,
  user: '1000:1000',
  initProcessEnabled: true,
  ephemeralStorageGiB: 50,
  nofile: { soft: 1024, hard: 2048 },
  registryCredentials:
    'arn:aws:secretsmanager:eu-west-1:123456789012:secret:registry-AbCdEf',
};

const problemsOf = (input: unknown) => {
  try {
    checkedOptions(givenOptions(input as ContainerInput));
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the options of a container', () => {
  it.each(['public-api', 'internal-api'] as const)(
    'stand in the template of a %s and are read back',
    async kind => {
      const document = parseTemplate(await readCloudFormationTemplate(kind));
      setOptions(document, ALL);
      const text = templateText(document);
      expect(optionsIn(parseTemplate(text))).toEqual(ALL);
      const { TaskDefinition } = parseDocument(text, {
        version: '1.1',
        logLevel: 'error',
      }).toJS().Resources;
      expect(TaskDefinition.Properties).toMatchObject({
        EphemeralStorage: { SizeInGiB: 50 },
        ContainerDefinitions: [
          {
            Command: ALL.command,
            EntryPoint: ALL.entryPoint,
            HealthCheck: {
              Command: ALL.healthCheck.command,
              Interval: 10,
              Timeout: 3,
              Retries: 2,
              StartPeriod: 60,
            },
            LinuxParameters: { InitProcessEnabled: true },
            ReadonlyRootFilesystem: true,
            RepositoryCredentials: {
              CredentialsParameter: ALL.registryCredentials,
            },
            StopTimeout: 90,
            Ulimits: [{ Name: 'nofile', SoftLimit: 1024, HardLimit: 2048 }],
            User: '1000:1000',
          },
        ],
      });
    },
  );

  it('are those of the task or those of the container, and not of both', async () => {
    const document = parseTemplate(
      await readCloudFormationTemplate('public-api'),
    );
    const keysOf = () => {
      const { ContainerDefinitions, ...ofTask } = parseDocument(
        templateText(document),
        { version: '1.1', logLevel: 'error' },
      ).toJS().Resources.TaskDefinition.Properties;
      return [Object.keys(ofTask), Object.keys(ContainerDefinitions[0])];
    };
    const [ofTask, ofContainer] = keysOf();
    setOptions(document, { ephemeralStorageGiB: 50, user: 'node' });
    expect(keysOf()).toEqual([
      [...ofTask, 'EphemeralStorage'],
      [...ofContainer, 'User'],
    ]);
    expect(
      optionsOfDefinition({ EphemeralStorage: { SizeInGiB: 50 }, User: 'a' }),
    ).toStrictEqual({ user: 'a' });
  });

  it.each([
    'Parameters: {}',
    'Resources: { TaskDefinition: { Type: AWS::ECS::TaskDefinition } }',
    'Resources: { TaskDefinition: { Properties: { Cpu: 256 } } }',
    'Resources: { TaskDefinition: { Properties: { ContainerDefinitions: [] } } }',
  ])('are none in the template %s', template => {
    expect(optionsIn(parseTemplate(template))).toStrictEqual({});
  });

  it('are read without a failure from a template in which they are empty', () => {
    const empty = Object.fromEntries(
      ['HealthCheck', 'LinuxParameters', 'RepositoryCredentials'].map(key => [
        key,
        null,
      ]),
    );
    const nothing = {
      command: undefined,
      intervalSeconds: undefined,
      timeoutSeconds: undefined,
      retries: undefined,
      startPeriodSeconds: undefined,
    };
    expect(optionsOfDefinition({ ...empty, Ulimits: null })).toStrictEqual({
      healthCheck: nothing,
      nofile: { soft: undefined, hard: undefined },
    });
    expect(optionsOfDefinition({ Ulimits: [null] })).toEqual({ nofile: {} });
    expect(
      optionsIn(
        parseTemplate(
          'Resources: { TaskDefinition: { Properties: { EphemeralStorage: null } } }',
        ),
      ),
    ).toStrictEqual({});
  });

  it('can have equal limits of open files', () => {
    expect(problemsOf({ nofile: { soft: 1024, hard: 1024 } })).toBe('');
  });

  it('can all be given, and none has to be', () => {
    expect(Object.keys(ALL).sort()).toEqual([...CONTAINER_OPTION_NAMES].sort());
    expect(problemsOf(ALL)).toBe('');
    expect(problemsOf(undefined)).toBe('');
  });

  it('do not count when a form left them empty', () => {
    expect(
      givenOptions({
        command: [],
        user: '',
        healthCheck: { command: undefined },
        nofile: {} as ContainerOptions['nofile'],
        readonlyRootFilesystem: false,
        stopTimeoutSeconds: undefined,
        ephemeralStorageGiB: null as any,
      }),
    ).toEqual({ readonlyRootFilesystem: false });
  });

  it.each<[unknown, string]>([
    [
      { stopTimeoutSeconds: 121 },
      'container.stopTimeoutSeconds: must be a whole number from 2 to 120, not 121.',
    ],
    [
      { ephemeralStorageGiB: 20 },
      'container.ephemeralStorageGiB: must be a whole number from 21 to 200, not 20.',
    ],
    [
      { healthCheck: { command: ['CMD', 'x'], intervalSeconds: 4 } },
      'container.healthCheck.intervalSeconds: must be a whole number from 5 to 300, not 4.',
    ],
    [
      { healthCheck: { command: ['CMD', 'x'], timeoutSeconds: 61 } },
      'container.healthCheck.timeoutSeconds: must be a whole number from 2 to 60, not 61.',
    ],
    [
      { healthCheck: { command: ['CMD', 'x'], retries: 0 } },
      'container.healthCheck.retries: must be a whole number from 1 to 10, not 0.',
    ],
    [
      { healthCheck: { command: ['CMD', 'x'], startPeriodSeconds: 301 } },
      'container.healthCheck.startPeriodSeconds: must be a whole number from 0 to 300, not 301.',
    ],
    [
      { healthCheck: { command: ['curl', 'localhost'] } },
      'container.healthCheck.command: must be CMD and a program',
    ],
    [
      { healthCheck: { command: ['CMD-SHELL', 'curl', 'localhost'] } },
      'container.healthCheck.command: must be CMD and a program',
    ],
    [
      { healthCheck: { intervalSeconds: 5 } },
      'container.healthCheck.command: is required.',
    ],
    [{ user: 'a b' }, 'container.user: must be a user name or ID'],
    [
      { registryCredentials: 'hunter2' },
      'container.registryCredentials: must be a reference and never the credentials themselves',
    ],
    [
      { registryCredentials: 'secretsmanager:registry:password' },
      'container.registryCredentials: must be a reference',
    ],
    [
      { registryCredentials: 'ssm:/registry' },
      'container.registryCredentials: must be a reference',
    ],
    [
      { nofile: { soft: 2, hard: 1 } },
      'container.nofile.soft: must not be more than the hard limit.',
    ],
    [
      { command: ['serve', '--db-password=hunter2'] },
      'container.command[1]: has the name of a credential, and everybody',
    ],
    [
      { command: ['env', 'DB_PASSWORD=hunter2'] },
      'container.command[1]: has the name of a credential, and everybody',
    ],
    [
      { entryPoint: ['sh', '-c', 'psql postgres://app:hunter2@db/x'] },
      'container.entryPoint[2]: looks like a URL with a password',
    ],
    [{ command: ['a\0b'] }, 'container.command[0]: contains a NUL character'],
    [
      { command: ['a\ud800'] },
      'container.command[0]: contains half of a surrogate pair',
    ],
    [
      { healthCheck: { command: ['CMD'] } },
      'container.healthCheck.command: must be CMD and a program',
    ],
    [
      { stopTimeoutSeconds: 1, user: 'a b' },
      'container.stopTimeoutSeconds: must be a whole number from 2 to 120, not 1. container.user: must be',
    ],
  ])('%j is refused at its field', (input, message) => {
    expect(problemsOf(input).slice(0, message.length)).toBe(message);
    expect(problemsOf(input)).not.toMatch('hunter2');
  });

  it('stay in an update unless they are mentioned', () => {
    const { nofile: _, ...rest } = ALL;
    expect(
      changedOptions(
        ALL,
        { user: 'node', healthCheck: { retries: 5 }, command: [] },
        ['nofile'],
      ),
    ).toEqual({
      ...rest,
      user: 'node',
      healthCheck: { ...ALL.healthCheck, retries: 5 },
    });
  });

  it('cannot be removed when they are not there or set as well', () => {
    expect(() => changedOptions({}, {}, ['user'])).toThrow(
      'removeContainerOptions: the container has no user of its own.',
    );
    expect(() => changedOptions(ALL, { user: 'x' }, ['user'])).toThrow(
      'removeContainerOptions: user is to be set and to be removed.',
    );
  });

  it('are told from what to what', () => {
    const { command, entryPoint, ...rest } = ALL;
    expect(
      describeOptionChange(
        { ...ALL, command: undefined },
        {
          ...rest,
          command,
          stopTimeoutSeconds: 30,
          healthCheck: { ...ALL.healthCheck, retries: 5 },
        },
      ),
    ).toEqual([
      'add command ["node","server.js","--name","No","ä: {}"]',
      'change healthCheck.retries 2 → 5',
      'change stopTimeoutSeconds 90 → 30',
      'remove entryPoint ["/sbin/tini","--"]',
    ]);
  });
});
