import { CrowdCost } from './measureCrowds';
import { growth, table } from './print';
import { callsPer1000, Row } from './Row';
import { perSecondOf, ratioOf, Throughput } from './throughput';

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

/** Tells what was measured; with `--json` in one line at the end, too. */
export function report(
  rows: Row[],
  crowds: CrowdCost[],
  cached: Throughput,
  policies: Throughput,
): void {
  const ours = rows.filter(({ plugin }) => plugin === 'ours');
  const peers = rows.filter(({ plugin }) => plugin === 'peer');
  const most = hardest(ours);
  const peersMost = hardest(peers);
  // What the uncached way needs: without the retries of calls that AWS refused.
  const needed = Math.min(
    ...peers.filter(({ views }) => views > 0).map(callsPer1000),
  );
  const ratio = (row: Row) => callsPer1000(row) / needed;
  const ofBare = ratioOf(cached, 'ours', 'bare');
  const ofAuthorized = ratioOf(cached, 'ours', 'authorized');

  say('\nEach viewer looks once a second. AWS takes 25 ms a call.\n');
  say(table(rows));
  say('\nAWS calls a minute:');
  const byViewers = crowds.map(
    ({ viewers, callsPerMinute }) => `${viewers}: ${callsPerMinute.toFixed(0)}`,
  );
  say(`  ours, by viewers (1 entities): ${byViewers.join(', ')}`);
  say(`  ${growth(rows, 'peer', 'entities', 1)}`);
  for (const plugin of ['ours', 'peer'] as const) {
    say(`  ${growth(rows, plugin, 'viewers', most.viewers)}`);
  }
  say(
    `Calls per view at ${most.entities} entities and ${
      most.viewers
    } viewers: ${percent(ratio(most))} of what the peer needs unthrottled`,
  );
  say(
    `From cache: ${perSecondOf(cached, 'ours').toFixed(
      0,
    )} requests a second; a bare route of the same backend (asks who is there, sends a constant text): ${perSecondOf(
      cached,
      'bare',
    ).toFixed(0)}, of which ours is ${percent(ofBare.median)} (${percent(
      ofBare.least,
    )} to ${percent(
      ofBare.most,
    )}); one that also looks for the entity and the permission: ${perSecondOf(
      cached,
      'authorized',
    ).toFixed(0)} (${percent(ofAuthorized.median)})`,
  );
  const costs = [
    ['a cached status', 'allowAll', 'strict'],
    ['a bare route that asks for one permission', 'bareAllowAll', 'bareStrict'],
  ].map(([what, free, strict]) => {
    const cost = ratioOf(policies, strict, free);
    const range = [cost.least, cost.most].map(percent).join(' to ');
    const perSecond = [free, strict]
      .map(name => perSecondOf(policies, name).toFixed(0))
      .join(' and ');
    return `${what}: ${perSecond} requests a second, ${percent(
      cost.median,
    )} (${range})`;
  });
  say(
    `With a policy that allows everything and with a conditional one, taking turns: ${costs.join(
      '; ',
    )}`,
  );
  if (process.argv.includes('--json')) {
    say(
      JSON.stringify({
        callsPerViewRatio: ratio(most),
        callsPerViewRatios: Object.fromEntries(
          ours.map(row => [`${row.entities}x${row.viewers}`, ratio(row)]),
        ),
        throttled: sum(ours.map(row => row.throttled)),
        peerThrottled: sum(peers.map(row => row.throttled)),
        cachedThroughputRatio: ofBare.median,
        cachedThroughputRatioLeast: ofBare.least,
        cachedThroughputRatioMost: ofBare.most,
        authorizedThroughputRatio: ofAuthorized.median,
        policyThroughputRatio: ratioOf(policies, 'strict', 'allowAll').median,
        barePolicyThroughputRatio: ratioOf(
          policies,
          'bareStrict',
          'bareAllowAll',
        ).median,
        cachedPerSecond: perSecondOf(cached, 'ours'),
        p50: most.p50,
        p99: most.p99,
        peerP50: peersMost.p50,
        peerP99: peersMost.p99,
        callsPerMinuteByViewers: Object.fromEntries(
          crowds.map(crowd => [crowd.viewers, crowd.callsPerMinute]),
        ),
        rows,
      }),
    );
  }
}

/** Most viewers of most entities. */
function hardest(rows: Row[]): Row {
  return rows.reduce((a, b) =>
    b.entities * b.viewers > a.entities * a.viewers ? b : a,
  );
}

function sum(numbers: number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
