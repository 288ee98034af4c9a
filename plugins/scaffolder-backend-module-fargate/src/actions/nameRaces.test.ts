import { DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { RunResult, TestBench } from '../__testUtils__/TestBench';

jest.setTimeout(300_000);

/** Two users of different teams who want the same name. */
const OLGA = 'user:default/olga';
const SAM = 'user:default/sam';
const TEAM = 'group:default/team-orders';
const OTHER_TEAM = 'group:default/team-billing';

const HER_IMAGE = 'public.ecr.aws/docker/library/nginx:1.27';
const HIS_IMAGE = 'public.ecr.aws/docker/library/httpd:2.4';

const AN_HOUR = 3600;

/** A moment in a run of Olga's, at which Sam's begins. */
type Moment = [operation: string, when: 'before' | 'after'];

describe('two teams that want one name', () => {
  let bench: TestBench;
  let names = 0;
  let name: string;

  beforeAll(async () => {
    bench = await TestBench.start();
    bench.users.set(OLGA, { groups: [TEAM] });
    bench.users.set(SAM, { groups: [OTHER_TEAM] });
    const { outputs } = await bench.run('fargate:environment:deploy', {
      target: 'dev',
      name: 'dev',
      owner: 'group:default/team-a',
    });
    bench.addStackEntity('resource:default/dev', outputs.stackArn);
  });
  beforeEach(() => {
    name = `orders-${++names}`;
  });
  afterEach(() => bench.reset());
  afterAll(() => bench.close());

  const run = (user: string, id: string, input: object) =>
    bench.run(id, { ...input } as any, { user, taskId: bench.newTaskId() });
  const deploy = (user: string, input: object = {}) =>
    run(user, 'fargate:public-api:deploy', {
      name,
      owner: user === OLGA ? TEAM : OTHER_TEAM,
      environment: 'resource:default/dev',
      image: user === OLGA ? HER_IMAGE : HIS_IMAGE,
      ...input,
    });
  const update = (user: string) =>
    run(user, 'fargate:api:update', {
      entityRef: `api:default/${name}`,
      desiredCount: 3,
    });
  const remove = (user: string) =>
    run(user, 'fargate:stack:delete', { entityRef: `api:default/${name}` });

  /** The message of a run's error, or what it was done as. */
  const outcomeOf = (end: Promise<RunResult>): Promise<string> =>
    end.then(
      ({ log }) => log[log.length - 1],
      error => error.message,
    );

  /** Runs something of Olga's, and something else in the middle of a call of hers. */
  async function meanwhile(
    [operation, when]: Moment,
    hers: () => Promise<RunResult>,
    interruption: () => Promise<unknown>,
  ): Promise<string> {
    const call = bench.simulator.faults.onCall(
      { operation, when },
      async () => {
        await interruption();
      },
    );
    const outcome = await outcomeOf(hers());
    expect(call.affectedCalls).toBe(1);
    return outcome;
  }

  /** As somebody does in the console, or another task of hers. */
  async function deleteByHand() {
    const { cloudFormation } = await bench.clients();
    await cloudFormation.send(new DeleteStackCommand({ StackName: name }));
    await bench.simulator.clock.advance(AN_HOUR);
    expect(await bench.stackStatus(name)).toBeUndefined();
  }

  /** All that the stack of the name is, so that two moments can be compared. */
  async function everything() {
    const { arn, ...stack } = (await bench.describe(name))!;
    return {
      ...stack,
      arn,
      template: await bench.template(arn),
      resources: await bench.resourcesOf(arn),
      service: (await bench.service(stack.outputs.ServiceArn)).taskDefinition,
      changeSets: await bench.changeSets(arn),
    };
  }

  const NOT_HERS = `api:default/NAME may be changed only by its owner, ${OTHER_TEAM}.`;

  describe.each<[string, () => Promise<RunResult>]>([
    ['updates it', () => update(OLGA)],
    ['deploys it again', () => deploy(OLGA, { desiredCount: 3 })],
  ])('one of whom %s while it is deleted and the other takes it', (_, hers) => {
    it.each<Moment>([
      ['CreateChangeSet', 'before'],
      ['CreateChangeSet', 'after'],
      ['ExecuteChangeSet', 'before'],
    ])('%s, %s', async (...moment) => {
      const mine = await deploy(OLGA);
      bench.addStackEntity(`api:default/${name}`, mine.outputs.stackArn, TEAM);
      let his: object = {};
      const outcome = await meanwhile(moment, hers, async () => {
        await deleteByHand();
        bench.removeEntity(`api:default/${name}`);
        const { outputs } = await deploy(SAM);
        bench.addStackEntity(
          `api:default/${name}`,
          outputs.stackArn,
          OTHER_TEAM,
        );
        his = await everything();
      });
      expect(outcome.replaceAll(name, 'NAME')).toContain(NOT_HERS);
      expect(await everything()).toEqual(his);
    });
  });

  it.each<Moment>([
    ['DescribeStackResources', 'before'],
    ['DeleteStack', 'before'],
    ['DeleteStack', 'after'],
  ])(
    'one of whom deletes it: the other gets it when it is gone, and not before (%s, %s)',
    async (...moment) => {
      const mine = await deploy(OLGA);
      bench.addStackEntity(`api:default/${name}`, mine.outputs.stackArn, TEAM);
      const refusals: string[] = [];
      const outcome = await meanwhile(
        moment,
        () => remove(OLGA),
        async () => {
          refusals.push(await outcomeOf(deploy(SAM)));
          // The catalog may lose it sooner than AWS.
          bench.removeEntity(`api:default/${name}`);
          refusals.push(await outcomeOf(deploy(SAM)));
          refusals.push(await outcomeOf(deploy(SAM, { onConflict: 'wait' })));
        },
      );
      for (const refusal of refusals) {
        expect(refusal).toContain(`may be changed only by its owner, ${TEAM}.`);
      }
      expect(outcome).toContain(`api:default/${name} deleted`);
      await deploy(SAM);
    },
  );

  it('one of whom deletes it: what the other makes of the free name stays', async () => {
    const mine = await deploy(OLGA);
    bench.addStackEntity(`api:default/${name}`, mine.outputs.stackArn, TEAM);
    let his: object = {};
    const outcome = await meanwhile(
      ['DeleteStack', 'after'],
      () => remove(OLGA),
      async () => {
        await bench.simulator.clock.advance(AN_HOUR);
        bench.removeEntity(`api:default/${name}`);
        await deploy(SAM);
        his = await everything();
      },
    );
    expect(outcome).toContain(`api:default/${name} deleted`);
    expect(await everything()).toEqual(his);
  });

  it.each<Moment>([
    ['CreateChangeSet', 'before'],
    ['CreateChangeSet', 'after'],
    ['ExecuteChangeSet', 'before'],
    ['ExecuteChangeSet', 'after'],
  ])(
    'both of whom create it: it is one of theirs, and the other is told (%s, %s)',
    async (...moment) => {
      let his = '';
      const hers = await meanwhile(
        moment,
        () => deploy(OLGA),
        async () => {
          his = await outcomeOf(deploy(SAM));
        },
      );
      const isDone = (outcome: string) => outcome.startsWith('Done');
      expect([hers, his].filter(isDone)).toHaveLength(1);
      const [winner, loser] = isDone(hers)
        ? [TEAM, OTHER_TEAM]
        : [OTHER_TEAM, TEAM];
      expect(isDone(hers) ? his : hers).toContain(
        `may be changed only by its owner, ${winner}.`,
      );
      const { template } = await everything();
      expect(template).toContain(winner);
      expect(template).not.toContain(loser);
    },
  );
});
