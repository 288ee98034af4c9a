import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { readArchitectures } from './readArchitectures';

const DIGEST = `sha256:${'0a'.repeat(32)}`;
const MANIFEST = '/v2/orders/manifests/v1';
const CONFIG = `/v2/orders/blobs/${DIGEST}`;

describe('readArchitectures', () => {
  let server: Server;
  let requests: [path?: string, accept?: string][];
  /** By path; what is missing is not found. */
  let answers: Record<string, unknown>;
  let respond: RequestListener;

  const byPath: RequestListener = ({ url }, response) => {
    const answer = answers[url!];
    response.statusCode = answer === undefined ? 404 : 200;
    // An error has a body, too, which is none of the image's.
    response.end(JSON.stringify(answer ?? { manifests: [] }));
  };

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { method, url, headers } = request;
      requests.push([`${method} ${url}`, headers.accept]);
      respond(request, response);
    });
    await new Promise<void>(listening => {
      server.listen(0, '127.0.0.1', listening);
    });
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    requests = [];
    respond = byPath;
  });

  const read = (options: { signal?: AbortSignal } = {}) =>
    readArchitectures(
      {
        host: 'registry.acme.com',
        endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      },
      { host: 'registry.acme.com', repository: 'orders', reference: 'v1' },
      options,
    );

  it('reads those of an index', async () => {
    answers = {
      [MANIFEST]: {
        manifests: [{ platform: { os: 'linux', architecture: 'arm64' } }],
      },
    };
    expect(await read()).toEqual(['arm64']);
    expect(requests).toEqual([
      [`GET ${MANIFEST}`, expect.stringContaining('image.index.v1+json, ')],
    ]);
  });

  it.each<[string, unknown, string[] | undefined]>([
    ['its configuration', { os: 'linux', architecture: 'amd64' }, ['amd64']],
    ['one for Windows', { os: 'windows', architecture: 'amd64' }, undefined],
    ['one without an architecture', { os: 'linux' }, undefined],
    ['none', undefined, undefined],
  ])('reads that of one image from %s', async (_, config, expected) => {
    answers = { [MANIFEST]: { config: { digest: DIGEST } }, [CONFIG]: config };
    expect(await read()).toEqual(expected);
    expect(requests.map(([request]) => request)).toEqual([
      `GET ${MANIFEST}`,
      `GET ${CONFIG}`,
    ]);
  });

  it('does not know those of an image that the registry does not have', async () => {
    answers = {};
    expect(await read()).toBeUndefined();
    expect(requests).toHaveLength(1);
  });

  it.each<[string, RequestListener]>([
    [
      'refuses',
      (_, response) => {
        response.statusCode = 429;
        response.end('{}');
      },
    ],
    ['does not respond with JSON', (_, response) => response.end('<html>')],
    ['hangs up', ({ socket }) => socket.destroy()],
  ])('does not know them where the registry %s', async (_, listener) => {
    respond = listener;
    expect(await read()).toBeUndefined();
  });

  it('does not know them where the registry cannot be reached', async () => {
    const lost = { host: 'x', endpoint: 'http://127.0.0.1:1' };
    const image = { host: 'x', repository: 'orders', reference: 'v1' };
    expect(await readArchitectures(lost, image, {})).toBeUndefined();
  });

  it('does not wait for them once the task is cancelled', async () => {
    const cancelled = new Error('cancelled');
    const before = AbortSignal.abort(cancelled);
    await expect(read({ signal: before })).rejects.toThrow(cancelled);
    const controller = new AbortController();
    respond = () => controller.abort(cancelled);
    await expect(read({ signal: controller.signal })).rejects.toThrow(
      cancelled,
    );
  });
});
