// Whether each block of commands in Markdown says which test runs it, or why none
// does. With --run, runs those that are marked with this file, those of a document in
// order on a simulated AWS of its own.
const { spawn } = require('node:child_process');
const { once } = require('node:events');
const fs = require('node:fs');
const path = require('node:path');
const { inRoot } = require('./demo/paths');
const { commandBlocks } = require('./docs/commandBlocks');

const SELF = 'scripts/commands-check.js';
const SIMULATOR = inRoot('packages/aws-simulator/bin/aws-simulator');

/** What the documents leave to the reader. */
const READER = {
  PORTAL_ROLE_ARN: 'arn:aws:iam::123456789012:role/backstage',
  EXTERNAL_ID: 'an-external-id',
};

/**
 * Names that resolve in AWS lead to the simulator, the portal's role exists, and
 * Yarn's script is started without Yarn.
 */
const PRELUDE = `
curl() { command curl --fail --silent --show-error --connect-to "::\${AWS_ENDPOINT_URL#http://}" "$@"; }
role() {
  AWS_ACCESS_KEY_ID=$1 aws iam create-role --role-name backstage --assume-role-policy-document \\
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]}' >/dev/null
}
role 123456789012
role 999900001111
yarn() { shift; node '${SIMULATOR}' "$@" --url "$AWS_ENDPOINT_URL"; }
`;

function problemOf({ at, file, mark }) {
  if (!mark) {
    return `${at}: no comment above it says which test runs these commands, or why none does`;
  }
  const { test } = mark;
  if (test && test !== SELF) {
    const script = inRoot(test);
    if (!fs.existsSync(script)) {
      return `${at}: there is no ${test}`;
    }
    if (!fs.readFileSync(script, 'utf8').includes(`'${file}'`)) {
      return `${at}: ${test} does not read ${file}`;
    }
  }
  return undefined;
}

async function withSimulator(work) {
  const simulator = spawn(
    process.execPath,
    [SIMULATOR, '--port', '0', '--speed', '600'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    const [line] = await once(simulator.stdout, 'data');
    await work(/http:\S+/.exec(String(line))[0]);
  } finally {
    simulator.kill();
  }
}

/** The blocks of a document in one shell: later ones use functions of earlier ones. */
async function run(blocks, endpoint) {
  const script = blocks.map(({ file, commands, mark: { folder } }) => {
    const where = inRoot(folder ?? path.dirname(file));
    return `cd '${where}'\n${commands.replaceAll(
      'http://127.0.0.1:4566',
      endpoint,
    )}`;
  });
  const shell = spawn(
    'bash',
    ['-euo', 'pipefail', '-c', PRELUDE + script.join('\n')],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...READER,
        AWS_ACCESS_KEY_ID: '123456789012',
        AWS_SECRET_ACCESS_KEY: 'simulated',
        AWS_DEFAULT_REGION: 'eu-west-1',
        AWS_ENDPOINT_URL: endpoint,
        AWS_PAGER: '',
      },
    },
  );
  const output = [];
  shell.stdout.on('data', data => output.push(data));
  shell.stderr.on('data', data => output.push(data));
  const [code] = await once(shell, 'close');
  const places = blocks.map(({ at }) => at).join(', ');
  console.log(`--- ${places}\n${Buffer.concat(output)}`);
  if (code !== 0) {
    throw new Error(`${places}: exit code ${code}`);
  }
}

async function main() {
  const blocks = commandBlocks();
  const problems = blocks.flatMap(block => problemOf(block) ?? []);
  if (problems.length > 0) {
    throw new Error(problems.join('\n'));
  }
  const own = blocks.filter(({ mark }) => mark.test === SELF);
  const others = blocks.filter(({ mark }) => mark.test && mark.test !== SELF);
  console.log(
    `${blocks.length} blocks of commands: ${own.length} run by this check, ${others.length} by others, the rest say why not`,
  );
  if (process.argv.includes('--run')) {
    // At once: `aws cloudformation deploy` looks every 30 seconds.
    await Promise.all(
      [...new Set(own.map(({ file }) => file))].map(file =>
        withSimulator(endpoint =>
          run(
            own.filter(one => one.file === file),
            endpoint,
          ),
        ),
      ),
    );
  }
}

main().catch(error => {
  console.error(error.message);
  process.exitCode = 1;
});
