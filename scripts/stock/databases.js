const { execFileSync, spawn } = require('node:child_process');
const { once } = require('node:events');
const fs = require('node:fs');
const net = require('node:net');
const path = require('node:path');

const POSTGRES_PORT = 5433;
const REDIS_PORT = 6390;

/**
 * Starts PostgreSQL and Redis (or Valkey) of Debian on loopback, empty.
 *
 * @param folder - where their files go
 * @returns what Backstage's configuration needs of them, and how to stop them
 * @throws Error when the machine has no such packages
 */
async function startDatabases(folder) {
  const postgres = await startPostgres(path.join(folder, 'postgres'));
  const redis = await startRedis();
  return {
    config: {
      database: {
        client: 'pg',
        connection: {
          host: '127.0.0.1',
          port: POSTGRES_PORT,
          user: 'backstage',
          password: 'unused',
        },
      },
      cache: { store: 'redis', connection: `redis://127.0.0.1:${REDIS_PORT}` },
    },
    async stop() {
      for (const server of [postgres, redis]) {
        server.kill('SIGINT');
        await once(server, 'exit');
      }
    },
  };
}

async function startPostgres(data) {
  const bin = postgresBin();
  fs.mkdirSync(data, { recursive: true, mode: 0o700 });
  const options = { stdio: 'ignore', cwd: '/', ...ownerOf(data) };
  execFileSync(
    path.join(bin, 'initdb'),
    ['-D', data, '-U', 'backstage', '--auth', 'trust'],
    options,
  );
  const server = spawn(
    path.join(bin, 'postgres'),
    [
      ...['-D', data, '-p', String(POSTGRES_PORT), '-k', data],
      // Two replicas, each with a pool for each plugin.
      ...['-c', 'max_connections=300', '-c', 'listen_addresses=127.0.0.1'],
    ],
    options,
  );
  await listening(POSTGRES_PORT, server);
  return server;
}

/** PostgreSQL refuses to run as root: then another user gets the folder, and runs it. */
function ownerOf(folder) {
  if (process.getuid() !== 0) {
    return {};
  }
  const [uid, gid] = ['-u', '-g'].map(option =>
    Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' })),
  );
  fs.chownSync(folder, uid, gid);
  fs.chmodSync(path.dirname(folder), 0o755);
  return { uid, gid };
}

function postgresBin() {
  const versions = '/usr/lib/postgresql';
  const [version] = fs.existsSync(versions)
    ? fs.readdirSync(versions).sort().reverse()
    : [];
  if (!version) {
    throw new Error(
      'PostgreSQL is not installed. On Debian: apt-get install postgresql redis-server',
    );
  }
  return path.join(versions, version, 'bin');
}

async function startRedis() {
  const name = ['valkey-server', 'redis-server'].find(isInstalled);
  if (!name) {
    throw new Error(
      'Neither Valkey nor Redis is installed. On Debian: apt-get install redis-server',
    );
  }
  const server = spawn(
    name,
    ['--port', String(REDIS_PORT), '--bind', '127.0.0.1', '--save', ''],
    { stdio: 'ignore' },
  );
  await listening(REDIS_PORT, server);
  return server;
}

function isInstalled(name) {
  try {
    execFileSync('which', [name], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Waits until a server takes connections. */
async function listening(port, server) {
  for (;;) {
    if (server.exitCode !== null) {
      throw new Error(`What should listen on port ${port} did not start`);
    }
    const socket = net.connect(port, '127.0.0.1');
    const isOpen = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isOpen) {
      return;
    }
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
  }
}

module.exports = { startDatabases };
