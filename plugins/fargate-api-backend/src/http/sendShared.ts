import { createHash } from 'node:crypto';
import { Response } from 'express';

interface Serialized {
  body: Buffer;
  etag: string;
}

const cache = new WeakMap<object, Serialized>();

/** Sends an object as JSON. An object sent several times is serialized once, so it must not be modified. */
export function sendShared(response: Response, value: object): void {
  const { body, etag } = cache.get(value) ?? serialize(value);
  response.set('Content-Type', 'application/json; charset=utf-8');
  response.set('ETag', etag);
  response.send(body);
}

function serialize(value: object): Serialized {
  const body = Buffer.from(JSON.stringify(value));
  const hash = createHash('sha1').update(body).digest('base64url');
  const serialized = { body, etag: `W/"${hash}"` };
  cache.set(value, serialized);
  return serialized;
}
