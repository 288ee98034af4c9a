import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { INITIATOR, TestBench } from '../__testUtils__/TestBench';
import { DeploymentLog } from '../log/DeploymentLog';
import { assertArchitecture } from './assertArchitecture';
import { parseImage } from './registry/parseImage';
import { readArchitectures } from './registry/readArchitectures';

const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
const DIGEST = `sha256:${'0'.repeat(64)}`;

describe('a registry', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  async function read(listener: RequestListener, signal?: AbortSignal) {
    server = createServer(listener);
    await new Promise<void>(listening => {
      server!.listen(0, '127.0.0.1', listening);
    });
    const { port } = server.address() as AddressInfo;
    return readArchitectures(
      { host: 'registry.acme.com', endpoint: `http://127.0.0.1:${port}` },
      parseImage('registry.acme.com/orders:v1'),
      { signal },
    );
  }

  it('says it in the configuration of a single image', async () => {
    const answers: Record<string, object> = {
      '/v2/orders/manifests/v1': { config: { digest: DIGEST } },
      [`/v2/orders/blobs/${DIGEST}`]: { os: 'linux', architecture: 'arm64' },
    };
    expect(
      await read((request, response) => {
        response.end(JSON.stringify(answers[request.url!]));
      }),
    ).toEqual(['arm64']);
  });

  it.each<[string, RequestListener]>([
    [
      'refuses',
      (_, response) => {
        response.statusCode = 429;
        response.end('{}');
      },
    ],
    ['answers nonsense', (_, response) => response.end('<html>')],
    ['hangs up', ({ socket }) => socket.destroy()],
  ])('does not say it where it %s', async (_, listener) => {
    expect(await read(listener)).toBeUndefined();
  });

  it('is not waited for once the task is cancelled', async () => {
    const controller = new AbortController();
    await expect(
      read(() => controller.abort(), controller.signal),
    ).rejects.toThrow('aborted');
  });
});

describe('the architecture of an image', () => {
  let bench: TestBench;
  beforeAll(async () => {
    bench = await TestBench.start();
  });
  afterAll(() => bench.close());

  const lines: string[] = [];
  const check = (image: string, cpuArchitecture: string) =>
    assertArchitecture(
      bench.aws.access({ purpose: 'deploy', initiator: INITIATOR }),
      {
        log: new DeploymentLog({ info: line => lines.push(line) }),
        registries: [
          {
            host: 'public.ecr.aws',
            endpoint: `${bench.simulator.url}/registries/public.ecr.aws`,
          },
        ],
      },
      { field: 'image', image },
      cpuArchitecture,
    );

  it.each([
    `${ECR}/orders:arm64-only`,
    'public.ecr.aws/acme/orders:arm64-only',
  ])('is that of the task: %s', async image => {
    await check(image, 'ARM64');
    await expect(check(image, 'X86_64')).rejects.toThrow(
      `image: ${image} is built for ARM64, and the tasks have the cpuArchitecture X86_64. Build it for X86_64, choose another image, or change cpuArchitecture.`,
    );
  });

  it.each([
    `${ECR}/orders:v1`,
    'public.ecr.aws/docker/library/nginx:1.27',
    // Nobody is asked about it.
    'ghcr.io/acme/orders:arm64-only',
    `${ECR.replace('eu-west-1', 'us-east-1')}/orders:arm64-only`,
  ])('is taken to be right: %s', async image => {
    await expect(check(image, 'X86_64')).resolves.toBeUndefined();
    await expect(check(image, 'ARM64')).resolves.toBeUndefined();
    expect(lines).toEqual([]);
  });
});
