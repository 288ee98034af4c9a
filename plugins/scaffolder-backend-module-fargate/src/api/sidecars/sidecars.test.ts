import {
  parseTemplate,
  templateText,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { parseDocument } from 'yaml';
import { assertRoom } from './assertRoom';
import { assertTogether } from './assertTogether';
import { changedSidecars } from './changedSidecars';
import { checkedSidecars } from './checkedSidecars';
import { describeSidecarChange } from './describeSidecarChange';
import { setSidecars, sidecarsIn } from './setSidecars';
import { Sidecar, SidecarInput } from './Sidecar';

const SECRET =
  'arn:aws:secretsmanager:eu-west-1:123456789012:secret:proxy-AbCdEf';

const PROXY: Sidecar = {
  name: 'proxy',
  image: 'registry.acme.com/envoy:v1',
  essential: true,
  cpu: 64,
  memory: 128,
  command: ['envoy', '--log-level', 'No'],
  healthCheck: { command: ['CMD-SHELL', 'curl -f localhost:9901/ready'] },
  registryCredentials: SECRET,
  variables: { LEVEL: 'on', EMPTY: '' },
  secrets: { TOKEN: `${SECRET}:token::` },
  dependsOn: [{ container: 'migrate', condition: 'SUCCESS' }],
  apiDependsOn: 'HEALTHY',
};

const MIGRATE: Sidecar = {
  name: 'migrate',
  image: 'migrate:1',
  essential: false,
};

const messageOf = (run: () => unknown): string => {
  try {
    run();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('sidecars', () => {
  it.each(['public-api', 'internal-api'] as const)(
    'stand after the own container in the template of a %s, log as it does, and are read back',
    async kind => {
      const document = parseTemplate(await readCloudFormationTemplate(kind));
      setSidecars(document, [PROXY, MIGRATE]);
      const text = templateText(document);
      expect(sidecarsIn(parseTemplate(text))).toEqual([PROXY, MIGRATE]);
      // What a sidecar does not have is not there, and not undefined.
      expect(sidecarsIn(parseTemplate(text))[1]).toStrictEqual(MIGRATE);
      const [own, proxy, migrate] = parseDocument(text, {
        version: '1.1',
        logLevel: 'error',
      }).toJS().Resources.TaskDefinition.Properties.ContainerDefinitions;
      expect(own).toMatchObject({
        Name: 'ServiceName',
        Essential: true,
        DependsOn: [{ ContainerName: 'proxy', Condition: 'HEALTHY' }],
      });
      expect(proxy).toEqual({
        Name: 'proxy',
        Image: 'registry.acme.com/envoy:v1',
        Essential: true,
        Cpu: 64,
        Memory: 128,
        Command: ['envoy', '--log-level', 'No'],
        HealthCheck: { Command: PROXY.healthCheck!.command },
        RepositoryCredentials: { CredentialsParameter: SECRET },
        Environment: [
          { Name: 'EMPTY', Value: '' },
          { Name: 'LEVEL', Value: 'on' },
        ],
        Secrets: [{ Name: 'TOKEN', ValueFrom: `${SECRET}:token::` }],
        DependsOn: [{ ContainerName: 'migrate', Condition: 'SUCCESS' }],
        LogConfiguration: own.LogConfiguration,
      });
      expect(migrate).toEqual({
        Name: 'migrate',
        Image: 'migrate:1',
        Essential: false,
        LogConfiguration: own.LogConfiguration,
      });
    },
  );

  it('leave a template without any as it is', async () => {
    const template = await readCloudFormationTemplate('public-api');
    const document = parseTemplate(template);
    const before = templateText(document);
    setSidecars(document, []);
    expect(templateText(document)).toBe(before);
    expect(sidecarsIn(document)).toEqual([]);
  });

  it('need neither name nor image with a preset, whose values others replace', () => {
    expect(
      checkedSidecars([
        { preset: 'adot-collector', cpu: 64, image: '', variables: {} },
        { ...MIGRATE, variables: { EMPTY: '' }, command: [] },
      ]),
    ).toEqual([
      {
        name: 'adot-collector',
        image: expect.stringMatching(/aws-otel-collector:v\d/),
        command: ['--config=/etc/ecs/ecs-xray.yaml'],
        healthCheck: { command: ['CMD', '/healthcheck'] },
        cpu: 64,
      },
      { ...MIGRATE, variables: { EMPTY: '' } },
    ]);
  });

  it.each<[SidecarInput[], string]>([
    [[{ image: 'a' }], 'sidecars[0].name: must be 1 to 255 letters'],
    [[{ name: 'a b', image: 'a' }], 'sidecars[0].name: must be'],
    [[{ name: 'a' }], 'sidecars[0].image: is required.'],
    [
      [{ name: 'a', image: 'https://a' }],
      'sidecars[0].image: "https://a" is not the name of a container image.',
    ],
    [
      [MIGRATE, { name: 'migrate', image: 'a' }],
      'sidecars[1].name: migrate is the name of another sidecar.',
    ],
    [
      [
        MIGRATE,
        { name: 'a', image: 'a', variables: { DB_PASSWORD: 'hunter2' } },
      ],
      'sidecars[1].variables.DB_PASSWORD: has the name of a credential',
    ],
    [
      [{ name: 'a', image: 'a', secrets: { TOKEN: 'hunter2' } }],
      'sidecars[0].secrets.TOKEN: must be a reference',
    ],
    [
      [{ name: 'a', image: 'a', memory: 5 }],
      'sidecars[0].memory: must be a whole number from 6 to 122880, not 5.',
    ],
    [
      [{ name: 'a', image: 'a', cpu: 0.5 }],
      'sidecars[0].cpu: must be a whole number from 1 to 16384, not 0.5.',
    ],
    [
      [{ name: 'a', image: 'a', user: 'a b' }],
      'sidecars[0].user: must be a user name or ID',
    ],
    [
      [{ name: 'a', image: 'a', registryCredentials: 'hunter2' }],
      'sidecars[0].registryCredentials: must be a reference and never the credentials themselves',
    ],
  ])('%j are refused at the field', (input, message) => {
    const text = messageOf(() => checkedSidecars(input));
    expect(text).toMatch(message);
    expect(text).not.toMatch('hunter2');
  });

  it.each<[Sidecar[], string]>([
    [
      ['a', 'b', 'c', 'd', 'e'].map(name => ({ name, image: 'x' })),
      'sidecars: an API has at most 4, not 5.',
    ],
    [
      [{ ...MIGRATE, name: 'orders' }],
      "sidecars.orders.name: is the name of the API's own container.",
    ],
    [[PROXY], 'sidecars.proxy.dependsOn: there is no sidecar migrate.'],
    [
      [PROXY, { ...MIGRATE, essential: true }],
      'sidecars.proxy.dependsOn: migrate is essential, so that the task stops when it exits.',
    ],
    [
      [{ ...MIGRATE, apiDependsOn: 'HEALTHY' }],
      'sidecars.migrate.apiDependsOn: migrate has no healthCheck, so that it never becomes HEALTHY.',
    ],
    [
      [
        PROXY,
        { ...MIGRATE, dependsOn: [{ container: 'proxy', condition: 'START' }] },
      ],
      'sidecars: proxy, migrate depend on one another, so that none could start.',
    ],
  ])('cannot run together: %j', (sidecars, message) => {
    expect(messageOf(() => assertTogether('orders', sidecars))).toMatch(
      message,
    );
  });

  it.each<[string, Sidecar[]]>([
    ['one that the other waits for', [PROXY, MIGRATE]],
    [
      'as many as an API can have',
      ['a', 'b', 'c', 'd'].map(name => ({ name, image: 'x' })),
    ],
    ['one that must exit first', [{ ...MIGRATE, apiDependsOn: 'COMPLETE' }]],
    [
      'an essential one that must start',
      [{ ...MIGRATE, essential: true, apiDependsOn: 'START' }],
    ],
  ])('can run together: %s', (_, sidecars) => {
    expect(messageOf(() => assertTogether('orders', sidecars))).toBe('');
  });

  it('are told all that keeps them from running together', () => {
    expect(
      messageOf(() =>
        assertTogether('orders', [
          { ...MIGRATE, essential: true, apiDependsOn: 'COMPLETE' },
          PROXY,
          { ...MIGRATE, name: 'orders' },
        ]),
      ),
    ).toBe(
      "sidecars.migrate.apiDependsOn: migrate is essential, so that the task stops when it exits. Set its essential to false. sidecars.proxy.dependsOn: migrate is essential, so that the task stops when it exits. Set its essential to false. sidecars.orders.name: is the name of the API's own container. Give it another one.",
    );
  });

  it('are told all that is wrong with each', () => {
    expect(
      messageOf(() =>
        checkedSidecars([{ image: 'a' }, { name: 'a', image: 'a', cpu: 0 }]),
      ),
    ).toBe(
      'sidecars[0].name: must be 1 to 255 letters, digits, hyphens and underscores, starting with a letter or digit. sidecars[1].cpu: must be a whole number from 1 to 16384, not 0.',
    );
    // Two without a name lack one each, and have no name in common.
    expect(
      messageOf(() => checkedSidecars([{ image: 'a' }, { image: 'a' }])),
    ).not.toMatch('the name of another');
  });

  it('are read without a failure from a template that is not ours', () => {
    const of = (ContainerDefinitions: unknown) =>
      sidecarsIn(
        parseTemplate(
          JSON.stringify({
            Resources: {
              TaskDefinition: { Properties: { ContainerDefinitions } },
            },
          }),
        ),
      );
    expect(sidecarsIn(parseTemplate('Resources: {}'))).toEqual([]);
    expect(of('none')).toEqual([]);
    expect(
      of([
        { Name: 'orders', DependsOn: [null] },
        'a text',
        {
          Name: 'proxy',
          Image: 'envoy',
          Environment: [null],
          DependsOn: [null],
        },
      ]),
    ).toEqual([
      {
        name: 'proxy',
        image: 'envoy',
        essential: true,
        variables: {},
        dependsOn: [{}],
      },
    ]);
  });

  it('log nowhere if the container of the API does not', () => {
    const document = parseTemplate(
      'Resources: { TaskDefinition: { Properties: { ContainerDefinitions: [{ Name: orders }] } } }',
    );
    setSidecars(document, [MIGRATE]);
    const [, sidecar] =
      document.toJS().Resources.TaskDefinition.Properties.ContainerDefinitions;
    expect(sidecar).toEqual({
      Name: 'migrate',
      Image: 'migrate:1',
      Essential: false,
    });
  });

  it('leave something of the task to the API', () => {
    const both = [PROXY, { ...MIGRATE, memory: 384 }];
    expect(messageOf(() => assertRoom(both, { cpu: 256, memory: 1024 }))).toBe(
      '',
    );
    expect(messageOf(() => assertRoom(both, { cpu: 256, memory: 512 }))).toBe(
      'sidecars: proxy, migrate take 512 of the 512 MiB of memory of the task, which leaves nothing to the API. Give it a larger memory, or them less.',
    );
    expect(
      messageOf(() => assertRoom([MIGRATE, PROXY], { cpu: 64, memory: 128 })),
    ).toBe(
      'sidecars: proxy take 64 of the 64 CPU units of the task, which leaves nothing to the API. Give it a larger cpu, or them less. sidecars: proxy take 128 of the 128 MiB of memory of the task, which leaves nothing to the API. Give it a larger memory, or them less.',
    );
  });

  it('stay in an update unless they are mentioned', () => {
    const newer = { name: 'proxy', image: 'registry.acme.com/envoy:v2' };
    const agent = { name: 'agent', image: 'agent:1' };
    expect(changedSidecars([PROXY, MIGRATE], [agent, newer])).toEqual([
      newer,
      MIGRATE,
      agent,
    ]);
    expect(changedSidecars([PROXY, MIGRATE], [], ['proxy'])).toEqual([MIGRATE]);
    expect(messageOf(() => changedSidecars([], [], ['proxy']))).toBe(
      'removeSidecars: the API has no sidecar proxy.',
    );
    expect(messageOf(() => changedSidecars([PROXY], [PROXY], ['proxy']))).toBe(
      'removeSidecars: proxy is to be set and to be removed. Decide for one.',
    );
  });

  it('are told from what to what, and their variables by name', () => {
    expect(
      describeSidecarChange(
        [PROXY, MIGRATE],
        [
          { ...PROXY, image: 'envoy:v2', variables: { LEVEL: 'off' } },
          { name: 'agent', image: 'agent:1', cpu: 64, variables: { A: 'b' } },
        ],
      ),
    ).toEqual([
      'add agent agent:1',
      'proxy: change image registry.acme.com/envoy:v1 → envoy:v2',
      'proxy: change LEVEL',
      'proxy: remove EMPTY',
      'agent: add cpu 64',
      'agent: add A',
      'remove migrate migrate:1',
    ]);
  });
});
