import { createHash } from 'node:crypto';
import { Response } from 'express';

interface Written {
  body: Buffer;
  etag: string;
}

const written = new WeakMap<object, Written>();

/** Sends an answer that many share, written out once for all of them. It must not change. */
export function sendShared(response: Response, answer: object): void {
  const { body, etag } = written.get(answer) ?? write(answer);
  response.set('Content-Type', 'application/json; charset=utf-8');
  response.set('ETag', etag);
  response.send(body);
}

function write(answer: object): Written {
  const body = Buffer.from(JSON.stringify(answer));
  const hash = createHash('sha1').update(body).digest('base64url');
  const text = { body, etag: `W/"${hash}"` };
  written.set(answer, text);
  return text;
}
