// Runs the packages as they are packed, without their sources: a backend that has
// only the tarballs of `npm run pack:all` brings the Software Templates, deploys an
// API on the simulated AWS, and offers its actions to MCP clients.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const { execFileSync } = require('node:child_process');
const { once } = require('node:events');
const fs = require('node:fs');
const path = require('node:path');
const {
  assertPortFree,
  backendReady,
  startBackend,
} = require('./demo/backend');
const { inRoot } = require('./demo/paths');
const {
  api,
  call,
  dev,
  healthy,
  isInCatalog,
  PORTAL,
  run,
  signIn,
  until,
} = require('./demo/portal');
const { ensureSimulator } = require('./demo/simulator');

const tarballs = inRoot('dist-packages');
// Node finds our packages in this folder, and all others in the repository.
const app = path.join(tarballs, 'app');

/** Installs the tarballs, as a package manager would. */
function install() {
  fs.rmSync(app, { recursive: true, force: true });
  const dependencies = {};
  for (const file of fs.readdirSync(tarballs)) {
    if (file.endsWith('.tgz')) {
      const unpacked = path.join(app, 'unpacked');
      fs.mkdirSync(unpacked, { recursive: true });
      execFileSync('tar', ['-xzf', path.join(tarballs, file), '-C', unpacked]);
      const folder = path.join(unpacked, 'package');
      const { name, version } = manifestOf(folder);
      const installed = path.join(app, 'node_modules', name);
      fs.mkdirSync(path.dirname(installed), { recursive: true });
      fs.renameSync(folder, installed);
      fs.rmSync(unpacked, { recursive: true });
      dependencies[name] = version;
    }
  }
  const demo = manifestOf(inRoot('packages/backend'));
  fs.writeFileSync(
    path.join(app, 'package.json'),
    JSON.stringify({
      name: 'packed-check',
      private: true,
      backstage: { role: 'backend' },
      dependencies: { ...demo.dependencies, app: undefined, ...dependencies },
    }),
  );
  // The demo's backend, without the app that it serves and what is in no package.
  const source = fs.readFileSync(
    inRoot('packages/backend/src/index.ts'),
    'utf8',
  );
  fs.writeFileSync(
    path.join(app, 'index.mjs'),
    source
      .split('\n')
      .filter(line => !/plugin-app-backend|import\('\.\//.test(line))
      .join('\n'),
  );
  fs.writeFileSync(
    path.join(app, 'app-config.yaml'),
    JSON.stringify({ backend: { database: { connection: ':memory:' } } }),
  );
}

function manifestOf(folder) {
  return JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
}

async function check() {
  await signIn();
  const templates = fs
    .readdirSync(path.join(app, 'node_modules/@fargate-api/templates/software'))
    .map(name => `template/default/fargate-${name}`);
  for (const template of templates) {
    await until(template, () => isInCatalog(template));
  }
  console.log(`${templates.length} Software Templates are in the catalog`);
  await run('public-api', {
    ...api,
    name: 'orders',
    image: 'public.ecr.aws/docker/library/nginx:1.27',
    environmentName: 'dev',
    target: dev,
  });
  await until('orders', () => isInCatalog('api/default/orders'));
  await healthy('api/default/orders');
  const { actions } = await call(
    'GET',
    'fargate-api/.backstage/actions/v1/actions',
  );
  if (!actions.length) {
    throw new Error('The backend offers no actions');
  }
  console.log(`${actions.length} actions are offered to MCP clients`);
}

async function main() {
  await assertPortFree(PORTAL);
  install();
  const simulator = await ensureSimulator({ iam: false });
  let backend;
  try {
    backend = startBackend({
      cwd: app,
      entry: ['index.mjs'],
      configs: [path.join(app, 'app-config.yaml')],
    });
    if (!(await backendReady(backend, PORTAL))) {
      throw new Error('The backend did not start');
    }
    await check();
  } finally {
    if (backend && backend.exitCode === null) {
      backend.kill('SIGTERM');
      await once(backend, 'exit');
    }
    simulator.stop();
  }
  console.log('The packed packages work');
}

main().catch(error => {
  console.error(error.message);
  process.exitCode = 1;
});
