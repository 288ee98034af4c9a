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
const { ensureRoles } = require('./demo/roles');
const { ensureSimulator } = require('./demo/simulator');

const PORTAL = 'http://localhost:3000';
const OWNER = 'group:default/team-orders';
/** Real milliseconds; the simulated AWS is 20 times as fast as the real one. */
const TIME_LIMIT_MS = 300_000;

const api = {
  owner: OWNER,
  port: 8080,
  healthCheckPath: '/',
  repository: false,
  where: 'new',
  natGateways: 'single',
  zoneWhere: 'none',
  size: '256/512',
  desiredCount: 2,
  autoscaling: false,
};
const dev = { name: 'dev', accountId: '123456789012', region: 'eu-west-1' };

let token;

async function call(method, url, body) {
  const response = await fetch(`${PORTAL}/api/${url}`, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(method === 'POST' && { 'content-type': 'application/json' }),
    },
    body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${method} ${url}: ${response.status} ${text}`);
  }
  return text ? JSON.parse(text) : undefined;
}

/** Asks again until there is an answer. */
async function until(what, ask) {
  const end = Date.now() + TIME_LIMIT_MS;
  for (;;) {
    const answer = await ask();
    if (answer) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`Waited too long for ${what}`);
    }
    await new Promise(resolve => {
      setTimeout(resolve, 500);
    });
  }
}

/** Runs a template of the wizard to its end. */
async function run(template, values) {
  const templateRef = `template:default/fargate-${template}`;
  const { id } = await call('POST', 'scaffolder/v2/tasks', {
    templateRef,
    values,
  });
  const status = await until(`task of ${template}`, async () => {
    const task = await call('GET', `scaffolder/v2/tasks/${id}`);
    return ['open', 'processing'].includes(task.status)
      ? undefined
      : task.status;
  });
  if (status !== 'completed') {
    const events = await call('GET', `scaffolder/v2/tasks/${id}/events`);
    events.forEach(({ body }) => console.error(body.message));
    throw new Error(`${template}: ${status}`);
  }
  console.log(`${template}: ${status}`);
}

const isInCatalog = entity =>
  call('GET', `catalog/entities/by-name/${entity}`).then(
    () => true,
    () => false,
  );

/** The status of an entity, once nothing of it could not be read. */
async function look(kind, entity, isDone) {
  const status = await until(`status of ${entity}`, async () => {
    const found = await call('GET', `fargate-api/v1/${kind}/${entity}/status`);
    const denied = JSON.stringify(found).match(/"reason":"denied"[^}]*/);
    if (denied) {
      throw new Error(`${entity}: ${denied[0]}`);
    }
    return isDone(found) && found;
  });
  console.log(`${entity}: ${status.state ?? 'read'}`);
  return status;
}

async function operate(entity) {
  const operation = (name, body) =>
    call('POST', `fargate-api/v1/entities/${entity}/${name}`, body);
  const healthy = () =>
    look('entities', entity, ({ state }) => state === 'healthy');
  await healthy();
  await operation('restart');
  await healthy();
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

async function signIn() {
  ({
    backstageIdentity: { token },
  } = await call('GET', 'auth/guest/refresh'));
}

async function demo() {
  await signIn();
  await until('the groups of the guest', async () => {
    const { relations = [] } = await call(
      'GET',
      'catalog/entities/by-name/user/development/guest',
    ).catch(() => ({}));
    return relations.some(({ type }) => type === 'memberOf');
  });
  // The token names the groups.
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
    cidr: '10.8.0.0/16',
    consumerCidrs: ['10.1.0.0/16'],
    zoneWhere: 'new',
    zoneTarget: dev,
    zoneDomainName: 'api.acme.com',
    parentIsOurs: true,
    parentTarget: { ...dev, name: 'shared', accountId: '210987654321' },
  });
  await until('ledger', () => isInCatalog('api/default/ledger'));
  await look(
    'entities',
    'api/default/ledger',
    ({ state }) => state === 'healthy',
  );
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
