import { MiddlewareStack } from '@smithy/types';

/**
 * AWS's clock, derived from the `Date` header of its responses, or from
 * `X-Simulated-Date` of the AWS simulator, whose time is not that of the machine.
 * Timestamps of AWS are compared with it, so that ages are right even if the
 * clock of the portal is not.
 */
export class AwsClock {
  #offset = 0;

  now(): Date {
    return new Date(Date.now() + this.#offset);
  }

  /** Reads the date of every response that a client receives. */
  watch(client: { middlewareStack: MiddlewareStack<any, any> }): void {
    client.middlewareStack.add(
      next => async args => {
        const result = await next(args);
        const headers = (
          result.response as { headers?: Record<string, string> } | undefined
        )?.headers;
        const date = Date.parse(
          headers?.['x-simulated-date'] ?? headers?.date ?? '',
        );
        if (!Number.isNaN(date)) {
          this.#offset = date - Date.now();
        }
        return result;
      },
      { step: 'deserialize', name: 'fargateApiAwsClock', override: true },
    );
  }
}
