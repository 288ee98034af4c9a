// A Backstage app of its own, made by create-app, with the packed packages, by the
// README alone:
//
//   npm run try:stock                  on the new frontend system
//   npm run try:stock -- --legacy      on the old one
//   npm run try:stock -- --dev         with `yarn start`, not as a production bundle
//
// Deploys an API in the browser on the simulated AWS, and looks at the card, the
// catalog and the tools of MCP clients. Installs Backstage twice, so it takes some ten
// minutes.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const { execFileSync } = require('node:child_process');
const { once } = require('node:events');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { assertPortFree, backendReady } = require('./demo/backend');
const { inRoot } = require('./demo/paths');
const { PORTAL } = require('./demo/portal');
const { ensureSimulator } = require('./demo/simulator');
const { buildBundle } = require('./stock/buildBundle');
const { addPlugins, createApp } = require('./stock/createApp');
const { startBundle } = require('./stock/startBundle');
const { startDev } = require('./stock/startDev');
const { installTools } = require('./stock/tools');

const database = { client: 'better-sqlite3', connection: ':memory:' };

function startProduction(image, env) {
  const server = startBundle(image, env, PORTAL, { backend: { database } });
  return {
    process: server,
    backend: PORTAL,
    async stop() {
      if (server.exitCode === null) {
        server.kill('SIGTERM');
        await once(server, 'exit');
      }
    },
  };
}

async function main() {
  await assertPortFree(PORTAL);
  const isLegacy = process.argv.includes('--legacy');
  const isDev = process.argv.includes('--dev');
  // Outside the repository, so that nothing of it is found from there.
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stock-'));
  const { env, run } = installTools(path.join(folder, 'tools'));
  const app = createApp(folder, run, { isLegacy });
  addPlugins(app, run, { isLegacy });
  const image = isDev ? undefined : buildBundle(app, run);

  const simulator = await ensureSimulator({ iam: false });
  const portal = isDev
    ? startDev(app, env, { database })
    : startProduction(image, env);
  try {
    if (!(await backendReady(portal.process, portal.backend))) {
      throw new Error('The portal did not start');
    }
    execFileSync(
      'npx',
      ['playwright', 'test', '--config', 'e2e/stock.config.ts'],
      {
        cwd: inRoot('.'),
        stdio: 'inherit',
        env: { ...process.env, STOCK_BACKEND: portal.backend },
      },
    );
  } finally {
    await portal.stop();
    simulator.stop();
  }
  fs.rmSync(folder, { recursive: true, force: true });
  console.log('A stock app works by the README alone');
}

main().catch(error => {
  console.error(error.message);
  process.exitCode = 1;
});
