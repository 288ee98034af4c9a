// Two replicas of a production bundle on one PostgreSQL and one Redis, of which one
// is killed at a random moment of each deployment:
//
//   npm run try:replicas -- [--rounds 20] [--seed 1] [--bundle FOLDER]
//
// Needs Debian's packages postgresql and redis-server (or valkey). Without the
// folder of a bundle it builds one from the packed packages, which takes some ten
// minutes. Counts the calls to AWS: nothing may be made twice, the entity provider
// reads once an interval, and cards of both replicas share what was read.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const { once } = require('node:events');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { setTimeout: pause } = require('node:timers/promises');
const { parseArgs } = require('node:util');
const { startSimulator } = require('../packages/aws-simulator/src');
const {
  CloudFormationClient,
  ListStacksCommand,
} = require('@aws-sdk/client-cloudformation');
const { backendReady } = require('./demo/backend');
const { api, call, dev, refreshToken, until } = require('./demo/portal');
const { buildBundle } = require('./stock/buildBundle');
const { addPlugins, createApp } = require('./stock/createApp');
const { startDatabases } = require('./stock/databases');
const { startBundle } = require('./stock/startBundle');
const { installTools } = require('./stock/tools');

const PORTALS = ['http://localhost:3000', 'http://localhost:3001'];
const SPEED = 20;
const PROVIDER_SECONDS = 30;
/** Real time in which a deployment of an API ends. */
const LONGEST_DEPLOYMENT_MS = 12_000;
const LISTING = {
  service: 'cloudformation',
  operation: 'DescribeStacks',
  account: dev.accountId,
};
const ENVIRONMENT = 'resource:default/dev';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    bundle: { type: 'string' },
  },
});

/** A small generator of Park and Miller: the same seed kills at the same moments. */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

class Replicas {
  #start;
  #processes = [];

  constructor(start) {
    this.#start = start;
  }

  async start(index) {
    const replica = this.#start(PORTALS[index]);
    this.#processes[index] = replica;
    if (!(await backendReady(replica, PORTALS[index]))) {
      throw new Error(`Replica ${index + 1} did not start`);
    }
  }

  async kill(index, signal = 'SIGKILL') {
    const replica = this.#processes[index];
    if (replica?.exitCode === null && replica.signalCode === null) {
      replica.kill(signal);
      await once(replica, 'exit');
    }
  }

  async stop() {
    await Promise.all(PORTALS.map((_, index) => this.kill(index)));
  }
}

const seconds = start => Math.round((Date.now() - start) / 1000);

/** Starts a deployment in one replica. */
async function deploy(portal, values) {
  const { id } = await call(
    'POST',
    'scaffolder/v2/tasks',
    {
      templateRef: 'template:default/fargate-public-api',
      values: {
        ...api,
        // A guest of a stock app is in no group.
        owner: 'user:development/guest',
        image: 'public.ecr.aws/docker/library/nginx:1.27',
        ...values,
      },
    },
    portal,
  );
  return id;
}

/** Waits until a deployment has ended. */
async function completed(portal, id) {
  const status = await until(`task ${id}`, async () => {
    const task = await call(
      'GET',
      `scaffolder/v2/tasks/${id}`,
      undefined,
      portal,
    );
    return ['open', 'processing'].includes(task.status)
      ? undefined
      : task.status;
  });
  if (status !== 'completed') {
    const events = await call(
      'GET',
      `scaffolder/v2/tasks/${id}/events`,
      undefined,
      portal,
    );
    events.forEach(({ body }) => console.error(body.message));
    throw new Error(`The deployment is ${status}`);
  }
}

const healthyIn = (portal, name) =>
  until(`card of ${name} in ${portal}`, () =>
    call(
      'GET',
      `fargate-api/v1/entities/api/default/${name}/status`,
      undefined,
      portal,
    ).then(
      ({ state }) => state === 'healthy',
      () => false,
    ),
  );

/** The stacks of a name that there are. */
async function stacksOf(cloudFormation, name) {
  const { StackSummaries } = await cloudFormation.send(
    new ListStacksCommand({}),
  );
  return StackSummaries.filter(
    ({ StackName, StackStatus }) =>
      StackName === name && StackStatus !== 'DELETE_COMPLETE',
  );
}

