const { spawn } = require('node:child_process');
const { once } = require('node:events');
const fs = require('node:fs');
const path = require('node:path');
const { PORTAL } = require('../demo/portal');
const { stockConfig } = require('./config');

const BACKEND = 'http://localhost:7007';

/**
 * Starts an app from its sources, as its developers do: `yarn start`.
 *
 * @param env - the environment with Node and Yarn
 * @param backend - what differs in the backend's configuration
 * @returns the process, where its backend is, and how to stop it all
 */
function startDev(app, env, backend) {
  fs.writeFileSync(
    path.join(app, 'app-config.local.yaml'),
    JSON.stringify(
      stockConfig(PORTAL, {
        backend: { baseUrl: BACKEND, listen: 'localhost:7007', ...backend },
      }),
    ),
  );
  // A group of its own: the frontend and the backend are processes of the CLI.
  const server = spawn('yarn', ['start'], {
    cwd: app,
    env: { ...env, BROWSER: 'none' },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  return {
    process: server,
    backend: BACKEND,
    async stop() {
      if (server.exitCode === null) {
        process.kill(-server.pid, 'SIGTERM');
        await once(server, 'exit');
      }
    },
  };
}

module.exports = { startDev };
