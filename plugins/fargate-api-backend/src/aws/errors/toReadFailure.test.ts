import { NotFoundError } from '@backstage/errors';
import { BudgetError } from '../budget/BudgetError';
import { MissingError } from './MissingError';
import { toReadFailure } from './toReadFailure';

function awsError(name: string, httpStatusCode = 400) {
  return Object.assign(new Error('text'), {
    name,
    $metadata: { httpStatusCode, requestId: 'r-1' },
  });
}

describe('toReadFailure', () => {
  it.each([
    ['ThrottlingException', 400, 'throttled'],
    ['Throttling', 400, 'throttled'],
    ['RequestLimitExceeded', 503, 'throttled'],
    ['AccessDeniedException', 400, 'denied'],
    ['AccessDenied', 403, 'denied'],
    ['UnauthorizedOperation', 403, 'denied'],
    ['ExpiredTokenException', 400, 'denied'],
    ['UnrecognizedClientException', 400, 'denied'],
    ['InvalidClientTokenId', 403, 'denied'],
    ['CredentialsProviderError', 0, 'denied'],
    ['ClusterNotFoundException', 400, 'not-found'],
    ['TargetGroupNotFound', 400, 'not-found'],
    ['LoadBalancerNotFoundException', 400, 'not-found'],
    ['ServerException', 500, 'unavailable'],
  ])('classifies %s with status %d as %s', (name, status, reason) => {
    expect(toReadFailure(awsError(name, status))).toEqual({
      reason,
      message: `${name}: text (request r-1)`,
    });
  });

  it.each(['AbortError', 'TimeoutError'])('describes %s in words', name => {
    expect(toReadFailure(awsError(name))).toEqual({
      reason: 'unavailable',
      message: 'AWS did not respond in time',
      kind: 'timeout',
    });
  });

  it("includes the kind and facts of the portal's own errors", () => {
    expect(toReadFailure(new MissingError('vpc-missing', { id: 'v' }))).toEqual(
      {
        reason: 'not-found',
        message: 'The VPC v does not exist',
        kind: 'vpc-missing',
        facts: { id: 'v' },
      },
    );
    expect(toReadFailure(new BudgetError('ecs'))).toMatchObject({
      reason: 'throttled',
      message: expect.stringContaining(
        'own request limit for ecs in this account',
      ),
      kind: 'request-budget-exceeded',
      facts: { bucket: 'ecs' },
    });
  });

  it("returns only the message of the portal's own errors", () => {
    expect(toReadFailure(new NotFoundError('It was deleted'))).toEqual({
      reason: 'not-found',
      message: 'It was deleted',
    });
  });
});
