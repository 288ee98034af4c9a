/** A refusal, with the status of HTTP. */
class HttpError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const notFound = () => new HttpError(404, 'Not Found');

module.exports = { HttpError, notFound };
