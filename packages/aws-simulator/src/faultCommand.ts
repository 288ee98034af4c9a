import { Command } from 'commander';

/** The address of a simulator that runs on the default port. */
const DEFAULT_URL = 'http://127.0.0.1:4566';

/**
 * `aws-simulator fault`: lists, adds or removes the faults of a simulator that
 * is running.
 */
export async function runFaultCommand(argv: string[]): Promise<void> {
  const program = new Command('aws-simulator fault')
    .description('Injects a fault into the calls of a running simulator.')
    .argument('[kind]', 'e.g. throttle or drop-after; none lists the faults')
    .option('--url <url>', 'of the simulator', DEFAULT_URL)
    .option('--clear', 'removes all faults')
    .option('--service <name>', 'e.g. ecs; default: all')
    .option('--operation <name>', 'e.g. DescribeServices; default: all')
    .option('--after <number>', 'calls that are not affected at first', Number)
    .option('--times <number>', 'calls that are affected', Number)
    .option('--rate <number>', 'share of the calls, from 0 to 1', Number)
    .option('--milliseconds <number>', 'length of a delay', Number)
    .parse(argv, { from: 'user' });
  const { url, clear, ...rule } = program.opts();
  const [kind] = program.args;
  try {
    if (clear) {
      await send(url, 'DELETE');
    }
    process.stdout.write(
      kind
        ? await send(url, 'POST', JSON.stringify({ kind, ...rule }))
        : await send(url, 'GET'),
    );
  } catch (error) {
    process.stderr.write(
      `${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 1;
  }
}

async function send(
  url: string,
  method: string,
  body?: string,
): Promise<string> {
  const response = await fetch(`${url}/_faults`, { method, body });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(JSON.parse(text).message);
  }
  return text;
}
