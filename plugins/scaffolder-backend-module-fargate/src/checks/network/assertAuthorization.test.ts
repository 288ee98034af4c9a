import { Answers, awsError, cannedAws } from '../../__testUtils__/cannedAws';
import { assertAuthorization } from './assertAuthorization';

const stack = (Authorization: string | undefined, ApiId = 'a1') =>
  ({
    name: 'orders',
    outputs: { ApiId },
    parameters: { Authorization },
  } as any);
const routes = (AuthorizationType?: string): Answers => ({
  GetRoutes: {
    Items: [{ RouteKey: '$default', RouteId: 'r1', AuthorizationType }],
  },
});
const check = (answers: Answers, asked: string | undefined, apiId?: string) =>
  assertAuthorization(cannedAws(answers).clients, stack(asked, apiId));
const DRIFT =
  'orders has drifted from its stack, and an update does not revert that. The route $default of API Gateway has the authorization';
const UPDATE =
  'change it back with aws apigatewayv2 update-route --api-id a1 --route-id r1 --authorization-type';

describe('assertAuthorization', () => {
  it.each([
    ['none', 'NONE'],
    ['none', undefined],
    ['jwt', 'JWT'],
    ['iam', 'AWS_IAM'],
  ])('takes %s as the stack says: %s', async (asked, live) => {
    await expect(check(routes(live), asked)).resolves.toBeUndefined();
  });

  it.each([
    [
      'jwt',
      'NONE',
      `NONE, and the stack has JWT, so anybody may call the API: ${UPDATE} JWT --authorizer-id with its authorizer.`,
    ],
    [
      'iam',
      undefined,
      `NONE, and the stack has AWS_IAM, so anybody may call the API: ${UPDATE} AWS_IAM.`,
    ],
    ['none', 'AWS_IAM', `AWS_IAM, and the stack has NONE: ${UPDATE} NONE.`],
  ])('refuses %s that is %s', async (asked, live, text) => {
    await expect(check(routes(live), asked)).rejects.toThrow(
      `${DRIFT} ${text}`,
    );
  });

  it.each<[string, Answers, string | undefined, string]>([
    ['a stack that does not say', {}, undefined, 'a1'],
    ['a stack without an API', {}, 'jwt', ''],
    ['no routes', { GetRoutes: {} }, 'jwt', 'a1'],
    [
      'no API, which is a broken part',
      { GetRoutes: awsError('NotFoundException') },
      'jwt',
      'a1',
    ],
    [
      'what the portal may not read',
      { GetRoutes: awsError('AccessDeniedException') },
      'jwt',
      'a1',
    ],
  ])('says nothing of %s', async (_, answers, asked, apiId) => {
    await expect(check(answers, asked, apiId)).resolves.toBeUndefined();
  });

  it('fails where AWS fails, and can be aborted', async () => {
    await expect(
      check({ GetRoutes: awsError('Throttled') }, 'jwt'),
    ).rejects.toThrow('Throttled');
    const { clients, signals } = cannedAws(routes('JWT'));
    const { signal } = new AbortController();
    await assertAuthorization(clients, stack('jwt'), { signal });
    expect(signals).toEqual([signal]);
  });
});
