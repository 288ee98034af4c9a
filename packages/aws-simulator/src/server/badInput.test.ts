import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Simulator, startSimulator } from '../Simulator';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator();
});

afterAll(() => simulator.close());

function signed(service: string): Record<string, string> {
  return {
    authorization: `AWS4-HMAC-SHA256 Credential=111122223333/20260101/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
  };
}

const ecs = (operation: string) => ({
  ...signed('ecs'),
  'x-amz-target': `AmazonEC2ContainerServiceV20141113.${operation}`,
});

const huge = 'x'.repeat(1024 * 1024 + 1);

describe('bad input is answered in the words of AWS', () => {
  it.each<[string, string, RequestInit, number, string]>([
    ['no credentials', '/', { method: 'POST' }, 403, 'MissingAuthentication'],
    [
      'no credentials for an operation that needs them',
      '/?Action=AssumeRole&Version=2011-06-15',
      { method: 'POST' },
      403,
      'MissingAuthentication',
    ],
    [
      'no token for an operation without credentials',
      '/?Action=AssumeRoleWithWebIdentity&Version=2011-06-15',
      { method: 'POST' },
      400,
      'ValidationError',
    ],
    [
      'credentials of another kind',
      '/',
      { method: 'POST', headers: { authorization: 'Basic x' } },
      403,
      'MissingAuthenticationToken',
    ],
    [
      'no credentials (JSON)',
      '/',
      { method: 'POST', headers: { 'x-amz-target': 'a.b' } },
      403,
      '"__type":"MissingAuthenticationToken',
    ],
    [
      'a service that is not there',
      '/',
      { method: 'POST', headers: signed('dynamodb'), body: 'Action=Invoke' },
      400,
      'InvalidAction',
    ],
    [
      'an empty body (Query)',
      '/',
      { method: 'POST', headers: signed('cloudformation') },
      400,
      '<Code>MissingAction</Code>',
    ],
    [
      'an empty body (EC2)',
      '/',
      { method: 'POST', headers: signed('ec2') },
      400,
      '<Code>MissingAction</Code>',
    ],
    [
      'an empty body (JSON)',
      '/',
      { method: 'POST', headers: ecs('DescribeServices') },
      400,
      'InvalidParameterException',
    ],
    [
      'an empty body (REST)',
      '/2013-04-01/hostedzone',
      { method: 'POST', headers: signed('route53') },
      400,
      '<Code>InvalidInput</Code>',
    ],
    [
      'a form that is none',
      '/',
      {
        method: 'POST',
        headers: signed('cloudformation'),
        body: '%%%=%E0%A4%A&&&==&Action',
      },
      400,
      '<Code>MissingAction</Code>',
    ],
    [
      'JSON that is cut off',
      '/',
      { method: 'POST', headers: ecs('DescribeServices'), body: '{"a": [' },
      400,
      '"__type":"SerializationException"',
    ],
    ...['null', '[]', '"text"', '7'].map(
      body =>
        [
          `JSON that is no object: ${body}`,
          '/',
          { method: 'POST', headers: ecs('DescribeServices'), body },
          400,
          '"__type":"SerializationException"',
        ] as [string, string, RequestInit, number, string],
    ),
    [
      'JSON nested without end',
      '/',
      {
        method: 'POST',
        headers: ecs('DescribeServices'),
        body: `{"services":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
      },
      400,
      '"__type":"SerializationException"',
    ],
    [
      'XML that is cut off',
      '/2013-04-01/hostedzone',
      {
        method: 'POST',
        headers: signed('route53'),
        body: '<CreateHostedZoneRequest><Name>a',
      },
      400,
      '<Code>InvalidInput</Code>',
    ],
    [
      'XML that is none',
      '/2013-04-01/hostedzone',
      { method: 'POST', headers: signed('route53'), body: '{"Name":"a"}' },
      400,
      '<Code>InvalidInput</Code>',
    ],
    [
      'an address that does not decode',
      '/2013-04-01/hostedzone/%E0%A4%A',
      { headers: signed('route53') },
      400,
      '<Code>InvalidURI</Code>',
    ],
    [
      'an address without a host',
      '//',
      { method: 'POST', headers: signed('cloudformation') },
      400,
      '<Code>MissingAction</Code>',
    ],
    [
      'an operation that nobody has (JSON)',
      '/',
      { method: 'POST', headers: ecs('constructor'), body: '{}' },
      400,
      '"__type":"UnknownOperationException"',
    ],
    [
      'an operation that nobody has (Query)',
      '/?Version=2010-05-15&Action=__proto__',
      { method: 'POST', headers: signed('cloudformation') },
      400,
      '<Code>InvalidAction</Code>',
    ],
    [
      'a huge body (Query)',
      '/',
      { method: 'POST', headers: signed('cloudformation'), body: huge },
      413,
      '<Code>RequestEntityTooLarge</Code>',
    ],
    [
      'a huge body (JSON)',
      '/',
      { method: 'POST', headers: ecs('DescribeServices'), body: huge },
      413,
      '"__type":"RequestEntityTooLarge"',
    ],
    [
      'a huge body of nobody',
      '/',
      { method: 'POST', body: huge },
      403,
      'MissingAuthenticationToken',
    ],
    ...['PUT', 'DELETE', 'PATCH', 'OPTIONS'].map(
      method =>
        [
          `the method ${method} (Query)`,
          '/?Version=2010-05-15&Action=DescribeStacks',
          { method, headers: signed('cloudformation') },
          405,
          '<Code>MethodNotAllowed</Code>',
        ] as [string, string, RequestInit, number, string],
    ),
    [
      'the method GET (JSON)',
      '/',
      { headers: ecs('DescribeServices') },
      405,
      '"__type":"MethodNotAllowed"',
    ],
    [
      'the method PATCH (REST)',
      '/2013-04-01/hostedzone',
      { method: 'PATCH', headers: signed('route53') },
      404,
      '<Code>UnknownOperationException</Code>',
    ],
  ])('%s', async (_what, path, request, status, words) => {
    const answer = await fetch(`${simulator.url}${path}`, request);
    expect(await answer.text()).toContain(words);
    expect(answer.status).toBe(status);
  });

  it('also when the address is that of a proxy, and wrong', async () => {
    const socket = connect(simulator.port, '127.0.0.1');
    socket.end(
      'POST http://[ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    );
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 .*InvalidURI/s);
  });

  it('also when it is no HTTP at all', async () => {
    const socket = connect(simulator.port, '127.0.0.1');
    socket.end('nonsense\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 Bad Request/);
  });
});

it('reads a Query operation from the address of a GET', async () => {
  const answer = await fetch(
    `${simulator.url}/?Version=2010-05-15&Action=DescribeStacks`,
    { headers: signed('cloudformation') },
  );
  expect(answer.status).toBe(200);
});
