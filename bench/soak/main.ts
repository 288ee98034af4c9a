/**
 * Deployments, updates, moves and deletions with random faults, kills and cancels.
 * In the end, AWS, the catalog and what the tasks said are held against each
 * other: nothing may be orphaned, doubled or lost.
 *
 *   yarn bench:soak [--seed 1] [--runs 200] [--minutes 15] [--json]
 *
 * With `--promises`, random sequences of all that happens to one API, against
 * what a person was promised: the long form of `promises.test.ts`, in which a
 * run is such a sequence. `--path` replays the one that failed, with the seed that
 * was printed with it.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { FaultRule, startSimulator } from '@fargate-api/aws-simulator';
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import {
  Sequences,
  Tried,
} from '../../plugins/scaffolder-backend-module-fargate/src/__testUtils__/promises/keepPromises';
import { Catalog } from './Catalog';
import { Checkpoints, Portal, Task } from './Portal';
import { Random } from './Random';
import { reconcile } from './reconcile';

/** The APIs, and the action that deploys each. */
const APIS: Record<string, string> = {
  orders: 'fargate:public-api:deploy',
  quotes: 'fargate:public-api:deploy',
  users: 'fargate:public-api:deploy',
  search: 'fargate:gateway-api:deploy',
  prices: 'fargate:gateway-api:deploy',
  items: 'fargate:shared-api:deploy',
  carts: 'fargate:shared-api:deploy',
};
/** Those that have a name, which moves between load balancers with them. */
const NAMED = ['users', 'items', 'carts'];
const IMAGES = ['1.26', '1.27', '1.28'].map(
  tag => `public.ecr.aws/docker/library/nginx:${tag}`,
);
const CRASHING = 'public.ecr.aws/fargate-api/crash:1';
const OWNER = 'group:default/team-a';
const OPERATIONS = [
  'CreateChangeSet',
  'DescribeChangeSet',
  'ExecuteChangeSet',
  'DescribeStackEvents',
  'DescribeStacks',
  'DescribeServices',
  'DescribeTargetHealth',
  'GetInstancesHealthStatus',
  'DescribeRules',
  'DescribeStackResource',
  'DeleteStack',
];
const KINDS = [
  'throttle',
  'error-500',
  'error-503',
  'drop-before',
  'drop-after',
  'truncate-page',
] as const;

/** Of a random sequence. */
const MOST_COMMANDS = 8;

/** As often as a person would press Retry. */
const MOST_RETRIES = 3;

