import {
  DeleteServiceCommand,
  ListTasksCommand,
  StopTaskCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { Backend } from '../../__testUtils__/Backend';
import { nginx, ReportedBench } from '../../__testUtils__/ReportedBench';

jest.setTimeout(60_000);

/** Issue 11: cases 1, 3 and 9. */
describe('what people reported', () => {
  let api: ReportedBench;

  beforeAll(async () => {
    api = await ReportedBench.start();
  });
  afterAll(() => api.close());
  beforeEach(() => api.next());

  describe('case 1: a pipeline has deployed past the stack, and an update puts the old image back', () => {
    beforeEach(() => api.deployByPipeline(nginx('ci-42')));

    it('fails and says what would be lost, and the ways out', async () => {
      await expect(api.update({ desiredCount: 3 })).rejects.toThrow(
        `The service of stack ${
          api.name
        } was changed outside the stack. image: ${nginx(
          'ci-42',
        )} runs, not from this stack, and the update would restore ${nginx(
          '1.27',
        )}. Set onDrift to "adopt"`,
      );
      expect(await api.runningImage()).toBe(nginx('ci-42'));
      expect(await api.service()).toMatchObject({ desiredCount: 2 });
    });

    it('adopts what runs', async () => {
      const { log } = await api.update({ desiredCount: 3, onDrift: 'adopt' });
      expect(log).toContain(
        `Drift         image: ${nginx('ci-42')} runs, the stack has ${nginx(
          '1.27',
        )}: stays ${nginx('ci-42')}`,
      );
      expect(await api.runningImage()).toBe(nginx('ci-42'));
      expect(await api.service()).toMatchObject({ runningCount: 3 });
      expect((await api.stack())!.parameters.ImageUrl).toBe(nginx('ci-42'));
    });

    it('overwrites what runs', async () => {
      const { log } = await api.update({
        desiredCount: 3,
        onDrift: 'overwrite',
      });
      expect(log).toContainEqual(
        expect.stringMatching(/^Drift .*ci-42 runs.*: is restored to .*:1.27$/),
      );
      expect(await api.runningImage()).toBe(nginx('1.27'));
      expect(await api.service()).toMatchObject({ runningCount: 3 });
    });

    it('overwrites where the stack has nothing to change', async () => {
      const { outputs } = await api.update({ onDrift: 'overwrite' });
      expect(outputs.changed).toBe(true);
      expect(await api.runningImage()).toBe(nginx('1.27'));
    });

    it('goes back to the image of the stack when the update names it', async () => {
      const { outputs } = await api.update({ image: nginx('1.27') });
      expect(outputs.changed).toBe(true);
      expect(await api.runningImage()).toBe(nginx('1.27'));
    });

    it.each<[string, object]>([
      ['an update', { image: nginx('1.26') }],
      ['an update that adopts', { onDrift: 'adopt' }],
    ])('goes back to what ran when %s fails', async (_, input) => {
      await expect(
        api.update({ ...input, healthCheckPath: '/does-not-exist' }),
      ).rejects.toThrow('404');
      await api.later(600);
      expect(await api.runningImage()).toBe(nginx('ci-42'));
      expect(await api.service()).toMatchObject({ runningCount: 2 });
    });

    it('goes back to what ran when a deployment fails', async () => {
      await api.updateService({ desiredCount: 5 });
      await expect(
        api.deploy({
          image: nginx('1.26'),
          healthCheckPath: '/does-not-exist',
        }),
      ).rejects.toThrow('404');
      await api.later(600);
      expect(await api.runningImage()).toBe(nginx('ci-42'));
      expect(await api.service()).toMatchObject({ runningCount: 5 });
    });

    it('goes on after a backend that dies while the stack takes over what runs', async () => {
      const taskId = api.bench.newTaskId();
      const backend = await Backend.of(api.bench);
      const input = { image: nginx('1.26') };
      await backend.until(
        { operation: 'ExecuteChangeSet', when: 'after', nth: 1 },
        options => api.update(input, { taskId, ...options }),
      );
      expect((await api.stack())!.parameters.ImageUrl).toBe(nginx('ci-42'));
      await api.update(input, { taskId });
      expect(await api.runningImage()).toBe(nginx('1.26'));
    });

    it('says what a failure would leave where the stack cannot take over what runs', async () => {
      await api.clients.ecs.send(
        new UpdateServiceCommand({
          cluster: api.deployed.clusterName,
          service: api.name,
          forceNewDeployment: true,
        }),
      );
      await expect(api.update({ image: nginx('1.26') })).rejects.toThrow(
        `if the change fails, ImageUrl ${nginx(
          '1.27',
        )} of the stack is restored instead of ImageUrl ${nginx(
          'ci-42',
        )}. Set onDrift to "overwrite" to accept that.`,
      );
      await api.later(300);
    });

    it('is deployed again', async () => {
      const { outputs } = await api.deploy();
      expect(outputs.changed).toBe(true);
      expect(await api.runningImage()).toBe(nginx('1.27'));
    });
  });

  it('does not adopt what the stack cannot hold', async () => {
    await api.deployByPipeline(nginx('ci-42'), {
      environment: [{ name: 'MODE', value: 'secret' }],
    });
    await expect(
      api.update({ desiredCount: 3, onDrift: 'adopt' }),
    ).rejects.toThrow(
      /taskDefinition: orders-\d+:2 with another environment runs, not from this stack.*The stack cannot take that over/,
    );
  });

  it('fails where somebody moved the service to another network', async () => {
    const { PrivateSubnetIds } = (await api.stack())!.parameters;
    const { outputs } = (await api.stack())!;
    const [subnet] = PrivateSubnetIds.split(',');
    await api.updateService({
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: [subnet],
          securityGroups: [outputs.ServiceSecurityGroupId],
        },
      },
    });
    await expect(api.update({ desiredCount: 3 })).rejects.toThrow(
      `subnets: ${subnet} runs`,
    );
    await api.update({ onDrift: 'overwrite' });
    const { networkConfiguration } = await api.service();
    expect(
      networkConfiguration!.awsvpcConfiguration!.subnets!.sort().join(','),
    ).toBe(PrivateSubnetIds.split(',').sort().join(','));
  });

  it('says in a dry run what would happen', async () => {
    await api.deployByPipeline(nginx('ci-42'));
    await expect(
      api.update({ desiredCount: 3 }, { isDryRun: true }),
    ).rejects.toThrow('ci-42');
  });

  describe('case 3: scale on the card is undone by the next update', () => {
    it.each([5, 0])(
      'a count of %d is what an update leaves alone',
      async desired => {
        await api.updateService({ desiredCount: desired });
        const { log } = await api.update({ image: nginx('1.28') });
        expect(log).toContain(
          `Drift         desiredCount: ${desired} runs, the stack has 2: stays ${desired}`,
        );
        expect(await api.service()).toMatchObject({
          desiredCount: desired,
          runningCount: desired,
        });
      },
    );

    it.each([5, 0])(
      'a count of %d is left alone while autoscaling is on',
      async desired => {
        await api.update({
          autoscaling: { enabled: true, minCount: 2, maxCount: 6 },
        });
        await api.updateService({ desiredCount: desired });
        await api.update({ image: nginx('1.28') });
        expect(await api.service()).toMatchObject({
          desiredCount: desired,
          runningCount: desired,
        });
      },
    );

    it('keeps what autoscaling has found when it is turned off', async () => {
      await api.update({
        autoscaling: { enabled: true, minCount: 2, maxCount: 6 },
      });
      await api.updateService({ desiredCount: 5 });
      await api.update({ autoscaling: { enabled: false } });
      expect(await api.service()).toMatchObject({ desiredCount: 5 });
    });
  });

  describe('case 9: nothing had to be changed, and the service is not as requested', () => {
    it.each([0, 5])(
      'runs 2 again when deployed again with %d',
      async desired => {
        await api.updateService({ desiredCount: desired });
        const { outputs, log } = await api.deploy();
        expect(outputs.changed).toBe(true);
        expect(log).toContain(
          `Drift         desiredCount: ${desired} runs, the stack has 2: changed as requested`,
        );
        await api.later(60);
        expect(await api.service()).toMatchObject({
          desiredCount: 2,
          runningCount: 2,
        });
      },
    );

    it('waits for the tasks where none of two runs', async () => {
      const cluster = api.deployed.clusterName;
      const { taskArns } = await api.clients.ecs.send(
        new ListTasksCommand({ cluster, serviceName: api.name }),
      );
      for (const task of taskArns!) {
        await api.clients.ecs.send(new StopTaskCommand({ cluster, task }));
      }
      await api.later(1);
      expect(await api.service()).toMatchObject({ runningCount: 0 });
      const { log } = await api.deploy();
      expect(log).toContainEqual(expect.stringContaining('2/2 healthy'));
      expect(await api.service()).toMatchObject({ runningCount: 2 });
    });

    it('fails where the service is deleted', async () => {
      await api.clients.ecs.send(
        new DeleteServiceCommand({
          cluster: api.deployed.clusterName,
          service: api.name,
          force: true,
        }),
      );
      await api.later(120);
      await expect(api.deploy()).rejects.toThrow(
        /The service orders-\d+ (does not exist|is \w+)\. To repair it, delete the API and deploy it again\./,
      );
    });
  });
});
