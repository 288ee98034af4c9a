import { createServer } from 'node:http';

export function respondTo(method, path) {
  if (method !== 'GET') {
    return { status: 405, body: { error: 'method not allowed' } };
  }
  if (path === '/health') {
    return { status: 200, body: { status: 'ok' } };
  }
  const [, name] = path.match(/^\/greetings\/([^/]+)$/) ?? [];
  if (name) {
    try {
      return { status: 200, body: { greeting: `Hello, ${decodeURIComponent(name)}` } };
    } catch {
      return { status: 400, body: { error: 'malformed path' } };
    }
  }
  return { status: 404, body: { error: 'not found' } };
}

/** @param log gets an object for each request that is no health check */
export function createApi(log) {
  const server = createServer((request, response) => {
    const { method } = request;
    const [path] = request.url.split('?');
    const start = performance.now();
    const { status, body } = respondTo(method, path);
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(body));
    if (path !== '/health') {
      const ms = Math.round(performance.now() - start);
      log({ level: 'info', message: 'request', method, path, status, ms });
    }
  });
  // Longer than the load balancer keeps idle connections, or it reports 502.
  server.keepAliveTimeout = 65_000;
  return server;
}
