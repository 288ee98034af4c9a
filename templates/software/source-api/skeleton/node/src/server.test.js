import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { createApi } from './server.js';

const logged = [];
const server = createApi(entry => logged.push(entry));
let url;

before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${server.address().port}`;
});

after(() => server.close());

const request = async (path, options) => {
  const response = await fetch(`${url}${path}`, options);
  return [response.status, await response.json()];
};

test('greets', async () => {
  assert.deepEqual(await request('/greetings/J%C3%BCrgen?polite'), [
    200,
    { greeting: 'Hello, Jürgen' },
  ]);
});

test('is healthy, and does not log that', async () => {
  logged.length = 0;
  assert.deepEqual(await request('/health'), [200, { status: 'ok' }]);
  assert.deepEqual(logged, []);
});

test('logs a request', async () => {
  logged.length = 0;
  await request('/greetings/world');
  const [{ ms, ...entry }] = logged;
  assert.ok(ms >= 0);
  assert.deepEqual(entry, {
    level: 'info',
    message: 'request',
    method: 'GET',
    path: '/greetings/world',
    status: 200,
  });
});

test('reports what it does not have', async () => {
  assert.deepEqual(await request('/'), [404, { error: 'not found' }]);
  assert.deepEqual(await request('/greetings/%'), [400, { error: 'malformed path' }]);
  assert.deepEqual(await request('/health', { method: 'POST' }), [
    405,
    { error: 'method not allowed' },
  ]);
});
