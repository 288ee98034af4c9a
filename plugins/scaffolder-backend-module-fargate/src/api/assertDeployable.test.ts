import { cannedContext } from '../__testUtils__/cannedContext';
import { cannedRecord } from '../__testUtils__/cannedStacks';
import { assertAccessLogs } from '../checks/assertAccessLogs';
import { assertCertificate } from '../checks/assertCertificate';
import { OpenedDeployment } from '../run/openDeployment';
import { ApiNews, assertDeployable } from './assertDeployable';
import { assertHealthy } from './assertHealthy';
import { assertImages } from './assertImages';
import { assertRepairable } from './assertRepairable';
import { defaultSettings, settingsToParameters } from './settings/values';
import { DEPLOYABLE_SHAPES } from './shapes';
import { DeployableShape } from './shapes/DeployableShape';
import { Sidecar } from './sidecars/Sidecar';

jest.mock('../checks/assertAccessLogs');
jest.mock('../checks/assertCertificate', () => ({
  assertCertificate: jest.fn(),
}));
jest.mock('./assertHealthy');
jest.mock('./assertRepairable');
jest.mock('./assertImages', () => ({
  ...jest.requireActual('./assertImages'),
  assertImages: jest.fn(),
}));

const CERTIFICATE = 'arn:aws:acm:eu-west-1:123456789012:certificate/1';
const NO_NEWS: ApiNews = {
  accessLogs: false,
  certificate: false,
  configuration: false,
  tasks: false,
};
const PROXY: Sidecar = { name: 'proxy', image: 'envoy:v1' };
const PARAMETERS = {
  ...settingsToParameters({
    ...defaultSettings('public-api'),
    image: 'orders:v1',
  }),
  VpcId: 'vpc-1',
};

