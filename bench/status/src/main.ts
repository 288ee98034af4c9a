import { Fleet } from './Fleet';
import { measure } from './measure';
import { measureCrowds } from './measureCrowds';
import { Portal } from './Portal';
import { table } from './print';
import { report } from './report';
import { Row } from './Row';
import { serviceName } from './SimulatedFleet';
import { Throughput, throughput } from './throughput';

const ENTITIES = [1, 50, 500];
const VIEWERS = [1, 20, 200];
/** As many are measured with a conditional policy too. */
const POLICY_ENTITIES = 50;
/** Longer than a decision of the policy is shared, which each turn begins without. */
const POLICY_TURN_SECONDS = 2;
const MOST_ENTITIES = Math.max(...ENTITIES);
const MOST_VIEWERS = Math.max(...VIEWERS);

/** A crowd is looked at for longer, as it waits for answers. */
const SECONDS = { few: 3, crowd: 5 };
const PEER_SECONDS = { few: 2, crowd: 3 };

/** For so long at most each card is opened once before anything is measured. */
const WARM_UP_MS = 6_000;

/** So many cards are opened at once meanwhile. */
const WARM_UP_VIEWERS = 20;

const pathOf = (name: string) =>
  `/api/fargate-api/v1/entities/component/default/${name}/status`;
const ourPath = (index: number) => pathOf(serviceName(index));
const peerPath = (index: number) =>
  `/api/amazon-ecs/v1/entity/default/component/${serviceName(index)}/services`;

async function main(): Promise<void> {
  // It also runs on Node 20, which the newest SDKs warn about.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  say(`Deploying ${MOST_ENTITIES} services to a simulated AWS …`);
  const fleet = await Fleet.start(MOST_ENTITIES);
  const rows: Row[] = [];
  const options = { entities: MOST_ENTITIES, aws: fleet };
  // One after the other, as a portal goes on to retry what AWS refused.
  const peer = await Portal.start({ plugin: 'peer', ...options });
  for (const entities of ENTITIES) {
    rows.push(...(await measurePeer(fleet, peer, entities)));
  }
  await peer.stop();
  const ours = await Portal.start({ plugin: 'ours', ...options });
  for (const entities of ENTITIES) {
    rows.push(...(await measureOurs(fleet, ours, entities)));
  }
  say('Ours: one API and more and more viewers …');
  const crowds = await measureCrowds(fleet, ours, ({ region }) =>
    pathOf(region),
  );
  const cached = await measureThroughput(ours);
  say('Ours, with a conditional permission policy …');
  const strict = await Portal.start({
    plugin: 'ours',
    policy: 'strict',
    ...options,
  });
  const strictRows = await measureOurs(fleet, strict, POLICY_ENTITIES);
  await Promise.all([ours, strict].map(({ url }) => putConstant(url)));
  const policies = await throughput(
    policyRoutes({ ours, strict }),
    POLICY_TURN_SECONDS,
  );
  await Promise.all([ours.stop(), strict.stop(), fleet.stop()]);
  say('With a policy that allows everything, and with a conditional one:');
  say(table(rows.filter(isComparable)));
  say(table(strictRows));
  report(rows, crowds, cached, policies);
}

/**
 * The cached status of one API in two portals, and beside it what the policy alone
 * costs there: a route that asks for one permission and answers a constant text.
 */
function policyRoutes({ ours, strict }: Record<'ours' | 'strict', Portal>) {
  const bare = `/api/bare/authorized/${serviceName(0)}`;
  return {
    allowAll: `${ours.url}${ourPath(0)}`,
    strict: `${strict.url}${ourPath(0)}`,
    bareAllowAll: `${ours.url}${bare}`,
    bareStrict: `${strict.url}${bare}`,
  };
}

async function measureOurs(
  fleet: Fleet,
  portal: Portal,
  entities: number,
): Promise<Row[]> {
  say(`Ours: ${entities} entities …`);
  await fleet.rest();
  const paths = pathsOf(ourPath, entities);
  await warmUp(portal, paths);
  const rows: Row[] = [];
  for (const viewers of VIEWERS) {
    const seconds = SECONDS[viewers === MOST_VIEWERS ? 'crowd' : 'few'];
    rows.push(
      await measure({ plugin: 'ours', fleet, portal, paths, viewers, seconds }),
    );
  }
  return rows;
}

async function measurePeer(
  fleet: Fleet,
  portal: Portal,
  entities: number,
): Promise<Row[]> {
  say(`@aws/amazon-ecs-plugin-for-backstage-backend: ${entities} entities …`);
  await fleet.rest();
  const paths = pathsOf(peerPath, entities);
  const rows: Row[] = [];
  for (const viewers of VIEWERS) {
    const isCrowd = viewers === MOST_VIEWERS;
    if (isCrowd) {
      await fleet.rest();
    }
    const seconds = PEER_SECONDS[isCrowd ? 'crowd' : 'few'];
    rows.push(
      await measure({ plugin: 'peer', fleet, portal, paths, viewers, seconds }),
    );
  }
  return rows;
}

/** Our route against routes of the same backend that answer the same text without knowing anything. */
async function measureThroughput({ url }: Portal): Promise<Throughput> {
  say('Cached route against a bare one …');
  await putConstant(url);
  return throughput({
    ours: `${url}${ourPath(0)}`,
    bare: `${url}/api/bare/constant`,
    authorized: `${url}/api/bare/authorized/${serviceName(0)}`,
  });
}

/** Lets the bare routes answer what ours does at present. */
async function putConstant(url: string): Promise<void> {
  const answer = await fetch(`${url}${ourPath(0)}`);
  await fetch(`${url}/api/bare/constant`, {
    method: 'PUT',
    body: await answer.text(),
  });
}

function isComparable({ plugin, entities }: Row): boolean {
  return plugin === 'ours' && entities === POLICY_ENTITIES;
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

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
