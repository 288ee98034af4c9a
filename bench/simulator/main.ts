/**
 * What many running APIs cost the simulator: how long it takes to start and to
 * create them, and its memory and processor time while nothing happens.
 *
 *   yarn bench:simulator [--stacks 500] [--json]
 */
import { parseArgs } from 'node:util';
import { deployApis } from './deployApis';
import { measureStartUp } from './measureStartUp';
import { SimulatorProcess } from './SimulatorProcess';

const SPEED = 60;
const APIS_PER_ACCOUNT = 20;
const IDLE_SECONDS = 10;

async function main(): Promise<void> {
  // It also runs on Node 20, which the newest SDKs warn about.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const { values } = parseArgs({
    options: {
      stacks: { type: 'string', default: '500' },
      json: { type: 'boolean', default: false },
    },
  });
  const accounts = Math.ceil(Number(values.stacks) / APIS_PER_ACCOUNT);
  const startUpSeconds = await measureStartUp();
  const simulator = await SimulatorProcess.start(SPEED);
  try {
    const empty = await simulator.usage();
    const begin = performance.now();
    const { stacks, tasks } = await deployApis(simulator.url, {
      accounts,
      apisPerAccount: APIS_PER_ACCOUNT,
    });
    const creationSeconds = (performance.now() - begin) / 1000;
    const before = await simulator.usage();
    await new Promise(resolve => {
      setTimeout(resolve, IDLE_SECONDS * 1000);
    });
    const after = await simulator.usage();
    const result = {
      startUpSeconds,
      apiStacks: stacks,
      runningTasks: tasks,
      creationSeconds,
      creationCpuSeconds: before.cpuSeconds - empty.cpuSeconds,
      emptyMegabytes: empty.megabytes,
      megabytes: after.megabytes,
      idleSeconds: IDLE_SECONDS,
      idleCpuSeconds: after.cpuSeconds - before.cpuSeconds,
    };
    print(result, values.json);
  } finally {
    simulator.stop();
  }
}

function print(result: Record<string, number>, asJson: boolean): void {
  const rounded = Object.entries(result).map(
    ([name, value]) => [name, Math.round(value * 1000) / 1000] as const,
  );
  if (asJson) {
    process.stdout.write(`${JSON.stringify(Object.fromEntries(rounded))}\n`);
    return;
  }
  for (const [name, value] of rounded) {
    const words = name.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
    process.stdout.write(`${words.padEnd(24)}${String(value).padStart(10)}\n`);
  }
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
