import { InputError } from '@backstage/errors';
import { RequestHandler } from 'express';

/**
 * Refuses bodies that are not JSON, so that no form of another site can ask
 * for anything.
 *
 * @throws InputError for such a body.
 */
export const assertJson: RequestHandler = (request, _response, next) => {
  const type = request.headers['content-type'];
  if (type !== undefined && !/^application\/json\s*(;|$)/i.test(type)) {
    throw new InputError(`The body must be application/json, not ${type}`);
  }
  next();
};
