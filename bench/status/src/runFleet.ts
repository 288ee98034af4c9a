import type { Access, Counts } from './Fleet';
import { SimulatedFleet } from './SimulatedFleet';

const THROTTLED = /Throttl|RequestLimitExceeded|TooManyRequests/;

/** A simulated AWS in a process of its own, which tells what it was asked. */
async function main(): Promise<void> {
  const fleet = await SimulatedFleet.start(JSON.parse(process.argv[2]));
  const { calls } = fleet.simulator;
  const answers: Record<string, () => Promise<unknown> | unknown> = {
    counts: (): Counts => ({
      calls: calls.total,
      throttled: calls
        .all()
        .filter(({ errorCode }) => THROTTLED.test(errorCode ?? '')).length,
      byOperation: countBy(calls.all().map(({ operation }) => operation)),
      byRegion: countBy(calls.all().map(({ region }) => region)),
    }),
    cleared: () => {
      calls.clear();
      return true;
    },
    rested: async () => {
      await fleet.rest();
      return true;
    },
  };
  process.on('message', async ({ ask }: { ask: string }) => {
    process.send!({ [ask]: await answers[ask]() });
  });
  process.once('disconnect', () => process.exit());
  const access: Access = { url: fleet.simulator.url, config: fleet.config };
  process.send!({ access });
  await fleet.run();
}

function countBy(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) {
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
