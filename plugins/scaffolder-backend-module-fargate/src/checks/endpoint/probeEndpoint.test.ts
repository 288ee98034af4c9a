import { Answers, awsError, NOW } from '../../__testUtils__/cannedAws';
import { cannedContext, TARGET } from '../../__testUtils__/cannedContext';
import { probeEndpoint } from './probeEndpoint';

const OWN = 'https://a1.execute-api.eu-west-1.amazonaws.com';
const URL_OF_API = `${OWN}/health`;
const ASKED: Answers = { GetApi: { ApiEndpoint: OWN } };
const stack = (parameters = {}) => ({
  name: 'orders',
  outputs: { ApiId: 'a1' },
  parameters: {
    Authorization: 'none',
    DesiredCount: '2',
    HealthCheckPath: '/health',
    ...parameters,
  },
});

/** @param responses - a status or an error for each request; the last one for all further ones */
async function probe(
  responses: (number | string)[],
  {
    parameters = {},
    target = {},
    answers = ASKED,
    signal = undefined as any,
  } = {},
) {
  const { clients, context, lines, slept } = cannedContext(answers, { signal });
  Object.assign(clients, {
    target: { ...TARGET, probeEndpoints: true, ...target },
    now: () =>
      new Date(NOW.getTime() + 1000 * slept.reduce((a, b) => a + b, 0)),
  });
  const requests: unknown[][] = [];
  const request = async (...args: unknown[]) => {
    requests.push(args);
    const given = responses[Math.min(requests.length, responses.length) - 1];
    if (typeof given === 'string') {
      throw new Error(given);
    }
    return given;
  };
  const error = await probeEndpoint(
    context,
    stack(parameters),
    request as any,
  ).then(
    () => undefined,
    e => e,
  );
  return { error, lines, requests, slept };
}

describe('probeEndpoint', () => {
  it('asks nothing where the administrator has not allowed it', async () => {
    const { error, lines, requests } = await probe([200], {
      target: { probeEndpoints: undefined },
      answers: {},
    });
    expect([error, lines, requests]).toEqual([undefined, [], []]);
  });

  it('asks nothing of an API without tasks', async () => {
    const { requests } = await probe([200], {
      parameters: { DesiredCount: '0' },
    });
    expect(requests).toEqual([]);
  });

  it.each([200, 204, 301, 399])('is content with %s', async status => {
    const { error, lines, requests } = await probe([status]);
    expect(error).toBeUndefined();
    expect(lines).toEqual([`Request ${URL_OF_API} answers with ${status}`]);
    expect(requests).toEqual([
      [URL_OF_API, { endpoint: undefined, signal: undefined }],
    ]);
  });

  it('asks a simulated AWS at the endpoint of the target', async () => {
    const endpoint = 'http://127.0.0.1:4566';
    const { requests } = await probe([200], { target: { endpoint } });
    expect(requests[0][1]).toMatchObject({ endpoint });
  });

  it.each([
    ['jwt', 401],
    ['iam', 403],
  ])(
    'is content with %s and %s: callers are authorized',
    async (Authorization, status) => {
      const { error } = await probe([status], {
        parameters: { Authorization },
      });
      expect(error).toBeUndefined();
    },
  );

  it('waits for a VPC link or a name, and says once what it waits for', async () => {
    const { error, lines, slept } = await probe([
      'getaddrinfo ENOTFOUND',
      503,
      503,
      200,
    ]);
    expect(error).toBeUndefined();
    expect(lines).toEqual([
      `Request ${URL_OF_API}: getaddrinfo ENOTFOUND; trying again`,
      expect.stringMatching(
        /status 503, as API Gateway reaches no task.*; trying again/,
      ),
      `Request ${URL_OF_API} answers with 200`,
    ]);
    expect(slept).toEqual([5, 5, 5]);
  });

  it.each<[number | string, string]>([
    [401, 'status 401'],
    [403, 'status 403, as API Gateway knows no API by this name'],
    [404, 'status 404, as API Gateway has no stage, route or endpoint'],
    [503, 'status 503, as API Gateway reaches no task'],
    [504, 'status 504, as no task answers in time'],
    ['certificate has expired', 'certificate has expired'],
  ])('fails with %s after five minutes', async (response, cause) => {
    const { error, slept } = await probe([response]);
    expect(error.name).toBe('DeploymentError');
    expect(error.message).toContain(
      `orders: ${URL_OF_API} does not answer: ${cause}`,
    );
    expect(error.report.now).toBe(
      'stack orders is complete, and its tasks are healthy; nothing is rolled back',
    );
    expect(slept.reduce((a, b) => a + b)).toBe(300);
  });

  it('fails at once where API Gateway has no name for it', async () => {
    const { error } = await probe([200], {
      answers: { GetApi: awsError('NotFoundException') },
    });
    expect(error.message).toBe(
      'orders: it does not answer: API Gateway has no name for it',
    );
  });

  it('ends when the task is cancelled', async () => {
    const signal = AbortSignal.abort(new Error('cancelled'));
    const { error, requests } = await probe(['aborted'], { signal });
    expect(error.message).toBe('cancelled');
    expect(requests).toHaveLength(1);
  });
});