async function main(): Promise<void> {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      runs: { type: 'string', default: '200' },
      minutes: { type: 'string', default: '15' },
      json: { type: 'boolean', default: false },
      promises: { type: 'boolean', default: false },
      path: { type: 'string' },
    },
  });
  if (values.promises) {
    process.exitCode = await runPromises(values);
    return;
  }
  const [seed, runs] = [Number(values.seed), Number(values.runs)];
  const deadline = performance.now() + Number(values.minutes) * 60_000;
  const say = (text: string) => process.stdout.write(`${text}\n`);
  say(`seed ${seed}, ${runs} runs`);
  const random = new Random(seed);
  const simulator = await startSimulator({ speed: 'manual', seed });
  const catalog = new Catalog();
  const checkpoints: Checkpoints = new Map();
  let portal = await Portal.start(simulator, catalog, checkpoints);
  const environment = (await portal.run({
    id: 'environment',
    action: 'fargate:environment:deploy',
    input: { target: 'dev', name: 'dev', owner: OWNER },
  })) as Record<string, any>;
  const zone = (await portal.run({
    id: 'zone',
    action: 'fargate:dns-zone:deploy',
    input: { target: 'dev', domainName: 'acme.com', owner: OWNER },
  })) as Record<string, any>;
  const expected = new Map<string, string | null>();
  const tally = new Map<string, number>();
  let done = 0;
  let why = '';
  for (; done < runs && performance.now() < deadline; done++) {
    const { task, after } = nextTask(done);
    const trouble = addTrouble();
    const end = await runTask(task, disturbance());
    simulator.faults.clear();
    // What was left to CloudFormation ends by itself.
    await simulator.clock.advance(1800);
    await portal.scan();
    note(task, end, after);
    const [, of, verb] = task.action.split(':');
    const kind = `${of}${verb === 'move' ? ' move' : ''} ${end}`;
    tally.set(kind, (tally.get(kind) ?? 0) + 1);
    if (!values.json) {
      say(
        `${String(done + 1).padStart(4)}  ${task.action.padEnd(
          26,
        )}${task.id.padEnd(14)}${trouble.padEnd(36)}${
          end === 'failed' ? why : end
        }`,
      );
    }
  }
  await simulator.clock.advance(3600);
  portal = await Portal.start(simulator, catalog, checkpoints);
  const found = await reconcile(await portal.clients(), catalog, expected);
  await simulator.close();
  for (const [kind, items] of Object.entries(found)) {
    for (const item of items) {
      say(`${kind}: ${item}`);
    }
  }
  say([...tally].map(([what, times]) => `${what}: ${times}`).join(', '));
  const counts = {
    seed,
    runs: done,
    orphaned: found.orphaned.length,
    doubled: found.doubled.length,
    lost: found.lost.length,
  };
  say(values.json ? JSON.stringify(counts) : describe(counts));
  if (counts.orphaned || counts.doubled || counts.lost || done < runs) {
    process.exitCode = 1;
  }

  /** With the image after it: null for none, undefined where the task keeps it. */
  function nextTask(index: number): { task: Task; after?: string | null } {
    const name = random.pick(Object.keys(APIS));
    const entityRef = `api:default/${name}`;
    const id = `run-${index}-${name}`;
    const fails = random.next() < 0.15;
    const image = fails ? CRASHING : random.pick(IMAGES);
    if (!catalog.entities.has(entityRef)) {
      return {
        task: {
          id,
          action: APIS[name],
          input: {
            name,
            owner: OWNER,
            environmentStackArn: environment.stackArn,
            ...(NAMED.includes(name) && { zoneStackArn: zone.stackArn }),
            image,
            onCancel: random.pick(['leave', 'delete']),
          },
        },
        after: image,
      };
    }
    if (NAMED.includes(name) && random.next() < 0.4) {
      const loadBalancer = random.pick(['own', 'shared']);
      return {
        task: {
          id,
          action: 'fargate:api:move',
          input: { entityRef, loadBalancer },
        },
      };
    }
    if (random.next() < 0.5) {
      return {
        task: {
          id,
          action: 'fargate:api:update',
          input: {
            entityRef,
            image,
            onCancel: random.pick(['leave', 'rollback']),
          },
        },
        after: image,
      };
    }
    return {
      task: { id, action: 'fargate:stack:delete', input: { entityRef } },
      after: null,
    };
  }

  function addTrouble(): string {
    if (random.next() < 0.4) {
      return '';
    }
    const rule = {
      kind: random.pick(KINDS),
      operation: random.pick(OPERATIONS),
      after: random.whole(0, 4),
      times: random.whole(1, 12),
    };
    simulator.faults.add(rule as FaultRule);
    return `${rule.kind} ${rule.operation} ×${rule.times}`;
  }

  function disturbance() {
    const chance = random.next();
    const call = random.whole(1, 80);
    if (chance < 0.3) {
      return { call, kind: 'kill' as const };
    }
    return chance < 0.45 ? { call, kind: 'cancel' as const } : undefined;
  }

  /** A killed portal starts again and recovers its task, as the scaffolder does. */
  async function runTask(
    task: Task,
    disturbed: ReturnType<typeof disturbance>,
  ): Promise<'done' | 'failed' | 'cancelled'> {
    let next = disturbed;
    for (let tries = 0; ; tries++) {
      try {
        const end = await portal.run(task, next);
        if (end !== 'killed') {
          return 'done';
        }
        portal = await Portal.start(simulator, catalog, checkpoints);
        next = undefined;
      } catch (error) {
        if (next?.kind === 'cancel' && /Cancelled|abort/i.test(`${error}`)) {
          return 'cancelled';
        }
        const isPassing = !/exited with code|could not be|exists/.test(
          `${error}`,
        );
        if (!isPassing || tries >= MOST_RETRIES) {
          why = `${error}`;
          return 'failed';
        }
        next = undefined;
      }
    }
  }

  /** What the task's last word means for what should be there. */
  function note(task: Task, end: string, after?: string | null): void {
    if (after === undefined) {
      return;
    }
    const name = task.id.split('-')[2];
    if (end === 'done') {
      expected.set(name, after);
    } else if (
      end === 'failed' &&
      task.action === APIS[name] &&
      why.includes('exited with code')
    ) {
      expected.set(name, null);
    } else if (end === 'cancelled' || task.action !== 'fargate:api:update') {
      expected.delete(name);
    }
  }
}

/**
 * Runs the sequences in two processes, as each keeps one core busy. A failure
 * prints the seed of its process.
 *
 * @returns the exit code.
 */
async function runPromises(options: {
  seed: string;
  runs: string;
  minutes: string;
  path?: string;
}): Promise<number> {
  const seed = Number(options.seed);
  const seeds = options.path ? [seed] : [2 * seed, 2 * seed + 1];
  const startedAt = performance.now();
  const reached = new Map<string, number>();
  let runs = 0;
  const codes = await Promise.all(
    seeds.map(async one => {
      const sequences: Sequences = {
        seed: one,
        runs: Math.ceil(Number(options.runs) / seeds.length),
        commands: MOST_COMMANDS,
        minutes: Number(options.minutes),
        path: options.path,
      };
      const child = fork(resolve(__dirname, 'promises.ts'), [
        JSON.stringify(sequences),
      ]);
      // The transform of the sources sends messages, too.
      child.on('message', ({ tried }: { tried?: Tried }) => {
        if (!tried) {
          return;
        }
        runs += tried.runs;
        for (const [kind, times] of Object.entries(tried.reached)) {
          reached.set(kind, (reached.get(kind) ?? 0) + times);
        }
      });
      const [code] = await once(child, 'exit');
      return Number(code ?? 1);
    }),
  );
  const lines = [...reached]
    .sort(([, a], [, b]) => b - a)
    .map(([kind, times]) => `${String(times).padStart(6)}  ${kind}`);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  process.stdout.write(
    `${lines.join('\n')}\n${runs} runs in ${seconds} seconds, seeds ${seeds}\n`,
  );
  return Math.max(
    ...codes,
    runs < Number(options.runs) && !options.path ? 1 : 0,
  );
}

function describe(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
