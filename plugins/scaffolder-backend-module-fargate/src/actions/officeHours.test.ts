import { TestBench } from '../__testUtils__/TestBench';

const owner = 'group:default/team-a';
const nginx = (tag: string) => `public.ecr.aws/docker/library/nginx:${tag}`;

jest.setTimeout(60_000);

describe('an API with office hours', () => {
  let bench: TestBench;
  let environmentStackArn: string;
  let deployed: Record<string, any>;

  beforeAll(async () => {
    bench = await TestBench.start();
    const { outputs } = await bench.run('fargate:environment:deploy', {
      target: 'dev',
      name: 'dev',
      owner,
    });
    environmentStackArn = outputs.stackArn;
  });
  afterAll(() => bench.close());

  let count = 0;
  const deploy = async (input = {}) => {
    count++;
    ({ outputs: deployed } = await bench.run('fargate:public-api:deploy', {
      name: `orders-${count}`,
      owner,
      environmentStackArn,
      image: nginx('1.27'),
      ...input,
    }));
    bench.addStackEntity(`api:default/orders-${count}`, deployed.stackArn);
  };
  const update = (input = {}, options = {}) =>
    bench.run(
      'fargate:api:update',
      { entityRef: `api:default/orders-${count}`, ...input },
      { taskId: `update-${count}-${JSON.stringify(input)}`, ...options },
    );
  /** Lets the time pass until it is this hour in UTC. */
  const waitUntil = async (hour: number) => {
    const { clock } = bench.simulator;
    const at = (clock.now() / 3_600_000) % 24;
    await clock.advance(((hour - at + 24) % 24) * 3600);
  };
  const service = async () => {
    const { desiredCount, runningCount } = await bench.service(
      deployed.serviceArn,
    );
    return { desiredCount, runningCount };
  };

  const hours = {
    days: ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'],
    timezone: 'Europe/Berlin',
  };
  const asleep = { desiredCount: 0, runningCount: 0 };

  it('runs no task at night, and as many as before the next day', async () => {
    await deploy({ desiredCount: 3, officeHours: hours });
    await waitUntil(17);
    expect(await service()).toEqual({ desiredCount: 3, runningCount: 3 });
    await waitUntil(20);
    expect(await service()).toEqual(asleep);
    await waitUntil(7);
    expect(await service()).toEqual({ desiredCount: 3, runningCount: 3 });
  });

  it('is updated at night without being started, and says what was not tried', async () => {
    await deploy({ officeHours: hours });
    await waitUntil(20);
    const { log, outputs } = await update({ image: nginx('1.28') });
    expect(outputs.changed).toBe(true);
    expect(log.filter(line => /^(Drift|Note)/.test(line))).toEqual([
      expect.stringMatching(
        /^Note {10}outside office hours no task runs, so neither the image nor the health check was tried; tasks start \w{3}, Jan \d+, 07:00 \(Europe\/Berlin\)$/,
      ),
    ]);
    expect(await service()).toEqual(asleep);
    await waitUntil(7);
    expect(await service()).toEqual({ desiredCount: 2, runningCount: 2 });
  });

  it('starts at night when an update sets its limits again, which the plan says, and is verified', async () => {
    await deploy({
      autoscaling: { minCount: 2, maxCount: 4 },
      officeHours: hours,
    });
    await waitUntil(20);
    const change = { autoscaling: { enabled: true, minCount: 3 } };
    const note = expect.stringMatching(
      /^Note {10}it is outside office hours: this deployment starts tasks all the same, and they run until \w{3}, Jan \d+, 19:00 \(Europe\/Berlin\)$/,
    );
    const notes = ({ log }: { log: string[] }) =>
      log.filter(line => /^Note/.test(line));
    const dryRun = await update({ ...change }, { isDryRun: true });
    expect(notes(dryRun)).toEqual([note]);
    expect(await service()).toEqual(asleep);
    expect(notes(await update(change))).toEqual([note]);
    expect(await service()).toEqual({ desiredCount: 3, runningCount: 3 });
    await waitUntil(19);
    expect(await service()).toEqual(asleep);
  });

  it('runs what its stack has when the hours are given up at night', async () => {
    await deploy({
      autoscaling: { minCount: 2, maxCount: 4 },
      desiredCount: 2,
      officeHours: hours,
    });
    await waitUntil(20);
    await update({
      autoscaling: { enabled: false },
      officeHours: { enabled: false },
    });
    expect(await service()).toEqual({ desiredCount: 2, runningCount: 2 });
    await waitUntil(20);
    expect(await service()).toEqual({ desiredCount: 2, runningCount: 2 });
  });

  it('gets them by an update, from the count that runs', async () => {
    await deploy({ desiredCount: 2 });
    await waitUntil(12);
    await update({ officeHours: { enabled: true, ...hours } });
    expect(await service()).toEqual({ desiredCount: 2, runningCount: 2 });
    await waitUntil(20);
    expect(await service()).toEqual(asleep);
  });
});
