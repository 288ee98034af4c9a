import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { Faults } from '../faults/Faults';
import { Ids } from '../world/Ids';
import { LAYERS_PATH } from '../services/ecr/model/LayerDownloads';
import { World } from '../world/World';
import { encodeErrorResponse } from '../wire/encodeErrorResponse';
import { WireAnswer } from '../wire/WireAnswer';
import { apiTraffic } from './apiTraffic';
import { consoleAnswer } from './console/consoleAnswer';
import { CONSOLE_PATH } from './console/consoleLink';
import { Dispatcher } from './Dispatcher';
import { FAULTS_PATH, faultsOverHttp } from './faultsOverHttp';
import { layerDownload } from './layerDownload';
import { overviewPage } from './overviewPage';
import { largestBody, readBody } from './readBody';
import { ContainerRegistry } from './registry/ContainerRegistry';
import { registries } from './registries';
import { invalidUri } from './refuseMalformed';

const HOST = '127.0.0.1';

/**
 * The header with the virtual time. `Date` has that of the machine, which is
 * also the time of the client: SDKs correct their clock by it, and retry each
 * error of a service whose clock is far from theirs.
 */
const TIME_HEADER = 'x-simulated-date';

/** The header with the speed of the virtual time: a number, or `manual`. */
const SPEED_HEADER = 'x-simulated-speed';

/** The HTTP server of the simulator, on the loopback interface only. */
export class SimulatorServer {
  readonly #server: Server;

  constructor(
    private readonly world: World,
    private readonly dispatcher: Dispatcher,
    private readonly registry: ContainerRegistry,
    /** Separate from the ids of the world, so that reads do not change which ids resources get. */
    private readonly requestIds: Ids,
    private readonly faults: Faults,
    /** The response of `GET /` to a client other than a browser. */
    private readonly about: Record<string, unknown>,
  ) {
    this.#server = createServer((request, response) => {
      this.#handle(request, response).catch(error => {
        // The client closed the connection before the end of its request.
        response.destroy(error);
      });
    });
  }

  /**
   * Starts to listen; port 0 selects any free port.
   *
   * @returns the port.
   * @throws the error of `node:net`, e.g. with code `EADDRINUSE`.
   */
  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, HOST, () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
    return (this.#server.address() as AddressInfo).port;
  }

  /** Stops listening and closes every connection. */
  async close(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  async #handle(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const body = await readBody(request, largestBody(request.url));
    if (await apiTraffic(this.world, request, response, body.length)) {
      return;
    }
    const requestId = this.requestIds.uuid();
    const answer = await this.#answer(request, body, requestId);
    if (!answer) {
      response.destroy();
      return;
    }
    response.writeHead(answer.status, {
      'Content-Type': answer.contentType,
      'Content-Length': Buffer.byteLength(answer.body),
      ...answer.headers,
      [TIME_HEADER]: this.world.now().toISOString(),
      [SPEED_HEADER]: String(this.world.clock.speed),
      'x-amzn-RequestId': requestId,
    });
    response.end(answer.body);
  }

  async #answer(
    { method = 'GET', headers, url: target = '/' }: IncomingMessage,
    body: Buffer,
    requestId: string,
  ): Promise<WireAnswer | undefined> {
    if (method === 'GET' && target === '/' && !headers.authorization) {
      return headers.accept?.includes('text/html')
        ? {
            status: 200,
            contentType: 'text/html; charset=utf-8',
            body: overviewPage(this.world, this.faults),
          }
        : this.#introduction();
    }
    if (target === FAULTS_PATH && !headers.authorization) {
      return faultsOverHttp(this.faults, method, body);
    }
    if (target.startsWith(LAYERS_PATH)) {
      return layerDownload(this.world, target);
    }
    const manifest =
      headers.authorization === undefined ? registries(target) : undefined;
    if (manifest) {
      return manifest;
    }
    // A path may begin with two slashes, which alone would name a host.
    const address = target.startsWith('/') ? `http://${HOST}${target}` : target;
    if (!URL.canParse(address)) {
      return encodeErrorResponse(undefined, invalidUri(), requestId);
    }
    const url = new URL(address);
    const isConsole = method === 'GET' && url.pathname === CONSOLE_PATH;
    if (isConsole && !headers.authorization) {
      return consoleAnswer(this.world, url);
    }
    const request = { method, url, headers, body };
    return (
      this.registry.answer(request) ??
      this.dispatcher.dispatch(request, requestId)
    );
  }

  #introduction(): WireAnswer {
    return {
      status: 200,
      contentType: 'application/json',
      body: `${JSON.stringify(this.about, undefined, 2)}\n`,
    };
  }
}
