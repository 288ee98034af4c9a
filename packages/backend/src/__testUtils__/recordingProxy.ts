import { createServer, IncomingMessage, request } from 'node:http';
import { AddressInfo } from 'node:net';

/** What was sent to an AWS service, and what it answered. */
export interface Exchange {
  /** By which the request was signed, e.g. `cloudformation`. */
  service: string;
  request: string;
  response: string;
}

/** Between a portal and AWS, so that a test sees every byte of both. */
export async function recordingProxy(aws: string) {
  const exchanges: Exchange[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const body = await textOf(incoming);
    const forwarded = request(
      new URL(incoming.url!, aws),
      { method: incoming.method, headers: incoming.headers },
      async answer => {
        const response = await textOf(answer);
        exchanges.push({
          service: serviceOf(incoming),
          request: body,
          response,
        });
        outgoing.writeHead(answer.statusCode!, answer.headers).end(response);
      },
    );
    forwarded.on('error', () => outgoing.destroy());
    forwarded.end(body);
  });
  await new Promise<void>(listening => {
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    exchanges,
    close: () => {
      server.closeAllConnections();
      return new Promise(closed => server.close(closed));
    },
  };
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** Of `Credential=KEY/DATE/REGION/SERVICE/aws4_request`. */
function serviceOf({ headers }: IncomingMessage): string {
  return /\/([^/]+)\/aws4_request/.exec(headers.authorization ?? '')?.[1] ?? '';
}
