import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { startSimulator } from './Simulator';

const BIN = resolve(__dirname, '../bin/aws-simulator');

function run(...args: string[]) {
  const child = spawn(process.execPath, [BIN, ...args]);
  const stderr = text(child.stderr);
  return {
    child,
    stderr,
    async end() {
      const stdout = text(child.stdout);
      const [exitCode] = await once(child, 'close');
      return { exitCode, stdout: await stdout, stderr: await stderr };
    },
  };
}

// Every test starts a process, which a busy machine may be slow to do.
jest.setTimeout(60_000);

describe('aws-simulator', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'says where it listens, and ends on %s',
    async signal => {
      const { child } = run('--port', '0', '--speed', '60');
      const [line] = await once(child.stdout, 'data');
      expect(String(line)).toMatch(
        /^AWS simulator listening on http:\/\/127\.0\.0\.1:\d+\n$/,
      );
      const about = await fetch(String(line).trim().split(' on ')[1]);
      expect(await about.json()).toMatchObject({ speed: 60 });

      child.kill(signal);
      expect(await once(child, 'close')).toEqual([0, null]);
    },
  );

  it('says nothing else, however much is created at once', async () => {
    const { child, stderr } = run('--port', '0', '--speed', '10000');
    const [line] = await once(child.stdout, 'data');
    const client = new CloudFormationClient({
      endpoint: String(line).trim().split(' on ')[1],
      region: 'eu-west-1',
      credentials: { accessKeyId: '111122223333', secretAccessKey: 'any' },
    });
    const groups = Array.from({ length: 40 }, (_, i) => [
      `Group${i}`,
      { Type: 'AWS::Logs::LogGroup' },
    ]);
    await client.send(
      new CreateStackCommand({
        StackName: 'many',
        TemplateBody: JSON.stringify({ Resources: Object.fromEntries(groups) }),
      }),
    );
    let status;
    do {
      const { Stacks } = await client.send(
        new DescribeStacksCommand({ StackName: 'many' }),
      );
      status = Stacks![0].StackStatus;
    } while (status === 'CREATE_IN_PROGRESS');
    child.kill();
    expect(status).toBe('CREATE_COMPLETE');
    expect(await stderr).toBe('');
  });

  it('injects a fault into a running simulator', async () => {
    const simulator = await startSimulator();
    const rule = { kind: 'throttle', service: 'ecs', times: 5 };
    const { stdout, ...end } = await run(
      ...['fault', 'throttle', '--url', simulator.url],
      ...['--service', 'ecs', '--times', '5'],
    ).end();
    expect({ ...end, stdout: JSON.parse(stdout) }).toEqual({
      exitCode: 0,
      stdout: { faults: [{ ...rule, affectedCalls: 0 }] },
      stderr: '',
    });
    expect(simulator.faults.list()).toMatchObject([rule]);
    await simulator.close();
  });

  it('says when the port is taken', async () => {
    const other = await startSimulator();
    expect(await run('--port', String(other.port)).end()).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `Port ${other.port} is already in use; choose another with --port.\n`,
    });
    await other.close();
  });

  it.each([
    ['--port', 'http', 'It must be a port from 0 to 65535.'],
    ['--port', '70000', 'It must be a port from 0 to 65535.'],
    ['--speed', '0', 'It must be a number greater than 0.'],
    ['--account', '123', 'It must be 12 digits.'],
    ['--sped', '60', "unknown option '--sped'"],
    ['start', 'now', 'too many arguments'],
  ])('refuses %s %s', async (option, value, reason) => {
    const { exitCode, stderr } = await run(option, value).end();
    expect(exitCode).toBe(1);
    expect(stderr).toContain(reason);
  });

  it('tells its options', async () => {
    const { exitCode, stdout } = await run('--help').end();
    expect(exitCode).toBe(0);
    expect(stdout).toContain('--port <number>');
    expect(stdout).toContain('--throttling');
    expect(stdout).toContain('Nothing it makes exists');
  });
});
