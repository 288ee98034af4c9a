import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { ConfigReader } from '@backstage/config';
import { findManifest } from './findManifest';
import { parseImage } from './parseImage';
import { readRegistries } from './readRegistries';

it.each([
  ['nginx', 'docker.io', 'library/nginx', 'latest'],
  ['acme/orders:1.2', 'docker.io', 'acme/orders', '1.2'],
  [
    'public.ecr.aws/docker/library/nginx:1.27',
    'public.ecr.aws',
    'docker/library/nginx',
    '1.27',
  ],
  ['localhost:5000/orders', 'localhost:5000', 'orders', 'latest'],
  ['ghcr.io/acme/orders:v1@sha256:0a', 'ghcr.io', 'acme/orders', 'sha256:0a'],
  ['localhost/orders', 'localhost', 'orders', 'latest'],
  ['mylocalhost/orders', 'docker.io', 'mylocalhost/orders', 'latest'],
  ['localhosts/orders', 'docker.io', 'localhosts/orders', 'latest'],
  ['Registry/orders', 'Registry', 'orders', 'latest'],
  ['my.image', 'docker.io', 'library/my.image', 'latest'],
  ['docker.io/nginx', 'docker.io', 'library/nginx', 'latest'],
])('reads %s', (image, host, repository, reference) => {
  expect(parseImage(image)).toEqual({ host, repository, reference });
});

it('asks only the registries of the configuration, which are none by default', () => {
  const read = (registries?: object[]) =>
    readRegistries(
      new ConfigReader({ fargateApi: { ...(registries && { registries }) } }),
    );
  expect(read()).toEqual([]);
  expect(
    read([
      { host: 'public.ecr.aws' },
      { host: 'docker.io' },
      { host: 'registry.acme.com', endpoint: 'http://127.0.0.1:5000/' },
    ]),
  ).toEqual([
    { host: 'public.ecr.aws', endpoint: 'https://public.ecr.aws' },
    { host: 'docker.io', endpoint: 'https://registry-1.docker.io' },
    { host: 'registry.acme.com', endpoint: 'http://127.0.0.1:5000' },
  ]);
});

describe('a registry', () => {
  let server: Server;
  let endpoint: string;
  const requests: string[] = [];

  async function serve(listener: RequestListener) {
    server = createServer((request, response) => {
      requests.push(`${request.method} ${request.url}`);
      listener(request, response);
    });
    await new Promise<void>(listening => {
      server.listen(0, '127.0.0.1', listening);
    });
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  beforeEach(() => {
    requests.length = 0;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const find = (signal?: AbortSignal) =>
    findManifest(
      { host: 'registry.acme.com', endpoint },
      parseImage('registry.acme.com/team/orders:v1'),
      { signal },
    );

  it.each([
    [200, { found: true }],
    [404, { found: false }],
    [403, { unknown: 'its registry answered 403' }],
    [429, { unknown: 'its registry answered 429' }],
    [500, { unknown: 'its registry answered 500' }],
  ])('that answers %i', async (status, answer) => {
    await serve((_, response) => {
      response.statusCode = status;
      response.end();
    });
    expect(await find()).toEqual(answer);
    expect(requests).toEqual(['HEAD /v2/team/orders/manifests/v1']);
  });

  it('that gives everybody a token', async () => {
    await serve((request, response) => {
      if (request.url?.startsWith('/token')) {
        response.end(JSON.stringify({ token: 'for-everybody' }));
      } else if (request.headers.authorization === 'Bearer for-everybody') {
        response.end();
      } else {
        response.statusCode = 401;
        response.setHeader(
          'www-authenticate',
          `Bearer realm="${endpoint}/token",service="registry",scope="repository:team/orders:pull"`,
        );
        response.end();
      }
    });
    expect(await find()).toEqual({ found: true });
    expect(requests[1]).toBe(
      'GET /token?service=registry&scope=repository%3Ateam%2Forders%3Apull',
    );
  });

  it('is asked for all kinds of manifests', async () => {
    let accept: string | undefined;
    await serve((request, response) => {
      accept = request.headers.accept;
      response.end();
    });
    await find();
    expect(accept).toBe(
      'application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.list.v2+json, application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json',
    );
  });

  it.each([
    ['token', { token: 'for-everybody' }],
    ['access_token', { access_token: 'for-everybody', token: 'old' }],
  ])('that gives everybody a token as %s', async (_, answer) => {
    await serve((request, response) => {
      if (request.url?.startsWith('/token')) {
        response.end(JSON.stringify(answer));
        return;
      }
      response.statusCode =
        request.headers.authorization === 'Bearer for-everybody' ? 200 : 401;
      response.setHeader(
        'www-authenticate',
        `bearer realm="${endpoint}/token"`,
      );
      response.end();
    });
    expect(await find()).toEqual({ found: true });
    expect(requests).toHaveLength(3);
  });

  it.each([
    ['wants a password', 401, 'Basic realm="URL/token"'],
    ['wants a token of another kind', 401, 'X-Bearer realm="URL/token"'],
    ['does not say where tokens are', 401, 'Bearer service="registry"'],
  ])('that %s is asked again without a token', async (_, status, challenge) => {
    await serve((request, response) => {
      response.statusCode = request.headers.authorization ? 200 : status;
      response.setHeader(
        'www-authenticate',
        challenge.replace('URL', endpoint),
      );
      response.end();
    });
    expect(await find()).toEqual({ unknown: 'its registry answered 401' });
    expect(requests).toEqual(
      [1, 2].map(() => 'HEAD /v2/team/orders/manifests/v1'),
    );
  });

  it.each([
    ['without a challenge', 401, undefined],
    ['with a challenge beside another status', 403, 'Bearer realm="URL/token"'],
  ])('that refuses %s is not asked again', async (_, status, challenge) => {
    await serve((_request, response) => {
      response.statusCode = status;
      if (challenge) {
        response.setHeader(
          'www-authenticate',
          challenge.replace('URL', endpoint),
        );
      }
      response.end();
    });
    expect(await find()).toEqual({
      unknown: `its registry answered ${status}`,
    });
    expect(requests).toHaveLength(1);
  });

  it('that cannot be reached, with the cause', async () => {
    await serve(() => {});
    await new Promise(closed => server.close(closed));
    expect(await find()).toEqual({
      unknown: expect.stringMatching(
        /^its registry did not answer \(.*ECONNREFUSED.*\)$/,
      ),
    });
  });

  it('that gives no readable token, with the error itself', async () => {
    await serve((request, response) => {
      response.statusCode = request.url?.startsWith('/token') ? 200 : 401;
      response.setHeader(
        'www-authenticate',
        `Bearer realm="${endpoint}/token"`,
      );
      response.end('no JSON');
    });
    expect(await find()).toEqual({
      unknown: expect.stringMatching(
        /^its registry did not answer \(.*JSON.*\)$/,
      ),
    });
  });

  it('that does not answer', async () => {
    await serve((request, _) => request.socket.destroy());
    expect(await find()).toEqual({
      unknown: expect.stringMatching(/^its registry did not answer \(.+\)$/),
    });
  });

  it('that is not waited for once the task is cancelled', async () => {
    const controller = new AbortController();
    await serve(() => controller.abort());
    await expect(find(controller.signal)).rejects.toThrow('aborted');
  });
});
