import { describeStack } from '@fargate-api/backstage-plugin-fargate-api-node';
import { Backend } from '../__testUtils__/Backend';
import { OpenRequest } from '../__testUtils__/StandInApprovals';
import { INITIATOR, TestBench } from '../__testUtils__/TestBench';

const owner = 'group:default/team-a';
const nginx = (tag: string) => `public.ecr.aws/docker/library/nginx:${tag}`;
const ANN = 'user:default/ann';

jest.setTimeout(60_000);

describe('a target that requires approval', () => {
  let bench: TestBench;
  let environmentStackArn: string;

  beforeAll(async () => {
    bench = await TestBench.start({}, { approvalIn: ['dev'] });
    const { outputs } = await bench.run('fargate:environment:deploy', {
      target: 'dev',
      name: 'prod',
      owner,
    });
    environmentStackArn = outputs.stackArn;
  });
  afterEach(async () => {
    await bench.reset();
    bench.approvals.onRequest = undefined;
    bench.approvals.hasEvents = false;
    bench.approvals.open.clear();
  });
  afterAll(() => bench.close());

  let count = 0;
  const name = () => `orders-${count}`;
  const entityRef = () => `api:default/${name()}`;
  const deploy = (input: object = {}) =>
    bench.run(
      'fargate:public-api:deploy',
      {
        name: name(),
        owner,
        environmentStackArn,
        image: nginx('1.26'),
        ...input,
      },
      { taskId: bench.newTaskId() },
    );
  beforeEach(async () => {
    count++;
    const { outputs } = await deploy();
    bench.addStackEntity(entityRef(), outputs.stackArn);
  });
  const update = (input: object, options: object = {}) =>
    bench.run(
      'fargate:api:update',
      { entityRef: entityRef(), ...input },
      { taskId: bench.newTaskId(), ...options },
    );
  const parameters = async () =>
    (await describeStack(await bench.clients(), name()))!.parameters;
  const image = async () => (await parameters()).ImageUrl;
  const deployedBy = async () => (await parameters()).DeployedBy;
  const waiting = () =>
    new Promise<OpenRequest>(resolve => {
      bench.approvals.onRequest = resolve;
    });
  const approved = (decision = {}) => {
    bench.approvals.onRequest = ({ id }) =>
      bench.approvals.decide(id, {
        state: 'approved',
        decidedBy: ANN,
        ...decision,
      });
  };

  it('lets another image wait until it is approved', async () => {
    let before: string | undefined;
    bench.approvals.onRequest = async ({ id }) => {
      before = await image();
      bench.approvals.decide(id, { state: 'approved', decidedBy: ANN });
    };
    const request = new Promise<OpenRequest>(resolve => {
      const { onRequest } = bench.approvals;
      bench.approvals.onRequest = one => {
        resolve({ ...one });
        onRequest!(one);
      };
    });
    const { log } = await update({ image: nginx('1.28') });
    expect(await request).toMatchObject({
      entityRef: entityRef(),
      environmentRef: 'resource:default/prod',
      image: nginx('1.28'),
      previousImage: nginx('1.26'),
      requestedBy: INITIATOR,
      change: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(before).toBe(nginx('1.26'));
    expect(await image()).toBe(nginx('1.28'));
    expect(log).toContainEqual(
      expect.stringMatching(
        /^Approval {6}asked of group:default\/platform until \S+Z; on the card of api:default\/orders-\d+ it is approved or declined$/,
      ),
    );
    expect(log).toContainEqual(`Approval      by ${ANN}`);
    expect(await deployedBy()).toBe(`${INITIATOR} approved by ${ANN}`);
    // It is used up.
    expect([...bench.approvals.open.values()]).toEqual([]);
  });

  it('continues at once when a decision is published', async () => {
    bench.approvals.hasEvents = true;
    const { clock } = bench.dependencies;
    const asleep = jest.spyOn(clock!, 'sleep').mockImplementationOnce(
      (_, signal) =>
        new Promise((_resolve, reject) => {
          signal!.addEventListener('abort', () => reject(signal!.reason));
        }),
    );
    approved();
    await update({ image: nginx('1.28') });
    expect(await image()).toBe(nginx('1.28'));
    asleep.mockRestore();
  });

  it('changes nothing when it is declined, and says who did and why', async () => {
    approved({ state: 'declined', reason: 'not on Friday' });
    await expect(update({ image: nginx('1.28') })).rejects.toThrow(
      /^Declined by user:default\/ann: not on Friday$/,
    );
    expect(await image()).toBe(nginx('1.26'));
    expect(await bench.changeSets(name())).toEqual([]);
    expect([...bench.approvals.open.values()]).toEqual([]);
    expect(bench.audit.at(-1)).toMatchObject({ outcome: 'fail' });
  });

  it('changes nothing when nobody decides in time', async () => {
    await expect(update({ image: nginx('1.28') })).rejects.toThrow(
      /^Nobody approved this until \S+Z\. Nothing was changed; start over to ask again\.$/,
    );
    expect(await image()).toBe(nginx('1.26'));
  });

  it('withdraws the request when the task is cancelled', async () => {
    const controller = new AbortController();
    bench.approvals.onRequest = () => controller.abort(new Error('cancelled'));
    await expect(
      update({ image: nginx('1.28') }, { signal: controller.signal }),
    ).rejects.toThrow();
    expect([...bench.approvals.open.values()]).toEqual([]);
    expect(await image()).toBe(nginx('1.26'));
  });

  it.each(['the same task', 'another task'])(
    'continues after a restart of the backend with the same request: %s',
    async which => {
      const backend = await Backend.of(bench);
      const taskId = bench.newTaskId();
      await backend.killed(
        'fargate:api:update',
        { entityRef: entityRef(), image: nginx('1.28') },
        { line: /^Approval/ },
        { taskId },
      );
      const [{ id }] = [...bench.approvals.open.values()];
      bench.approvals.decide(id, { state: 'approved', decidedBy: ANN });
      const created = bench.approvals.created;
      await update(
        { image: nginx('1.28') },
        which === 'the same task' ? { taskId } : {},
      );
      expect(bench.approvals.created).toBe(created);
      expect(await image()).toBe(nginx('1.28'));
      expect(await deployedBy()).toBe(`${INITIATOR} approved by ${ANN}`);
    },
  );

  it('approves one change, and no other of the same user', async () => {
    const backend = await Backend.of(bench);
    await backend.killed(
      'fargate:api:update',
      { entityRef: entityRef(), image: nginx('1.28') },
      { line: /^Approval/ },
      { taskId: bench.newTaskId() },
    );
    const [{ id }] = [...bench.approvals.open.values()];
    bench.approvals.decide(id, { state: 'approved', decidedBy: ANN });
    await expect(update({ image: nginx('1.27') })).rejects.toThrow(
      /^Nobody approved this/,
    );
    expect(await image()).toBe(nginx('1.26'));
  });

  it('refuses what was approved if the API was changed in between', async () => {
    let changing: Promise<unknown> | undefined;
    bench.approvals.onRequest = async ({ id }) => {
      bench.approvals.onRequest = undefined;
      changing = update({ desiredCount: 3 });
      await changing;
      bench.approvals.decide(id, { state: 'approved', decidedBy: ANN });
    };
    await expect(update({ image: nginx('1.28') })).rejects.toThrow(
      /^Stack orders-\d+ was changed while this waited for approval: DesiredCount from 2 to 3\. What was approved is no longer what would be deployed: start over\.$/,
    );
    await changing;
    expect(await image()).toBe(nginx('1.26'));
    expect([...bench.approvals.open.values()]).toEqual([]);
  });

  it('deploys one of two that wait at once, and refuses the other', async () => {
    bench.approvals.hasEvents = true;
    const requests: OpenRequest[] = [];
    const both = new Promise<void>(resolve => {
      bench.approvals.onRequest = one => {
        requests.push(one);
        if (requests.length === 2) resolve();
      };
    });
    const first = update({ image: nginx('1.28') });
    const second = update({ image: nginx('1.27') });
    const ends = Promise.allSettled([first, second]);
    await both;
    const [one] = requests.filter(({ image: of }) => of === nginx('1.28'));
    const [two] = requests.filter(({ image: of }) => of === nginx('1.27'));
    bench.approvals.decide(one.id, { state: 'approved', decidedBy: ANN });
    await first;
    bench.approvals.decide(two.id, { state: 'approved', decidedBy: ANN });
    const [, { status, reason }] = (await ends) as any;
    expect(status).toBe('rejected');
    expect(reason.message).toMatch(
      /was changed while this waited for approval.*ImageUrl from \S+:1\.26 to \S+:1\.28/,
    );
    expect(await image()).toBe(nginx('1.28'));
  });

  it('asks for what is deployed again too', async () => {
    approved();
    const { log } = await deploy({ image: nginx('1.27') });
    expect(log.join('\n')).toMatch(/Approval {6}by user:default\/ann/);
    expect(await image()).toBe(nginx('1.27'));
  });

  it('asks nobody for another count, a roll back, or in a dry run', async () => {
    approved();
    await update({ image: nginx('1.28') });
    const asked = bench.approvals.asked;
    await update({ desiredCount: 3 });
    await update({ rollBackTo: 1 });
    const { log } = await update({ image: nginx('1.28') }, { isDryRun: true });
    expect(log).toContain(
      'Approval      would be asked of the owner of resource:default/prod',
    );
    expect(bench.approvals.asked).toBe(asked);
  });

  it('says who promotes from where', async () => {
    const from = entityRef();
    count++;
    const { outputs } = await deploy({ image: nginx('1.25') });
    bench.addStackEntity(entityRef(), outputs.stackArn);
    const request = waiting();
    bench.approvals.hasEvents = true;
    const promotion = bench.run(
      'fargate:api:promote',
      { from, entityRef: entityRef() },
      { taskId: bench.newTaskId() },
    );
    const { id, ...asked } = await request;
    expect(asked).toMatchObject({
      from,
      image: expect.stringMatching(/@sha256:/),
      previousImage: nginx('1.25'),
    });
    bench.approvals.decide(id, { state: 'approved', decidedBy: ANN });
    await promotion;
    expect(await image()).toBe(asked.image);
  });
});
