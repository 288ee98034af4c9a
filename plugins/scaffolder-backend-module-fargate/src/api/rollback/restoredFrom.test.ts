import { InputError } from '@backstage/errors';
import { DEFINITION } from '../../__testUtils__/cannedDeployments';
import { restoredFrom } from './restoredFrom';

describe('restoredFrom', () => {
  const restore = (changes: object = {}, images: object[] = []) =>
    restoredFrom(
      {
        name: 'orders:3',
        definition: { ...DEFINITION, ...changes } as any,
        images: images as any,
      },
      'orders',
    );

  it('has the settings of the revision', () => {
    expect(restore().settings).toEqual({
      image: 'registry:5000/orders:v1',
      cpu: 256,
      memory: 512,
      cpuArchitecture: 'X86_64',
      port: 8080,
    });
    expect(
      restore({
        runtimePlatform: { cpuArchitecture: 'ARM64' },
        containerDefinitions: [{ name: 'orders', image: 'orders' }],
      }).settings,
    ).toEqual({
      image: 'orders',
      cpu: 256,
      memory: 512,
      cpuArchitecture: 'ARM64',
    });
  });

  it.each([
    ['registry:5000/orders:v1', 'registry:5000/orders@sha256:1'],
    ['registry:5000/orders', 'registry:5000/orders@sha256:1'],
    ['orders:v1@sha256:0', 'orders@sha256:1'],
  ])('has the image %s by the digest that it had', (image, expected) => {
    const containerDefinitions = [{ name: 'orders', image }];
    const digest = { containerName: 'orders', imageDigest: 'sha256:1' };
    expect(restore({ containerDefinitions }, [digest]).settings.image).toBe(
      expected,
    );
    expect(
      restore({ containerDefinitions }, [{ ...digest, containerName: 'x' }])
        .settings.image,
    ).toBe(image);
  });

  it('takes the container of the API, wherever it is', () => {
    const containerDefinitions = [
      { name: 'otel', image: 'otel:1' },
      { name: 'orders', image: 'orders:v1' },
    ];
    expect(restore({ containerDefinitions }).settings.image).toBe('orders:v1');
    expect(
      restore({ containerDefinitions: [{ name: 'web', image: 'web:1' }] })
        .settings.image,
    ).toBe('web:1');
  });

  it('is of X86_64 unless ECS says otherwise', () => {
    expect(
      restore({ runtimePlatform: { operatingSystemFamily: 'LINUX' } }).settings
        .cpuArchitecture,
    ).toBe('X86_64');
  });

  it('keeps the other containers, which come after that of the API', () => {
    const { containers } = restore({
      containerDefinitions: [
        { name: 'otel', image: 'otel:1' },
        { name: 'orders', image: 'orders:v1', essential: true },
        { name: 'proxy', image: 'proxy:1' },
      ],
    });
    expect(JSON.stringify(containers)).toMatch(/otel:1.*proxy:1/);
    expect(JSON.stringify(containers)).not.toContain('orders:v1');
  });

  it('takes for its default what ECS returns empty', () => {
    const of = (facts: object) =>
      restore({
        containerDefinitions: [
          { name: 'orders', image: 'orders:v1', essential: true, ...facts },
        ],
      });
    expect(
      of({
        cpu: 0,
        memory: null,
        command: [],
        environment: [],
        mountPoints: [],
        volumesFrom: [],
        systemControls: [],
        dockerLabels: undefined,
      }),
    ).toEqual(of({}));
  });

  it.each([
    [[], undefined],
    [[{}], undefined],
    [[{ containerPort: 80 }, { containerPort: 81 }], 80],
  ])('of the port mappings %j has the port %s', (portMappings, port) => {
    const { settings } = restore({
      containerDefinitions: [{ name: 'orders', image: 'x', portMappings }],
    });
    expect(settings.port).toBe(port);
    expect('port' in settings).toBe(port !== undefined);
  });

  it('refuses what this portal does not write', () => {
    const containerDefinitions = [
      {
        name: 'orders',
        image: 'orders',
        environment: [{ name: 'A', value: '{{resolve:ssm:secret}}' }],
      },
    ];
    expect(() => restore({ containerDefinitions })).toThrow(
      new InputError(
        'rollBackTo: orders:3 has what this portal does not write, so it was made elsewhere. Update the API with what you need of it instead.',
      ),
    );
  });
});