describe('assertDeployable', () => {
  const CHECKS = {
    assertAccessLogs,
    assertCertificate,
    assertHealthy,
    assertImages,
    assertRepairable,
  };

  beforeEach(() => {
    jest.resetAllMocks();
    jest.mocked(assertRepairable).mockResolvedValue(true);
  });

  async function check({
    parameters = {},
    news = {},
    isDeployed = false,
    options = {},
    sidecars = [PROXY],
  }: {
    parameters?: Record<string, string>;
    news?: Partial<ApiNews>;
    isDeployed?: boolean;
    options?: { readonlyRootFilesystem?: boolean };
    sidecars?: Sidecar[];
  } = {}) {
    const context = cannedContext({}).context as OpenedDeployment;
    const assertNetwork = jest.fn();
    const assertNoDrift = jest.fn();
    const shape: DeployableShape<any> = {
      ...DEPLOYABLE_SHAPES['public-api'],
      assertNetwork,
      assertNoDrift,
    };
    const deployed = isDeployed ? await cannedRecord('orders') : undefined;
    const all = { ...PARAMETERS, ...parameters };
    const isSound = await assertDeployable(context, shape, all, {
      deployed,
      containers: { options, sidecars },
      news: { ...NO_NEWS, ...news },
      onDrift: 'adopt',
    });
    const done = Object.entries({ ...CHECKS, assertNetwork, assertNoDrift })
      .filter(([, one]) => jest.mocked(one as jest.Mock).mock.calls.length)
      .map(([name]) => name);
    return { context, deployed, done, isSound, assertNetwork, all };
  }

  it('asks AWS nothing where nothing is new', async () => {
    const { done, isSound } = await check();
    expect(done).toEqual([]);
    expect(isSound).toBe(false);
  });

  it('asks whether a deployed API is as its stack made it, and healthy', async () => {
    const { all, context, deployed, done, isSound } = await check({
      isDeployed: true,
      news: { configuration: true },
    });
    expect(done).toEqual([
      'assertHealthy',
      'assertRepairable',
      'assertNoDrift',
    ]);
    expect(assertRepairable).toHaveBeenCalledWith(context, deployed, all, {
      isReconfigured: true,
      onDrift: 'adopt',
    });
    expect(assertHealthy).toHaveBeenCalledWith(context, deployed, all);
    expect(isSound).toBe(true);
    jest.mocked(assertRepairable).mockResolvedValue(false);
    expect((await check({ isDeployed: true })).isSound).toBe(false);
  });

  it.each<[string, string | undefined]>([
    ['orders.acme.com', 'orders.acme.com'],
    ['', undefined],
  ])('asks whether a new certificate covers "%s"', async (DomainName, name) => {
    const { context, done } = await check({
      news: { certificate: true },
      parameters: { CertificateArn: CERTIFICATE, DomainName },
    });
    expect(done).toEqual(['assertCertificate']);
    const { clients, signal } = context;
    expect(assertCertificate).toHaveBeenCalledWith(clients, CERTIFICATE, name, {
      signal,
    });
  });

  it.each<[string, Partial<ApiNews>, Record<string, string>]>([
    [
      'a certificate that is no other',
      {},
      { CertificateArn: CERTIFICATE, DomainName: 'orders.acme.com' },
    ],
    ['a certificate where there is none', { certificate: true }, {}],
    ['a bucket that is no other', {}, { AccessLogsBucket: 'logs' }],
    ['a bucket where there is none', { accessLogs: true }, {}],
    [
      'a bucket of an older template',
      { accessLogs: true },
      { AccessLogsBucket: '' },
    ],
  ])('does not ask about %s', async (_, news, parameters) => {
    expect((await check({ news, parameters })).done).toEqual([]);
  });

  it('asks whether the load balancer can write to another bucket', async () => {
    const { context, done } = await check({
      news: { accessLogs: true },
      parameters: { AccessLogsBucket: 'logs' },
    });
    expect(done).toEqual(['assertAccessLogs']);
    const { clients, signal } = context;
    expect(assertAccessLogs).toHaveBeenCalledWith(clients, 'logs', { signal });
  });

  it('asks whether new tasks can start: of network and images of all containers', async () => {
    const { all, assertNetwork, context, deployed, done } = await check({
      isDeployed: true,
      news: { tasks: true },
      parameters: { CpuArchitecture: 'ARM64' },
    });
    expect(done).toEqual([
      'assertHealthy',
      'assertImages',
      'assertRepairable',
      'assertNetwork',
      'assertNoDrift',
    ]);
    expect(assertNetwork).toHaveBeenCalledWith(context, all, {
      deployed,
      images: ['orders:v1', 'envoy:v1'],
    });
    expect(assertImages).toHaveBeenCalledWith(
      context,
      [
        { field: 'image', image: 'orders:v1' },
        { field: 'sidecars.proxy.image', image: 'envoy:v1' },
      ],
      'ARM64',
    );
  });

  const ACL =
    'arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/acme/0123abcd';
  it.each<[string, Parameters<typeof check>[0], string]>([
    [
      'a name without HTTPS',
      { parameters: { DomainName: 'orders.acme.com' } },
      'domainName: works only with HTTPS. Give a zone for it too, or the ARN of a certificate as certificateArn.',
    ],
    [
      'sidecars that leave nothing to the API',
      { sidecars: [{ ...PROXY, cpu: 256 }] },
      'sidecars: proxy take 256 of the 256 CPU units of the task',
    ],
    [
      'sidecars that leave no memory to the API, as its stack has it',
      {
        sidecars: [{ ...PROXY, memory: 1024 }],
        parameters: { ContainerMemory: '1024' },
      },
      'sidecars: proxy take 1024 of the 1024 MiB of memory of the task',
    ],
    [
      'ECS Exec with a read-only file system',
      {
        parameters: { ExecuteCommand: 'on' },
        options: { readonlyRootFilesystem: true },
      },
      'executeCommand: does not work with container.readonlyRootFilesystem, because the agent of ECS Exec writes to the file system. Turn one of them off.',
    ],
    [
      'a web ACL that the target does not list',
      { parameters: { WebAclArn: ACL } },
      `webAclArn: target dev does not let APIs have ${ACL}.`,
    ],
  ])('refuses %s before it asks AWS', async (_, given, message) => {
    await expect(
      check({
        ...given,
        isDeployed: true,
        news: { tasks: true, certificate: true },
      }),
    ).rejects.toThrow(message);
    expect(assertRepairable).not.toHaveBeenCalled();
    expect(assertImages).not.toHaveBeenCalled();
  });

  it.each<[string, Parameters<typeof check>[0]]>([
    [
      'a name with a certificate',
      {
        parameters: {
          DomainName: 'orders.acme.com',
          CertificateArn: CERTIFICATE,
        },
      },
    ],
    [
      'a name in a zone',
      { parameters: { DomainName: 'orders.acme.com', HostedZoneId: 'Z1' } },
    ],
    ['ECS Exec', { parameters: { ExecuteCommand: 'on' } }],
    ['a read-only file system', { options: { readonlyRootFilesystem: true } }],
    ['no web ACL, of an older template', { parameters: { WebAclArn: '' } }],
  ])('takes %s', async (_, given) => {
    expect((await check(given)).isSound).toBe(false);
  });
});
