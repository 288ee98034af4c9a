const { json } = require('node:stream/consumers');
const { HttpError, notFound } = require('./HttpError');
const { createRoutes } = require('./routes');

/** @returns what responds to requests below `/api`, to whom has the portal's token */
function createApi(context) {
  const routes = createRoutes(context);

  return async function serveApi(request, response) {
    const { pathname, searchParams: query } = new URL(request.url, context.url);
    const asked = `${request.method} ${decodeURIComponent(pathname).slice(
      '/api'.length,
    )}`;
    const answer = async () => {
      for (const [pattern, respond] of routes) {
        const [found, ...parts] = pattern.exec(asked) ?? [];
        if (found) {
          const body =
            request.method === 'GET' ? undefined : await json(request);
          const { accept = '' } = request.headers;
          return respond({ body, query, accept }, parts);
        }
      }
      throw notFound();
    };
    const [status, body] = await answer().then(
      made =>
        Array.isArray(made) && typeof made[0] === 'number' ? made : [200, made],
      error => {
        if (!(error instanceof HttpError)) console.error(error);
        return [error.status ?? 500, { message: error.message }];
      },
    );
    const isText = typeof body === 'string';
    response.writeHead(status, {
      'Content-Type': `${
        isText ? 'text/plain' : 'application/json'
      }; charset=utf-8`,
    });
    response.end(isText ? body : JSON.stringify(body));
  };
}

module.exports = { createApi };
