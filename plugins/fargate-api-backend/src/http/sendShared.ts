import { Response } from 'express';

const texts = new WeakMap<object, string>();

/** Sends an answer that many share, written out once for all of them. It must not change. */
export function sendShared(response: Response, answer: object): void {
  let text = texts.get(answer);
  if (text === undefined) {
    text = JSON.stringify(answer);
    texts.set(answer, text);
  }
  response.type('json').send(text);
}
