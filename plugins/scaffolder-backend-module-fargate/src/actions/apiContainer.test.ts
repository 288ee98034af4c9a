import { ApiBench } from '../__testUtils__/ApiBench';
import { TestBench } from '../__testUtils__/TestBench';

const IMAGE = 'public.ecr.aws/docker/library/nginx:1.27';
const CHECK = 'curl -f http://localhost/ || exit 1';

jest.setTimeout(120_000);

describe('the container of an API', () => {
  let apis: ApiBench;
  let bench: TestBench;

  beforeAll(async () => {
    apis = await ApiBench.start(IMAGE);
    ({ bench } = apis);
  });
  afterAll(() => bench.close());

  const deploy = (name: string, input = {}) => apis.deploy(name, input);
  const update = (name: string, input: object) => apis.update(name, input);

  it('runs as a deployment says, and keeps that in an update that does not mention it', async () => {
    const { log } = await deploy('tuned', {
      container: {
        command: ['node', 'server.js'],
        healthCheck: { command: ['CMD-SHELL', CHECK], intervalSeconds: 5 },
        stopTimeoutSeconds: 90,
        ephemeralStorageGiB: 50,
        nofile: { soft: 1024, hard: 2048 },
      },
    });
    expect(log).toContainEqual(
      expect.stringMatching(
        /^Container {5}add command \["node","server.js"\]$/,
      ),
    );
    const { log: change } = await update('tuned', {
      container: { stopTimeoutSeconds: 60, user: 'node' },
      removeContainerOptions: ['nofile'],
    });
    expect(change.join('\n')).toMatch(
      /Container {5}add user node\n {14}change stopTimeoutSeconds 90 → 60\n {14}remove nofile.soft 1024\n {14}remove nofile.hard 2048/,
    );
    await update('tuned', { memory: 1024 });
    const { containerDefinitions, ephemeralStorage } =
      await apis.taskDefinition('tuned');
    expect(ephemeralStorage).toEqual({ sizeInGiB: 50 });
    expect(containerDefinitions![0]).toMatchObject({
      command: ['node', 'server.js'],
      healthCheck: { command: ['CMD-SHELL', CHECK], interval: 5 },
      stopTimeout: 60,
      user: 'node',
    });
    expect(containerDefinitions![0].ulimits).toBeUndefined();
  });

  it('is refused at its field before anything is asked of AWS', async () => {
    const before = bench.callCount();
    await expect(
      deploy('refused', { container: { user: 'the owner' } }),
    ).rejects.toThrow(
      'container.user: must be a user name or ID, with a group after a colon',
    );
    expect(bench.callCount()).toBe(before);
  });

  it('fails with the reason of ECS when its own health check fails', async () => {
    await expect(
      deploy('sick', {
        container: {
          healthCheck: {
            command: ['CMD-SHELL', 'exit 1'],
            intervalSeconds: 5,
          },
        },
      }),
    ).rejects.toThrow();
    expect(bench.log.join('\n')).toMatch('container health check');
  });
});
