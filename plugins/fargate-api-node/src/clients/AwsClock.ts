import { MiddlewareStack } from '@smithy/types';

/**
 * AWS's clock, derived from the `Date` header of its responses, or from
 * `X-Simulated-Date` and `X-Simulated-Speed` of the AWS simulator, whose time is not
 * that of the machine. Timestamps of AWS are compared with it, so that ages are right
 * even if the clock of the portal is not.
 */
export class AwsClock {
  #read?: { date: number; at: number };
  #speed = 1;

  now(): Date {
    const now = Date.now();
    const { date, at } = this.#read ?? { date: now, at: now };
    return new Date(date + (now - at) * this.#speed);
  }

  /** How many times as fast as real time it runs; undefined if it does not. */
  get speed(): number | undefined {
    return this.#speed === 1 ? undefined : this.#speed;
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
          this.#read = { date, at: Date.now() };
          this.#speed = Number(headers?.['x-simulated-speed']) || 1;
        }
        return result;
      },
      { step: 'deserialize', name: 'fargateApiAwsClock', override: true },
    );
  }
}
