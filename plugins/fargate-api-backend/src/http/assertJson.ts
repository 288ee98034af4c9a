import { InputError } from '@backstage/errors';
import { RequestHandler } from 'express';

/**
 * Rejects bodies that are not JSON, so that a form on another website cannot
 * start an operation.
 *
 * @throws InputError for any other content type.
 */
export const assertJson: RequestHandler = (request, _response, next) => {
  const type = request.headers['content-type'];
  if (type !== undefined && !/^application\/json\s*(;|$)/i.test(type)) {
    throw new InputError(
      `The content type must be application/json, not ${type}`,
    );
  }
  next();
};
