import { HttpRequest, HttpResponse } from '@smithy/core/transport';
import { CallLog } from '../calls/CallLog';
import { VirtualClock } from '../clock/VirtualClock';
import { Dispatcher } from '../server/Dispatcher';
import { createWorld } from '../services';
import { ServiceDefinition } from '../services/ServiceDefinition';

/** Connects an SDK client to services without a socket. */
export class DispatchingHandler {
  readonly calls = new CallLog();
  readonly world = createWorld(new VirtualClock({ speed: 'manual' }), 1);
  readonly #dispatcher: Dispatcher;

  constructor(services: ServiceDefinition[]) {
    this.#dispatcher = new Dispatcher({
      world: this.world,
      calls: this.calls,
      services: new Map(services.map(s => [s.signingName, s])),
      defaultAccountId: '123456789012',
      interceptors: [],
      iam: false,
    });
  }

  async handle(request: HttpRequest): Promise<{ response: HttpResponse }> {
    const answer = await this.#dispatcher.dispatch(
      {
        method: request.method,
        url: addressOf(request),
        headers: Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [
            name.toLowerCase(),
            value,
          ]),
        ),
        body:
          typeof request.body === 'string'
            ? Buffer.from(request.body)
            : Buffer.concat(request.body ? [request.body] : []),
      },
      this.world.ids.uuid(),
    );
    if (!answer) {
      throw new Error('The connection was dropped');
    }
    return {
      response: new HttpResponse({
        statusCode: answer.status,
        headers: { ...answer.headers, 'content-type': answer.contentType },
        body: Buffer.from(answer.body),
      }),
    };
  }
}

function addressOf({ path, query }: HttpRequest): URL {
  const url = new URL(path, 'http://127.0.0.1');
  for (const [key, values] of Object.entries(query ?? {})) {
    for (const value of [values].flat()) {
      url.searchParams.append(key, value ?? '');
    }
  }
  return url;
}
