import { isTransientError } from './isTransientError';

/** An error as the AWS SDK throws it. */
const awsError = (name: string, httpStatusCode?: number, code?: string) =>
  Object.assign(new Error('message'), {
    name,
    code,
    $metadata: { httpStatusCode },
  });

describe('isTransientError', () => {
  it.each([
    ['a rejected request', awsError('ValidationError', 400), false],
    ['a missing permission', awsError('AccessDenied', 403), false],
    [
      'the last status that is no fault of the server',
      awsError('X', 499),
      false,
    ],
    ['an internal error by its status', awsError('X', 500), true],
    ['a gateway error', awsError('X', 503), true],
    ['an AWS error without a status', awsError('X'), false],
    ['an error of our own', new Error('message'), false],
    ['what is not an error', { name: 'Throttling' }, false],
    ['nothing', undefined, false],
    ['throttling', awsError('ThrottlingException', 400), true],
    ['throttling by EC2', awsError('RequestLimitExceeded', 503), true],
    ['too many requests', awsError('TooManyRequestsException', 400), true],
    ['expired credentials', awsError('ExpiredToken', 403), true],
    ['a time-out', awsError('TimeoutError'), true],
    ['an unavailable service', awsError('ServiceUnavailable', 400), true],
    ['an internal failure', awsError('InternalFailure', 400), true],
    [
      'a rejected connection',
      awsError('Error', undefined, 'ECONNREFUSED'),
      true,
    ],
    ['a lost connection', awsError('Error', undefined, 'ECONNRESET'), true],
    ['a broken pipe', awsError('Error', undefined, 'EPIPE'), true],
    ['an unreachable host', awsError('Error', undefined, 'EHOSTUNREACH'), true],
    [
      'an unreachable network',
      awsError('Error', undefined, 'ENETUNREACH'),
      true,
    ],
    ['a failed DNS lookup', awsError('Error', undefined, 'EAI_AGAIN'), true],
    ['another code', awsError('Error', undefined, 'X_ECONNRESET'), false],
    ['a missing file', awsError('Error', undefined, 'ENOENT'), false],
  ])('%s', (_, error, isTransient) => {
    expect(isTransientError(error)).toBe(isTransient);
  });
});
