import { cannedContext } from '../../__testUtils__/cannedContext';
import { resolveSidecars } from './resolveSidecars';
import { Sidecar } from './Sidecar';

const ORDERS = 'api:default/orders';
const arnOf = (name: string) =>
  `arn:aws:secretsmanager:eu-west-1:123456789012:secret:${name}-AbCdEf`;

describe('resolveSidecars', () => {
  const resolve = async (...sidecars: Sidecar[]) => {
    const aws = cannedContext({
      DescribeSecret: ({ SecretId }: { SecretId: string }) => ({
        ARN: arnOf(SecretId),
        Tags: [
          { Key: 'fargate-api:entity', Value: ORDERS },
          ...(SecretId === 'registry'
            ? [{ Key: 'fargate-api:registry', Value: 'ghcr.io' }]
            : []),
        ],
        VersionIdsToStages: { v1: ['AWSCURRENT'] },
      }),
    });
    const { signal } = aws.context;
    const resolved = await resolveSidecars(
      aws.clients,
      { entityRef: ORDERS, mayUseSecretsOf: async () => true, used: [] },
      sidecars,
      { signal },
    );
    expect(aws.signals.every(one => one === signal)).toBe(true);
    return resolved;
  };

  it('has secrets as ECS reads them, and all that it reads', async () => {
    const { sidecars, secrets, credentials } = await resolve(
      {
        name: 'proxy',
        image: 'ghcr.io/acme/envoy:v1',
        secrets: {
          TOKEN: 'secretsmanager:token',
          KEY: 'secretsmanager:key:value',
        },
        registryCredentials: 'secretsmanager:registry',
      },
      { name: 'agent', image: 'agent:1', cpu: 64 },
    );
    expect(sidecars).toStrictEqual([
      {
        name: 'proxy',
        image: 'ghcr.io/acme/envoy:v1',
        secrets: { TOKEN: arnOf('token'), KEY: `${arnOf('key')}:value::` },
        registryCredentials: arnOf('registry'),
      },
      { name: 'agent', image: 'agent:1', cpu: 64 },
    ]);
    expect(secrets.map(({ arn }) => arn)).toEqual([
      arnOf('token'),
      arnOf('key'),
    ]);
    expect(credentials.map(({ arn }) => arn)).toEqual([arnOf('registry')]);
  });

  it.each<[Sidecar, string]>([
    [
      { name: 'proxy', image: 'envoy', secrets: { TOKEN: 'a' } },
      'sidecars.proxy.secrets.TOKEN: is no reference of a secret.',
    ],
    [
      { name: 'proxy', image: 'ghcr.io/envoy', registryCredentials: 'a' },
      'sidecars.proxy.registryCredentials: is no reference of a secret.',
    ],
    [
      {
        name: 'proxy',
        image: 'envoy',
        registryCredentials: 'secretsmanager:registry',
      },
      `sidecars.proxy.registryCredentials: ${arnOf(
        'registry',
      )} is not for docker.io, the registry of envoy: its tag fargate-api:registry names ghcr.io. Give it the tag fargate-api:registry=docker.io if that registry may have what it contains, or reference another one.`,
    ],
    [
      {
        name: 'proxy',
        image: 'ghcr.io/envoy',
        registryCredentials: 'secretsmanager:token',
      },
      `sidecars.proxy.registryCredentials: ${arnOf(
        'token',
      )} is not for ghcr.io, the registry of ghcr.io/envoy: it has no tag fargate-api:registry. Give it the tag fargate-api:registry=ghcr.io`,
    ],
  ])('refuses %j at its field', async (sidecar, message) => {
    await expect(resolve(sidecar)).rejects.toThrow(message);
  });
});
