import { DescribeTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { ServiceBench } from '../../../__testUtils__/ServiceBench';
import { Logs } from '../../logs/model/Logs';

const NEEDS_ENV = 'public.ecr.aws/fargate-api/needs-env:1';

/** All that the containers of a bench have logged. */
function logged(bench: ServiceBench): string[] {
  const { streams } = bench.region.service(Logs).group('api');
  return [...streams.values()].flatMap(({ events }) =>
    events.map(({ message }) => message),
  );
}

describe('environment variables', () => {
  it('arrive in the task definition byte for byte', async () => {
    const bench = await ServiceBench.ready();
    const environment = [
      { name: 'EMPTY', value: '' },
      { name: 'TEXT', value: ' "a" \\ \n\t é 😀 ${b} {{resolve:ssm:c}} ' },
      { name: 'NUMBER', value: '007' },
    ];
    const { taskDefinition } = await bench.ecs.send(
      new DescribeTaskDefinitionCommand({
        taskDefinition: await bench.define('nginx', { environment }),
      }),
    );
    expect(taskDefinition!.containerDefinitions![0].environment).toEqual(
      environment,
    );
  });

  it('decide whether a container that needs them runs', async () => {
    const bench = await ServiceBench.ready();
    await bench.createService(NEEDS_ENV, { desiredCount: 1 });
    await bench.clock.advance(40);
    const [task] = await bench.tasks('STOPPED');
    expect(task).toMatchObject({
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      containers: [{ exitCode: 1 }],
    });
    expect(logged(bench)).toContain(
      'Error: Environment variable DATABASE_URL is not set',
    );
  });

  it('reach the container', async () => {
    const bench = await ServiceBench.ready();
    await bench.createService(NEEDS_ENV, {
      desiredCount: 1,
      taskDefinition: await bench.define(NEEDS_ENV, {
        environment: [{ name: 'DATABASE_URL', value: 'postgres://db' }],
      }),
    });
    await bench.clock.advance(120);
    expect(await bench.targetHealth()).toEqual(['healthy']);
    expect(logged(bench)).toEqual(['connected', 'server started']);
  });
});
