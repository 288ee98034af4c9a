import { lookup } from 'node:dns';
import {
  createServer,
  IncomingMessage,
  OutgoingHttpHeaders,
  Server,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { requestEndpoint } from './requestEndpoint';

const URL_OF_API = 'https://orders.acme.com/health';

/** A resolver with these addresses for every name. */
const resolving = (...addresses: string[]) =>
  ((_: string, __: object, callback: Function) =>
    callback(
      null,
      addresses.map(address => ({
        address,
        family: address.includes(':') ? 6 : 4,
      })),
    )) as unknown as typeof lookup;

describe('requestEndpoint, to AWS', () => {
  it.each([
    ['127.0.0.1'],
    ['10.0.0.1'],
    ['169.254.169.254'],
    ['::1'],
    ['::ffff:10.0.0.1'],
  ])('sends nothing to a name that leads to %s', async address => {
    await expect(
      requestEndpoint(URL_OF_API, { lookup: resolving('3.250.1.2', address) }),
    ).rejects.toThrow(
      `orders.acme.com leads to ${address}, which is no address of the internet`,
    );
  });

  it.each([
    'http://orders.acme.com/',
    'https://10.0.0.1/',
    'https://[::1]/',
    'https://2130706433/',
    'file:///etc/passwd',
  ])('sends nothing to %s', async url => {
    await expect(requestEndpoint(url)).rejects.toThrow(
      'is not a name with https',
    );
  });

  it('says that a name has no address', async () => {
    await expect(
      requestEndpoint(URL_OF_API, { lookup: resolving() }),
    ).rejects.toThrow('orders.acme.com has no address');
    const failing = ((_: string, __: object, callback: Function) =>
      callback(new Error('getaddrinfo ENOTFOUND'))) as unknown as typeof lookup;
    await expect(
      requestEndpoint(URL_OF_API, { lookup: failing }),
    ).rejects.toThrow('getaddrinfo ENOTFOUND');
  });
});

describe('requestEndpoint, to a simulated AWS', () => {
  let server: Server;
  let endpoint: string;
  let requests: IncomingMessage[];
  let answer: (
    request: IncomingMessage,
  ) => [number, OutgoingHttpHeaders] | undefined;

  beforeAll(async () => {
    server = createServer((request, response) => {
      requests.push(request);
      const given = answer(request);
      if (given) {
        response.writeHead(...given);
        response.flushHeaders();
        // And never ends.
      }
    });
    await new Promise<void>(listening => {
      server.listen(0, '127.0.0.1', listening);
    });
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    requests = [];
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('gives the status, by the name of the API', async () => {
    answer = () => [204, {}];
    expect(await requestEndpoint(URL_OF_API, { endpoint })).toBe(204);
    const [{ headers, method, url }] = requests;
    expect([method, url, headers.host, headers['x-forwarded-proto']]).toEqual([
      'GET',
      '/health',
      'orders.acme.com',
      'https',
    ]);
    expect(headers).not.toHaveProperty('authorization');
  });

  it('follows no redirect', async () => {
    answer = () => [302, { Location: `${endpoint}/elsewhere` }];
    expect(await requestEndpoint(URL_OF_API, { endpoint })).toBe(302);
    expect(requests).toHaveLength(1);
  });

  it('can be cancelled', async () => {
    const controller = new AbortController();
    answer = () => {
      controller.abort(new Error('cancelled'));
      return undefined;
    };
    await expect(
      requestEndpoint(URL_OF_API, { endpoint, signal: controller.signal }),
    ).rejects.toThrow();
  });

  it('waits for a response so long, and no longer', async () => {
    const timeout = jest
      .spyOn(AbortSignal, 'timeout')
      .mockReturnValue(AbortSignal.abort());
    answer = () => undefined;
    await expect(requestEndpoint(URL_OF_API, { endpoint })).rejects.toThrow(
      'no response in 35 seconds',
    );
    expect(timeout).toHaveBeenCalledWith(35_000);
    timeout.mockRestore();
  });
});
