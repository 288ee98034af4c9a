// Loads the backend plugins as dynamic plugins in a stock app, by
// docs/dynamic-plugins.md, and deploys an API on the simulated AWS:
//
//   npm run try:dynamic
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const { once } = require('node:events');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { assertPortFree, backendReady } = require('./demo/backend');
const {
  api,
  dev,
  healthy,
  isInCatalog,
  PORTAL,
  refreshToken,
  run: runTemplate,
  until,
} = require('./demo/portal');
const { ensureSimulator } = require('./demo/simulator');
const { addDynamicPlugins, createApp } = require('./stock/createApp');
const { startBundle } = require('./stock/startBundle');
const { installTools } = require('./stock/tools');

const SOURCES = [
  ...['--require', '@backstage/cli/config/nodeTransform.cjs'],
  'packages/backend/src/index.ts',
];

async function deploy() {
  await refreshToken();
  await until('the template', () =>
    isInCatalog('template/default/fargate-public-api'),
  );
  await runTemplate('public-api', {
    ...api,
    name: 'orders',
    // A guest of a stock app is in no group.
    owner: 'user:development/guest',
    image: 'public.ecr.aws/docker/library/nginx:1.27',
    environmentName: 'dev',
    target: dev,
  });
  await until('orders', () => isInCatalog('api/default/orders'));
  await healthy('api/default/orders');
}

async function main() {
  await assertPortFree(PORTAL);
  // Outside the repository, so that nothing of it is found from there.
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dynamic-'));
  const { env, run } = installTools(path.join(folder, 'tools'));
  const app = createApp(folder, run, { isLegacy: false });
  addDynamicPlugins(app, run);

  const simulator = await ensureSimulator({ iam: false });
  const database = { client: 'better-sqlite3', connection: ':memory:' };
  const backend = startBundle(
    app,
    env,
    PORTAL,
    { backend: { database } },
    SOURCES,
  );
  try {
    if (!(await backendReady(backend, PORTAL))) {
      throw new Error('The backend did not start');
    }
    await deploy();
  } finally {
    if (backend.exitCode === null) {
      backend.kill('SIGTERM');
      await once(backend, 'exit');
    }
    simulator.stop();
  }
  fs.rmSync(folder, { recursive: true, force: true });
  console.log('The backend plugins work as dynamic plugins');
}

main().catch(error => {
  console.error(error.message);
  process.exitCode = 1;
});
