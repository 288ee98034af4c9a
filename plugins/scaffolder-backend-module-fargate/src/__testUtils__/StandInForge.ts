import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { JsonObject } from '@backstage/types';

/** A forge's REST API on loopback, which answers what a test says. */
export class StandInForge {
  static async start(): Promise<StandInForge> {
    const forge = new StandInForge();
    await new Promise<void>(resolve => {
      forge.#server.listen(0, '127.0.0.1', resolve);
    });
    return forge;
  }

  /**
   * By path, without the query: a document; a number, which is a status; or what
   * gives one of these.
   */
  readonly answers = new Map<string, unknown>();
  /** The paths of the requests, with their queries. */
  readonly requests: string[] = [];
  readonly #server: Server = createServer(
    async ({ url, headers }, response) => {
      this.requests.push(url!);
      const answer = await this.#answer(
        url!,
        headers.authorization ?? headers['private-token'],
      );
      response.statusCode = typeof answer === 'number' ? answer : 200;
      response.end(JSON.stringify(typeof answer === 'number' ? {} : answer));
    },
  );

  private constructor() {}

  /** What a portal's configuration says of it, as GitHub and as GitLab. */
  get integrations(): JsonObject {
    const { port } = this.#server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    return {
      github: [{ host: 'github.com', apiBaseUrl: url, token: 'a-token' }],
      gitlab: [
        {
          host: 'gitlab.com',
          apiBaseUrl: `${url}/api/v4`,
          token: 'a-token',
        },
      ],
    };
  }

  /** A repository on GitHub with these IDs. */
  addRepository(fullName: string, id: number, ownerId: number): void {
    this.answers.set(`/repos/${fullName}`, {
      id,
      full_name: fullName,
      owner: { id: ownerId },
    });
  }

  /** The runs of a repository's workflow on GitHub. */
  setRuns(
    fullName: string,
    runs: () => object[] | Promise<object[]>,
    jobs: object[] = [],
  ): void {
    const path = `/repos/${fullName}/actions/runs`;
    this.answers.set(path, async () => ({ workflow_runs: await runs() }));
    this.answers.set(`${path}/1/jobs`, { jobs });
  }

  async #answer(url: string, token: unknown): Promise<unknown> {
    if (!/a-token$/.test(String(token))) {
      return 401;
    }
    const answer = this.answers.get(url.split('?')[0]) ?? 404;
    return typeof answer === 'function' ? answer() : answer;
  }

  async close(): Promise<void> {
    await new Promise(resolve => this.#server.close(resolve));
  }
}
