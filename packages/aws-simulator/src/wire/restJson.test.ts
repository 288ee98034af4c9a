import { HttpRequest } from '@smithy/core/transport';
import { DispatchingHandler } from '../__testUtils__/DispatchingHandler';
import { services } from '../services';

const inputs: unknown[] = [];

const keep = (_context: unknown, input: unknown) => {
  inputs.push(input);
  return {};
};

const handler = new DispatchingHandler([
  {
    ...services.get('apigateway')!,
    operations: { CreateVpcLink: keep, UntagResource: keep, UpdateStage: keep },
  },
]);

beforeEach(() => {
  inputs.length = 0;
});

async function send(
  method: string,
  path: string,
  body = '',
  query: Record<string, string | string[]> = {},
) {
  const { response } = await handler.handle(
    new HttpRequest({
      method,
      path: `/v2${path}`,
      query,
      headers: {
        authorization:
          'AWS4-HMAC-SHA256 Credential=111122223333/20260101/eu-west-1/apigateway/aws4_request, SignedHeaders=host, Signature=0',
      },
      body,
    }),
  );
  return {
    status: response.statusCode,
    errorType: response.headers['x-amzn-ErrorType'],
    body: String(response.body),
  };
}

describe('REST with JSON bodies', () => {
  it('takes members from the path, the query and the body', async () => {
    await send('PATCH', '/apis/a1/stages/%24default', '{"autoDeploy":true}');
    const tagged = await send('DELETE', '/tags/arn%3Aaws%2Fa', '', {
      tagKeys: ['a', 'b'],
    });
    expect(inputs).toEqual([
      { ApiId: 'a1', AutoDeploy: true, StageName: '$default' },
      { ResourceArn: 'arn:aws/a', TagKeys: ['a', 'b'] },
    ]);
    expect(tagged).toMatchObject({ status: 204, body: '' });
  });

  it('answers with the status of the operation', async () => {
    expect(
      await send('POST', '/vpclinks', '{"name":"a","subnetIds":[]}'),
    ).toMatchObject({ status: 201, body: '{}' });
  });

  it.each([
    [
      '{"subnetIds":[]}',
      'BadRequestException',
      "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null",
    ],
    [
      '{"name":"a","Name":"b"}',
      'SerializationException',
      "Unknown member 'Name'",
    ],
    ['{', 'SerializationException', 'Invalid JSON'],
    ['[]', 'SerializationException', 'Invalid JSON'],
  ])('refuses %s', async (body, errorType, message) => {
    expect(await send('POST', '/vpclinks', body)).toEqual({
      status: 400,
      errorType,
      body: JSON.stringify({ message }),
    });
    expect(inputs).toEqual([]);
  });

  it('does not know another method or path', async () => {
    expect(await send('PUT', '/vpclinks')).toMatchObject({
      status: 404,
      errorType: 'UnknownOperationException',
    });
  });
});
