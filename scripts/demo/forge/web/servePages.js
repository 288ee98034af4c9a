const { text } = require('node:stream/consumers');
const { HttpError, notFound } = require('../api/HttpError');
const { html, page } = require('./html');
const { createPages } = require('./routes');

/** A commit can change what runs on this machine: no other site may have it sent. */
function requireSameOrigin({ headers: { origin } }, url) {
  if (origin !== url) {
    throw new HttpError(403, `Not from a page of ${url}`);
  }
}

/** @returns what responds with the pages, and to their forms */
function createSite(context) {
  const pages = createPages(context);

  async function respond(request) {
    const { pathname } = new URL(request.url, context.url);
    const asked = `${request.method} ${decodeURIComponent(pathname)}`;
    for (const [pattern, answer] of pages) {
      const [found, ...parts] = pattern.exec(asked) ?? [];
      if (found) {
        if (request.method === 'GET') return answer(undefined, parts);
        requireSameOrigin(request, context.url);
        return answer(new URLSearchParams(await text(request)), parts);
      }
    }
    throw notFound();
  }

  return async function servePage(request, response) {
    try {
      const made = await respond(request);
      const { location } = made;
      response.writeHead(location ? 303 : 200, {
        ...(location && { Location: location }),
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy':
          "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
      });
      response.end(location ? '' : made);
    } catch (error) {
      if (!(error instanceof HttpError)) console.error(error);
      response.writeHead(error.status ?? 500, {
        'Content-Type': 'text/html; charset=utf-8',
      });
      response.end(
        page({ title: 'It did not work' }, html`<pre>${error.message}</pre>`),
      );
    }
  };
}

module.exports = { createSite };
