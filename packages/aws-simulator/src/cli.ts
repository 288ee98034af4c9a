import { Command, InvalidArgumentError } from 'commander';
import { version } from '../package.json';
import { runFaultCommand } from './faultCommand';
import { startSimulator } from './Simulator';

/**
 * Runs the `aws-simulator` command: starts a simulator that runs until SIGINT
 * or SIGTERM; with `fault`, injects a fault into a running one.
 *
 * @public
 */
export async function runCli(argv: string[]): Promise<void> {
  const [, , verb, ...args] = argv;
  if (verb === 'fault') {
    await runFaultCommand(args);
    return;
  }
  const program = new Command('aws-simulator')
    .description(
      'A simulated AWS on 127.0.0.1 for stock AWS clients. Nothing it makes exists in any AWS account.',
    )
    .version(version)
    .allowExcessArguments(false)
    .option('--port <number>', 'port to listen on; 0 for any', portNumber, 4566)
    .option(
      '--speed <number>',
      'virtual seconds per real second',
      positiveNumber,
      1,
    )
    .option('--seed <number>', 'determines every generated id', wholeNumber, 1)
    .option(
      '--account <id>',
      'account of access keys that do not name one',
      accountId,
      '123456789012',
    )
    .option(
      '--latency <milliseconds>',
      'real milliseconds added to every call',
      wholeNumber,
      0,
    )
    .option(
      '--local-endpoints',
      'name internet-facing load balancers below localhost, for a browser',
      false,
    )
    .option('--throttling', 'throttle calls as AWS does', false)
    .option('--iam', 'let sessions do only what IAM policies allow', false)
    .parse(argv);
  const { account, ...options } = program.opts<{
    port: number;
    speed: number;
    seed: number;
    account: string;
    latency: number;
    localEndpoints: boolean;
    throttling: boolean;
    iam: boolean;
  }>();
  try {
    const simulator = await startSimulator({
      ...options,
      defaultAccountId: account,
    });
    const stop = () => {
      simulator.close().then(() => process.exit(0));
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    process.stdout.write(`AWS simulator listening on ${simulator.url}\n`);
  } catch (error) {
    process.stderr.write(`${explain(error, options.port)}\n`);
    process.exitCode = 1;
  }
}

function explain(error: unknown, port: number): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is already in use; choose another with --port.`;
    case 'EACCES':
      return `Port ${port} may not be used by this user; choose another with --port.`;
    default:
      return `The AWS simulator could not start: ${message}`;
  }
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) {
    throw new InvalidArgumentError('It must be a whole number.');
  }
  return Number(text);
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) {
    throw new InvalidArgumentError('It must be a port from 0 to 65535.');
  }
  return port;
}

function positiveNumber(text: string): number {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value))) {
    throw new InvalidArgumentError('It must be a number greater than 0.');
  }
  return value;
}

function accountId(text: string): string {
  if (!/^\d{12}$/.test(text)) {
    throw new InvalidArgumentError('It must be 12 digits.');
  }
  return text;
}
