// The benchmark runs the plugin itself.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import fargateApiPlugin from '@fargate-api/backstage-plugin-fargate-api-backend';
import { throughput } from './look';
import { measure } from './measure';
import { growth, table } from './print';
import { callsPer1000, Row } from './Row';
import { SimulatedFleet, serviceName } from './SimulatedFleet';
import { barePlugin, Portal, startPortal } from './startPortal';

const ENTITIES = [1, 50, 500];
const VIEWERS = [1, 20, 200];
const MOST_ENTITIES = Math.max(...ENTITIES);
const MOST_VIEWERS = Math.max(...VIEWERS);

const OUR_SECONDS = 5;
const PEER_SECONDS = 3;
/** The best of so many seconds each, as others use the machine too. */
const THROUGHPUT_ROUNDS = 8;

/** For so long at most each card is opened once before anything is measured. */
const WARM_UP_MS = 8_000;

/** So many cards are opened at once meanwhile. */
const WARM_UP_VIEWERS = 20;

const ourPath = (index: number) =>
  `/api/fargate-api/v1/entities/component/default/${serviceName(index)}/status`;
const peerPath = (index: number) =>
  `/api/amazon-ecs/v1/entity/default/component/${serviceName(index)}/services`;

async function main(): Promise<void> {
  say(`Deploying ${MOST_ENTITIES} services to a simulated AWS …`);
  const fleet = await SimulatedFleet.start(MOST_ENTITIES);
  // The published plugin has no option for an endpoint.
  process.env.AWS_ENDPOINT_URL = fleet.simulator.url;
  const time = fleet.run();

  const rows: Row[] = [];
  for (const entities of ENTITIES) {
    rows.push(...(await measurePeer(fleet, entities)));
    rows.push(...(await measureOurs(fleet, entities)));
  }
  const cached = await measureThroughput(fleet);
  await fleet.close();
  await time;
  report(rows, cached);
}

async function measureOurs(
  fleet: SimulatedFleet,
  entities: number,
): Promise<Row[]> {
  say(`Ours: ${entities} entities …`);
  await fleet.rest();
  const portal = await startOurs(fleet, entities);
  const paths = pathsOf(ourPath, entities);
  await warmUp(portal, paths);
  const rows: Row[] = [];
  for (const viewers of VIEWERS) {
    const seconds = OUR_SECONDS;
    rows.push(
      await measure({ plugin: 'ours', fleet, portal, paths, viewers, seconds }),
    );
  }
  await portal.stop();
  return rows;
}

async function measurePeer(
  fleet: SimulatedFleet,
  entities: number,
): Promise<Row[]> {
  say(`@aws/amazon-ecs-plugin-for-backstage-backend: ${entities} entities …`);
  const portal = await startPortal({
    config: fleet.config,
    entities,
    plugin: import('@aws/amazon-ecs-plugin-for-backstage-backend'),
  });
  const paths = pathsOf(peerPath, entities);
  const rows: Row[] = [];
  for (const viewers of VIEWERS) {
    await fleet.rest();
    const seconds = PEER_SECONDS;
    rows.push(
      await measure({ plugin: 'peer', fleet, portal, paths, viewers, seconds }),
    );
  }
  await portal.stop();
  return rows;
}

/** Our route against one that answers the same text without knowing anything. */
async function measureThroughput(
  fleet: SimulatedFleet,
): Promise<{ ours: number; bare: number }> {
  say('Cached route against a bare one …');
  await fleet.rest();
  const portal = await startOurs(fleet, 1);
  const answer = await fetch(`${portal.url}${ourPath(0)}`);
  const bare = await startPortal({
    config: fleet.config,
    entities: 0,
    plugin: barePlugin(await answer.json()),
  });
  const urls = {
    ours: `${portal.url}${ourPath(0)}`,
    bare: `${bare.url}/api/bare/constant`,
  };
  const best = { ours: 0, bare: 0 };
  for (let round = 0; round < THROUGHPUT_ROUNDS; round++) {
    for (const name of ['bare', 'ours'] as const) {
      best[name] = Math.max(best[name], await throughput(urls[name], 1));
    }
  }
  await portal.stop();
  await bare.stop();
  return best;
}

function startOurs(fleet: SimulatedFleet, entities: number): Promise<Portal> {
  return startPortal({
    config: fleet.config,
    entities,
    plugin: fargateApiPlugin,
  });
}

function pathsOf(path: (index: number) => string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => path(i));
}

async function warmUp({ url }: Portal, paths: string[]): Promise<void> {
  const until = Date.now() + WARM_UP_MS;
  const left = [...paths];
  const viewer = async () => {
    while (left.length && Date.now() < until) {
      const response = await fetch(`${url}${left.shift()}`);
      await response.text();
    }
  };
  await Promise.all(Array.from({ length: WARM_UP_VIEWERS }, viewer));
}

function report(rows: Row[], cached: { ours: number; bare: number }): void {
  const ratio = (row: Row) =>
    callsPer1000(row) / callsPer1000(peerOf(rows, row));
  const ours = rows.filter(({ plugin }) => plugin === 'ours');
  const crowd = ours.find(
    ({ entities, viewers }) => entities === 50 && viewers === MOST_VIEWERS,
  )!;
  const most = ours.find(
    ({ entities, viewers }) =>
      entities === MOST_ENTITIES && viewers === MOST_VIEWERS,
  )!;
  const cachedThroughputRatio = cached.ours / cached.bare;

  say(`\nEach viewer looks once a second. AWS takes 25 ms a call.\n`);
  say(table(rows));
  say(
    `\n${growth(rows, 'entities', 1)}\n${growth(
      rows,
      'viewers',
      MOST_VIEWERS,
    )}`,
  );
  say(
    `From cache: ${cached.ours.toFixed(
      0,
    )} requests a second; a bare route: ${cached.bare.toFixed(0)} (${(
      cachedThroughputRatio * 100
    ).toFixed(0)}%)`,
  );
  if (process.argv.includes('--json')) {
    process.stdout.write(
      `${JSON.stringify({
        callsPerViewRatio: ratio(crowd),
        callsPerViewRatioAtMost: ratio(most),
        throttled: ours.reduce((sum, row) => sum + row.throttled, 0),
        cachedThroughputRatio,
        p50: most.p50,
        p99: most.p99,
        peerP50: peerOf(rows, most).p50,
        peerP99: peerOf(rows, most).p99,
        peerThrottled: rows
          .filter(({ plugin }) => plugin === 'peer')
          .reduce((sum, row) => sum + row.throttled, 0),
        rows,
      })}\n`,
    );
  }
}

function peerOf(rows: Row[], { entities, viewers }: Row): Row {
  return rows.find(
    row =>
      row.plugin === 'peer' &&
      row.entities === entities &&
      row.viewers === viewers,
  )!;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
