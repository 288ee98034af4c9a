/**
 * How long a deployment takes beyond what AWS needs: this repository's actions
 * and, where it is installed, `aws cloudformation deploy`, at the same time and
 * against the same simulator, each in an account of its own. In real time: it
 * takes as long as on AWS, about seven minutes.
 *
 *   yarn bench:deploy [--json]
 *
 * - return after end: seconds from the last event of a stack to the tool's
 *   return; the longest of its steps.
 * - critical path: the longest chain of resources that need each other, of the
 *   network or the cluster and then of the API, each resource with the time that
 *   AWS took for it: what no tool can go below.
 */
import { parseArgs } from 'node:util';
import { Simulator, startSimulator } from '@fargate-api/aws-simulator';
import { REGION, STACKS } from './apiParameters';
import { awsCli, hasAwsCli } from './awsCli';
import { fargateApi } from './fargateApi';
import { readTimes, StackTimes } from './readTimes';
import { Tool } from './Tool';

interface Result {
  returnAfterEndSeconds: number;
  awsCalls: number;
  totalSeconds: number;
  criticalPathSeconds: number;
  criticalPathRatio: number;
}

async function main(): Promise<void> {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false } },
  });
  const tools = hasAwsCli() ? [fargateApi, awsCli] : [fargateApi];
  if (tools.length === 1) {
    process.stderr.write('The AWS CLI is not installed: it is left out.\n');
  }
  const simulator = await startSimulator({ speed: 1 });
  try {
    const results = await Promise.all(
      tools.map(async tool => [tool.name, await measure(simulator, tool)]),
    );
    print(Object.fromEntries(results), values.json);
  } finally {
    await simulator.close();
  }
}

async function measure(simulator: Simulator, tool: Tool): Promise<Result> {
  const { account } = tool;
  const begin = simulator.clock.now();
  const returns = await tool.deploy(simulator, account);
  const totalSeconds = (simulator.clock.now() - begin) / 1000;
  const awsCalls = simulator.calls.all({ account, region: REGION }).length;
  const times = new Map<string, StackTimes>();
  for (const stack of Object.values(STACKS)) {
    times.set(stack, await readTimes(simulator.url, account, stack));
  }
  const waits = returns.map(
    ({ stacks, at }) =>
      at - Math.max(...stacks.map(stack => times.get(stack)!.endedAt)),
  );
  const path = (stack: string) => times.get(stack)!.criticalPathSeconds;
  const criticalPathSeconds =
    Math.max(path(STACKS.vpc), path(STACKS.cluster)) + path(STACKS.api);
  return {
    returnAfterEndSeconds: round(Math.max(...waits) / 1000),
    awsCalls,
    totalSeconds: round(totalSeconds),
    criticalPathSeconds: round(criticalPathSeconds),
    criticalPathRatio: round(totalSeconds / criticalPathSeconds),
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function print(results: Record<string, Result>, asJson: boolean): void {
  if (asJson) {
    process.stdout.write(`${JSON.stringify(results)}\n`);
    return;
  }
  for (const [tool, result] of Object.entries(results)) {
    process.stdout.write(`${tool}\n`);
    for (const [name, value] of Object.entries(result)) {
      const words = name.replace(/[A-Z]/g, c => ` ${c.toLowerCase()}`);
      process.stdout.write(
        `  ${words.padEnd(26)}${String(value).padStart(10)}\n`,
      );
    }
  }
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
