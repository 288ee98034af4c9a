import { INITIATOR, TestBench } from '../__testUtils__/TestBench';
import { DeploymentLog } from '../log/DeploymentLog';
import { assertArchitecture } from './assertArchitecture';

const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';

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
