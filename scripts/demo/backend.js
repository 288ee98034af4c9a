const { spawn } = require('node:child_process');
const { once } = require('node:events');
const fs = require('node:fs');
const net = require('node:net');
const { inRoot } = require('./paths');

/** Throws when something listens already where the portal would. */
async function assertPortFree(portal) {
  const { hostname, port } = new URL(portal);
  const server = net.createServer().listen(Number(port), hostname);
  try {
    await once(server, 'listening');
  } catch (error) {
    if (error.code === 'EADDRINUSE') {
      throw new Error(
        `Port ${port} is taken, perhaps by a portal that runs already. Stop what listens there, then run npm start again.`,
      );
    }
    throw error;
  }
  server.close();
  await once(server, 'close');
}

/** The backend from its TypeScript sources: its folder, and how Node starts it. */
const SOURCES = {
  cwd: inRoot('packages/backend'),
  entry: [
    '--require',
    require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    'src/index.ts',
  ],
};

/**
 * A Backstage backend with the configuration of the demo.
 *
 * @param more - configuration files and environment variables beside the demo's,
 *   and another backend than the one from the sources
 */
function startBackend(more = {}) {
  const { configs = [], env = {}, cwd, entry } = { ...SOURCES, ...more };
  fs.mkdirSync(inRoot('.demo/database'), { recursive: true });
  return spawn(
    process.execPath,
    [
      ...entry,
      ...[inRoot('app-config.yaml'), ...configs].flatMap(file => [
        '--config',
        file,
      ]),
    ],
    {
      cwd,
      stdio: 'inherit',
      env: {
        NODE_ENV: 'development',
        ...process.env,
        ...env,
      },
    },
  );
}

/** Whether the portal came up; false when the backend ended instead. */
async function backendReady(backend, portal) {
  while (backend.exitCode === null && backend.signalCode === null) {
    const answer = await fetch(
      `${portal}/.backstage/health/v1/readiness`,
    ).catch(() => undefined);
    if (answer?.ok) {
      return true;
    }
    await new Promise(resolve => {
      setTimeout(resolve, 250);
    });
  }
  return false;
}

module.exports = { assertPortFree, backendReady, startBackend };
