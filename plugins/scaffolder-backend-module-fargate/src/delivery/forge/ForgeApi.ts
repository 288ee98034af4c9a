import { ForwardedError } from '@backstage/errors';

/** The REST API of a forge, with the portal's token. */
export class ForgeApi {
  constructor(
    private readonly host: string,
    private readonly baseUrl: string,
    private readonly headers: () => Promise<Record<string, string>>,
  ) {}

  /**
   * Reads a JSON document.
   *
   * @returns undefined when there is none.
   * @throws ForwardedError when the forge cannot be reached or refuses.
   */
  async get(
    path: string,
    { signal }: { signal?: AbortSignal },
  ): Promise<any | undefined> {
    try {
      const response = await fetch(`${this.baseUrl}${path}`, {
        headers: await this.headers(),
        signal,
      });
      if (response.status === 404) {
        return undefined;
      }
      if (!response.ok) {
        throw new Error(
          `it responds with ${response.status} to the token of this portal`,
        );
      }
      return await response.json();
    } catch (error) {
      signal?.throwIfAborted();
      throw new ForwardedError(`repoUrl: ${this.host} cannot be read`, error);
    }
  }
}
