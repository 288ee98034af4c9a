/**
 * Runs the skeletons of the wizard "API from source" as a container would, each in
 * the languages that this machine has: their own tests, then the API, which must
 * respond as openapi.yaml says, log JSON, and end on SIGTERM in spite of a
 * connection that a load balancer keeps open, but not before its delay.
 */
const { execFileSync, spawn } = require('node:child_process');
const { lookup } = require('node:dns/promises');
const { cpSync, mkdtempSync, readdirSync, rmSync } = require('node:fs');
const { Agent, request } = require('node:http');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { once } = require('node:events');
const { createInterface } = require('node:readline');

const SKELETONS = join(__dirname, '../templates/software/source-api/skeleton');

/** ECS waits 30 seconds between SIGTERM and SIGKILL. */
const SIGKILL_SECONDS = 30;

/** How long the API has to respond after SIGTERM. */
const DELAY_SECONDS = 3;

const found = (...command) => {
  try {
    execFileSync(command[0], command.slice(1), { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const isReached = host =>
  lookup(host).then(
    () => true,
    () => false,
  );

const javaFiles = folder =>
  readdirSync(join(folder, 'src/main/java')).map(
    name => `src/main/java/${name}`,
  );

/** Each prepares its folder, and returns how the API is started, if it can be. */
const languages = {
  node: async run => {
    run('npm', '--silent', 'test');
    return ['node', 'src/main.js'];
  },
  python: async run => {
    run('python3', '-m', 'unittest', '--quiet');
    run('python3', '-m', 'venv', '.venv');
    try {
      run(
        '.venv/bin/pip',
        'install',
        '--quiet',
        '--retries=0',
        '-r',
        'requirements.txt',
      );
    } catch (error) {
      if (await isReached('pypi.org')) throw error;
      console.log('python: PyPI cannot be reached, the start is left out');
      return undefined;
    }
    return ['.venv/bin/gunicorn', 'main:app'];
  },
  go: async run => {
    run('go', 'vet', './...');
    run('go', 'test', './...');
    run('go', 'build', '-o', 'api', '.');
    return ['./api'];
  },
  java: async (run, folder) => {
    if (await isReached('repo.maven.apache.org')) {
      run('mvn', '--batch-mode', '--quiet', 'package');
      return ['java', '-jar', 'target/api.jar'];
    }
    console.log('java: Maven Central cannot be reached, tests left out');
    run('javac', '-d', 'classes', ...javaFiles(folder));
    return ['java', '-cp', 'classes', 'Main'];
  },
};

const tools = {
  node: [['node', '--version']],
  python: [['python3', '-c', 'import venv']],
  go: [['go', 'version']],
  java: [
    ['javac', '--version'],
    ['mvn', '--version'],
  ],
};

function expect(what, wanted, actual) {
  if (JSON.stringify(actual) !== JSON.stringify(wanted)) {
    throw new Error(
      `${what}: wanted ${JSON.stringify(wanted)}, found ${JSON.stringify(
        actual,
      )}`,
    );
  }
}

async function get(agent, port, path) {
  const sent = request({ agent, port, path, host: '127.0.0.1' }).end();
  const [response] = await once(sent, 'response');
  let body = '';
  for await (const chunk of response) body += chunk;
  return [response.statusCode, JSON.parse(body)];
}

/** The entries that the API logs; what is no JSON fails. */
async function* entriesOf(child) {
  for await (const line of createInterface({ input: child.stdout })) {
    const entry = JSON.parse(line);
    if (!entry.time || !entry.level || !entry.message) {
      throw new Error(`incomplete entry of the log: ${line}`);
    }
    yield entry;
  }
}

async function check(language) {
  const folder = mkdtempSync(join(tmpdir(), `skeleton-${language}-`));
  // Sockets would otherwise be closed: the load balancer keeps them open.
  const agent = new Agent({ keepAlive: true });
  let child;
  try {
    cpSync(join(SKELETONS, language), folder, { recursive: true });
    const command = await languages[language](
      (program, ...args) =>
        execFileSync(program, args, { cwd: folder, stdio: 'inherit' }),
      folder,
    );

    if (!command) return;

    const port = 20_000 + (process.pid % 20_000);
    child = spawn(command[0], command.slice(1), {
      cwd: folder,
      env: {
        ...process.env,
        PORT: String(port),
        SHUTDOWN_DELAY_SECONDS: String(DELAY_SECONDS),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit');
    const entries = entriesOf(child);
    await untilLogged(entries, 'listening');

    expect(
      'health',
      [200, { status: 'ok' }],
      await get(agent, port, '/health'),
    );
    expect(
      'greeting',
      [200, { greeting: 'Hello, Jürgen' }],
      await get(agent, port, '/greetings/J%C3%BCrgen'),
    );
    expect(
      'no path',
      [404, { error: 'not found' }],
      await get(agent, port, '/'),
    );
    const paths = [];
    while (paths.length < 2) {
      const { value } = await entries.next();
      if (value.message === 'request') {
        expect('method', 'GET', value.method);
        paths.push([value.path, value.status]);
      }
    }
    expect(
      'log',
      [
        ['/greetings/Jürgen', 200],
        ['/', 404],
      ],
      paths.map(([path, status]) => [decodeURIComponent(path), status]),
    );

    const start = performance.now();
    child.kill('SIGTERM');
    await untilLogged(entries, 'stopping');
    expect(
      'health after SIGTERM',
      [200, { status: 'ok' }],
      await get(new Agent(), port, '/health'),
    );
    const late = setTimeout(
      () => child.kill('SIGKILL'),
      SIGKILL_SECONDS * 1000,
    );
    const [code, signal] = await exited;
    clearTimeout(late);
    const seconds = (performance.now() - start) / 1000;
    expect('delay', true, seconds >= DELAY_SECONDS);
    // The JVM tells by its code which signal ended it.
    expect('exit', [language === 'java' ? 143 : 0, null], [code, signal]);
    console.log(
      `${language}: responds, logs JSON, ended ${seconds.toFixed(
        1,
      )} s after SIGTERM`,
    );
  } finally {
    agent.destroy();
    child?.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  }
}

async function untilLogged(entries, message) {
  for (;;) {
    const { value, done } = await entries.next();
    if (done) throw new Error(`exited before it logged "${message}"`);
    if (value.message.toLowerCase().startsWith(message)) return;
  }
}

async function main() {
  for (const language of Object.keys(languages)) {
    if (tools[language].every(command => found(...command))) {
      await check(language);
    } else {
      console.log(`${language}: its tools are not on this machine, left out`);
    }
  }
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
