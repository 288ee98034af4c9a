const { timingSafeEqual } = require('node:crypto');
const { createServer } = require('node:http');
const { createApi } = require('./api/serveApi');
const { PORTAL } = require('./Forge');
const { serveGit } = require('./gitHttp');
const { createSite } = require('./web/servePages');

const GIT = /^\/([^/]+)\/([^/]+?)\.git(\/.*)$/;

/** Whether a request has the portal's token, as the API or as git sends it. */
function hasToken({ headers: { authorization = '' } }, token) {
  const [scheme, value = ''] = authorization.split(' ');
  const given = /^basic$/i.test(scheme)
    ? Buffer.from(value, 'base64').toString().replace(/^.*?:/, '')
    : value;
  return (
    given.length === token.length &&
    timingSafeEqual(Buffer.from(given), Buffer.from(token))
  );
}

function refuse(response, headers = {}) {
  response.writeHead(401, { 'Content-Type': 'application/json', ...headers });
  response.end(JSON.stringify({ message: 'Bad credentials' }));
}

/**
 * The stand-in for GitHub, by HTTP: its API and git for whoever has the token, the
 * documents that vouch for its runs, and its pages.
 *
 * @param context - `forge`, `runs`, `identity`, `token`, and the `url` of all
 */
function createForgeServer(context) {
  const { forge, identity, token, url } = context;
  const { host } = new URL(url);
  const serveApi = createApi(context);
  const servePage = createSite(context);

  async function serveRepository(request, response, [owner, name, path]) {
    const repository = forge.repository(owner, name);
    if (!repository) {
      response.writeHead(404);
      return;
    }
    await forge.change(repository, PORTAL.name, () =>
      serveGit(repository, path, request, response),
    );
  }

  return createServer(async (request, response) => {
    const { pathname } = new URL(request.url, url);
    const git = GIT.exec(pathname);
    const document = identity.documents[pathname];
    if (request.headers.host !== host) {
      // Another name of this machine: what a foreign page gave itself.
      response.writeHead(421).end();
    } else if (document) {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(document));
    } else if (pathname.startsWith('/api/')) {
      if (hasToken(request, token)) await serveApi(request, response);
      else refuse(response);
    } else if (git) {
      if (hasToken(request, token)) {
        await serveRepository(request, response, git.slice(1));
        response.end();
      } else {
        refuse(response, { 'WWW-Authenticate': 'Basic realm="forge"' });
      }
    } else {
      await servePage(request, response);
    }
  });
}

module.exports = { createForgeServer };