async function round(name, { replicas, cloudFormation, simulator, random }) {
  const start = Date.now();
  const first = Math.floor(random() * 2);
  const killed = Math.floor(random() * 2);
  const after = Math.floor(random() * LONGEST_DEPLOYMENT_MS);
  const other = PORTALS[1 - killed];
  const created = simulator.calls.count({ operation: 'ExecuteChangeSet' });
  const id = await deploy(PORTALS[first], {
    name,
    where: 'existing',
    environment: { entityRef: ENVIRONMENT },
  });
  await pause(after);
  await replicas.kill(killed);
  await Promise.all([completed(other, id), replicas.start(killed)]);
  await Promise.all(PORTALS.map(portal => healthyIn(portal, name)));

  const stacks = await stacksOf(cloudFormation, name);
  const executed =
    simulator.calls.count({ operation: 'ExecuteChangeSet' }) - created;
  console.log(
    `${name}: replica ${killed + 1} killed after ${after} ms, ${
      stacks.length
    } stack, ${executed} change set executed, ${seconds(start)} s`,
  );
  if (stacks.length !== 1 || executed !== 1) {
    throw new Error(`${name} was not made once`);
  }
}

/** How often the entity provider lists the stacks of a target while nothing else happens. */
async function countProviderRuns(simulator) {
  const intervals = 4;
  const before = simulator.calls.count(LISTING);
  await pause(intervals * PROVIDER_SECONDS * 1000);
  const runs = simulator.calls.count(LISTING) - before;
  console.log(
    `The entity provider of two replicas listed the stacks ${runs} times in ${intervals} intervals`,
  );
  if (Math.abs(runs - intervals) > 1) {
    throw new Error('The entity provider does not run once an interval');
  }
}

/** How many calls the same views of a card cost, served by one replica and by two. */
async function compareCalls(simulator, name) {
  const cost = async portals => {
    const before = simulator.calls.count({ service: 'ecs' });
    const end = Date.now() + 60_000;
    for (let i = 0; Date.now() < end; i++) {
      await healthyIn(portals[i % portals.length], name);
      await pause(250);
    }
    return simulator.calls.count({ service: 'ecs' }) - before;
  };
  const [one, two] = [await cost([PORTALS[0]]), await cost(PORTALS)];
  console.log(
    `A card open for a minute costs ${one} calls to ECS with one replica, ${two} with two`,
  );
  if (two > one * 1.5) {
    throw new Error('Two replicas do not share what was read');
  }
}

function createBundle(folder, run) {
  const app = createApp(folder, run, { isLegacy: false });
  addPlugins(app, run, { isLegacy: false });
  return buildBundle(app, run);
}

async function check(parts) {
  // The first replica makes the tables.
  await parts.replicas.start(0);
  await parts.replicas.start(1);
  await refreshToken();
  await until('the template', () =>
    call(
      'GET',
      'catalog/entities/by-name/template/default/fargate-public-api',
    ).catch(() => undefined),
  );
  await completed(
    PORTALS[0],
    await deploy(PORTALS[0], {
      name: 'first',
      environmentName: 'dev',
      target: dev,
    }),
  );
  const random = randomOf(Number(options.seed));
  for (let i = 1; i <= Number(options.rounds); i++) {
    await refreshToken(PORTALS[i % 2]);
    await round(`api-${i}`, { ...parts, random });
  }
  await compareCalls(parts.simulator, 'api-1');
  await countProviderRuns(parts.simulator);
}

async function main() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'replicas-'));
  const { env, run } = installTools(path.join(folder, 'tools'));
  const bundle = options.bundle ?? createBundle(folder, run);
  const stops = [];
  try {
    const simulator = await startSimulator({ port: 4566, speed: SPEED });
    stops.unshift(() => simulator.close());
    const databases = await startDatabases(folder);
    stops.unshift(() => databases.stop());
    const { database, cache } = databases.config;
    const replicas = new Replicas(portal =>
      startBundle(bundle, env, portal, {
        backend: { database, cache },
        scaffolder: { taskRecovery: { enabled: true } },
        catalog: {
          providers: {
            fargateApi: {
              schedule: {
                frequency: { seconds: PROVIDER_SECONDS },
                timeout: { minutes: 1 },
              },
            },
          },
        },
      }),
    );
    stops.unshift(() => replicas.stop());
    const cloudFormation = new CloudFormationClient({
      endpoint: simulator.url,
      region: dev.region,
      credentials: { accessKeyId: dev.accountId, secretAccessKey: 'simulated' },
    });
    await check({ replicas, cloudFormation, simulator });
  } finally {
    for (const stop of stops) {
      await stop();
    }
  }
  fs.rmSync(folder, { recursive: true, force: true });
  console.log('Nothing was lost, and nothing was made twice');
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
