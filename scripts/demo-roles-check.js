// Runs the demo with --iam, without a browser: deploys through the wizard's
// templates, looks, operates and deletes, and fails on the first refusal. The
// portal has no credentials but those of the roles of
// examples/iam/portal-roles.yml.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const { once } = require('node:events');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const {
  assertPortFree,
  backendReady,
  startBackend,
} = require('./demo/backend');
const {
  api,
  call,
  dev,
  healthy,
  isInCatalog,
  look,
  PORTAL,
  run,
  signIn,
  until,
} = require('./demo/portal');
const { ensureRoles } = require('./demo/roles');
const { ensureSimulator } = require('./demo/simulator');

async function operate(entity) {
  const operation = (name, body) =>
    call('POST', `fargate-api/v1/entities/${entity}/${name}`, body);
  await healthy(entity);
  await operation('restart');
  await healthy(entity);
  await operation('scale', { desired: 3 });
  const { tasks } = await look(
    'entities',
    entity,
    ({ state, tasks: found }) =>
      state === 'healthy' && found.value.length === 3,
  );
  const [{ id }] = tasks.value;
  await call('GET', `fargate-api/v1/entities/${entity}/tasks/${id}/logs`);
  await operation(`tasks/${id}/stop`);
  console.log(`${entity}: restarted, scaled, log read, task stopped`);
}

async function demo() {
  await signIn();
  for (const template of [
    'public-api',
    'internal-api',
    'update-api',
    'delete',
  ]) {
    await until(`template ${template}`, () =>
      isInCatalog(`template/default/fargate-${template}`),
    );
  }
  await run('public-api', {
    ...api,
    name: 'orders',
    image: 'public.ecr.aws/docker/library/nginx:1.27',
    environmentName: 'dev',
    target: dev,
  });
  await until('orders', () => isInCatalog('api/default/orders'));
  await operate('api/default/orders');
  await look('environments', 'resource/default/dev', () => true);
  await run('update-api', {
    api: { entityRef: 'api:default/orders' },
    image: 'public.ecr.aws/docker/library/nginx:1.28',
    size: 'keep',
    scaling: 'keep',
    officeHours: 'keep',
    lifecycle: 'keep',
    onDrift: 'fail',
    onCancel: 'rollback',
    onFailure: 'rollback',
    onConflict: 'fail',
  });
  await run('internal-api', {
    ...api,
    name: 'ledger',
    image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:v1',
    environmentName: 'inside',
    target: dev,
    vpcCidrBlock: '10.8.0.0/16',
    consumerCidrs: ['10.1.0.0/16'],
    zoneWhere: 'new',
    zoneTarget: dev,
    zoneDomainName: 'api.acme.com',
    parent: 'portal',
    parentTarget: { ...dev, name: 'shared', accountId: '210987654321' },
  });
  await until('ledger', () => isInCatalog('api/default/ledger'));
  await healthy('api/default/ledger');
  for (const [entityRef, confirm] of [
    ['api:default/ledger', 'ledger'],
    ['api:default/orders', 'orders'],
    ['resource:default/inside', 'inside'],
    ['resource:default/dev', 'dev'],
  ]) {
    await run('delete', { what: 'deployment', entity: { entityRef }, confirm });
  }
  await run('delete', {
    what: 'zone',
    zone: { entityRef: 'resource:default/api-acme-com' },
    domainName: 'api.acme.com',
  });
}

async function main() {
  await assertPortFree(PORTAL);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fargate-api-'));
  const inMemory = path.join(folder, 'app-config.yaml');
  fs.writeFileSync(
    inMemory,
    JSON.stringify({ backend: { database: { connection: ':memory:' } } }),
  );
  const simulator = await ensureSimulator({ iam: true });
  let backend;
  try {
    const roles = await ensureRoles(simulator.url);
    backend = startBackend({
      ...roles,
      configs: [...roles.configs, inMemory],
    });
    if (!(await backendReady(backend, PORTAL))) {
      throw new Error('The portal did not start');
    }
    await demo();
  } finally {
    if (backend && backend.exitCode === null) {
      backend.kill('SIGTERM');
      await once(backend, 'exit');
    }
    simulator.stop();
    fs.rmSync(folder, { recursive: true });
  }
  console.log('The demo runs under the roles of examples/iam/portal-roles.yml');
}

main().catch(error => {
  console.error(error.message);
  process.exitCode = 1;
});
