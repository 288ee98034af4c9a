import { MiddlewareStack } from '@smithy/types';

/**
 * AWS's clock, learned from the `Date` header of its answers. Ages of events
 * are differences between AWS's own times, so a portal whose clock is off
 * still tells them right.
 */
export class AwsClock {
  #offset = 0;

  now(): Date {
    return new Date(Date.now() + this.#offset);
  }

  /** Listens to the answers that a client receives. */
  watch(client: { middlewareStack: MiddlewareStack<any, any> }): void {
    client.middlewareStack.add(
      next => async args => {
        const result = await next(args);
        const headers = (
          result.response as { headers?: Record<string, string> } | undefined
        )?.headers;
        const date = Date.parse(headers?.date ?? '');
        if (!Number.isNaN(date)) {
          this.#offset = date - Date.now();
        }
        return result;
      },
      { step: 'deserialize', name: 'fargateApiAwsClock', override: true },
    );
  }
}
