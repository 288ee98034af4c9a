const { spawn } = require('node:child_process');
const { once } = require('node:events');
const { dirname } = require('node:path');

/**
 * Lets git's own `http-backend`, a program for CGI, respond to a request of git.
 *
 * @param path - of the request, below the repository
 */
async function serveGit(repository, path, request, response) {
  const { method, headers, url } = request;
  const backend = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env.PATH,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_PROJECT_ROOT: dirname(repository.folder),
      PATH_INFO: `/${repository.folder.split('/').pop()}${path}`,
      QUERY_STRING: new URL(url, 'http://localhost').searchParams.toString(),
      REQUEST_METHOD: method,
      REMOTE_USER: 'portal',
      CONTENT_TYPE: headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: headers['content-encoding'] ?? '',
      HTTP_GIT_PROTOCOL: headers['git-protocol'] ?? '',
      ...(headers['content-length'] && {
        CONTENT_LENGTH: headers['content-length'],
      }),
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  request.pipe(backend.stdin.on('error', () => {}));
  let head = Buffer.alloc(0);
  let hasHead = false;
  backend.stdout.on('data', data => {
    if (hasHead) {
      response.write(data);
      return;
    }
    head = Buffer.concat([head, data]);
    const end = head.indexOf('\r\n\r\n');
    if (end === -1) return;
    hasHead = true;
    const fields = head
      .subarray(0, end)
      .toString()
      .split('\r\n')
      .map(line => line.split(/: (.*)/s).slice(0, 2));
    const { Status = '200', ...others } = Object.fromEntries(fields);
    response.writeHead(parseInt(Status, 10), others);
    response.write(head.subarray(end + 4));
  });
  await once(backend, 'close');
  if (!hasHead) response.writeHead(500);
}

module.exports = { serveGit };
