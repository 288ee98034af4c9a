// The demo portal without a browser, through its REST API.
const PORTAL = 'http://localhost:3000';
/** Real milliseconds; the simulated AWS is 20 times as fast as the real one. */
const TIME_LIMIT_MS = 300_000;

/** The account and region of the examples. */
const dev = { name: 'dev', accountId: '123456789012', region: 'eu-west-1' };

/** What the wizard of an API sends, but its name, image and environment. */
const api = {
  owner: 'group:default/team-orders',
  lifecycle: 'production',
  port: 8080,
  healthCheckPath: '/',
  repository: 'none',
  where: 'new',
  natGateways: 'single',
  zoneWhere: 'none',
  size: '256/512',
  desiredCount: 2,
  scaling: 'fixed',
  officeHours: 'off',
};
let token;

/** @param portal - another replica of the portal */
async function call(method, url, body, portal = PORTAL) {
  const response = await fetch(`${portal}/api/${url}`, {
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

/** Signs in as guest, once the catalog knows the guest's groups: the token names them. */
async function signIn() {
  await refreshToken();
  await until('the groups of the guest', async () => {
    const { relations = [] } = await call(
      'GET',
      'catalog/entities/by-name/user/development/guest',
    ).catch(() => ({}));
    return relations.some(({ type }) => type === 'memberOf');
  });
  await refreshToken();
}

async function refreshToken(portal) {
  ({
    backstageIdentity: { token },
  } = await call('GET', 'auth/guest/refresh', undefined, portal));
}

/** Runs a template of the wizard to its end; prints its log when it fails. */
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

/** Waits until an API is healthy. */
const healthy = entity =>
  look('entities', entity, ({ state }) => state === 'healthy');

module.exports = {
  PORTAL,
  api,
  call,
  dev,
  healthy,
  isInCatalog,
  look,
  refreshToken,
  run,
  signIn,
  until,
};
