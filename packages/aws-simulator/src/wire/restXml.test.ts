import { HttpRequest } from '@smithy/core/transport';
import { DispatchingHandler } from '../__testUtils__/DispatchingHandler';
import { services } from '../services';
import { ServiceDefinition } from '../services/ServiceDefinition';
import { AwsError } from '../world/AwsError';

const inputs: unknown[] = [];
let answer: () => unknown;

const keep = (_context: unknown, input: unknown) => {
  inputs.push(input);
  return answer();
};

const handler = new DispatchingHandler([
  {
    ...services.get('route53')!,
    operations: Object.fromEntries(
      [
        'ChangeResourceRecordSets',
        'CreateHostedZone',
        'GetHostedZone',
        'ListHostedZones',
        'ListResourceRecordSets',
      ].map(name => [name, keep]),
    ),
  } as ServiceDefinition,
]);

beforeEach(() => {
  inputs.length = 0;
  answer = () => ({});
});

async function send(
  method: string,
  path: string,
  body = '',
  query: Record<string, string> = {},
) {
  const { response } = await handler.handle(
    new HttpRequest({
      method,
      path: `/2013-04-01${path}`,
      query,
      headers: {
        authorization:
          'AWS4-HMAC-SHA256 Credential=111122223333/20260101/us-east-1/route53/aws4_request, SignedHeaders=host, Signature=0',
      },
      body,
    }),
  );
  return {
    status: response.statusCode,
    headers: response.headers,
    body: String(response.body),
  };
}

const change = (content: string) =>
  send(
    'POST',
    '/hostedzone/Z1/rrset',
    `<?xml version="1.0"?>
     <ChangeResourceRecordSetsRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/">
       ${content}
     </ChangeResourceRecordSetsRequest>`,
  );

describe('a request to a REST API', () => {
  it.each([
    ['GET', '/hostedzone', 'ListHostedZones'],
    ['GET', '/hostedzone/Z1', 'GetHostedZone'],
    ['GET', '/hostedzone/Z1/rrset', 'ListResourceRecordSets'],
    ['POST', '/hostedzone/Z1/rrset/', 'ChangeResourceRecordSets'],
  ])('%s %s asks for %s', async (method, path, operation) => {
    await send(method, path);
    expect(handler.calls.all().at(-1)).toMatchObject({ operation });
  });

  it('carries members in its path and its query', async () => {
    await send('GET', '/hostedzone/Z%2F1/rrset', '', {
      name: 'www.acme.com',
      maxitems: '3',
    });
    expect(inputs).toEqual([
      { HostedZoneId: 'Z/1', StartRecordName: 'www.acme.com', MaxItems: 3 },
    ]);
  });

  it('carries the others in a document, white space aside', async () => {
    await change(`
      <ChangeBatch>
        <Comment>a &amp; b</Comment>
        <Changes>
          <Change>
            <Action>CREATE</Action>
            <ResourceRecordSet><Name>www</Name><Type>A</Type><TTL>60</TTL></ResourceRecordSet>
          </Change>
        </Changes>
      </ChangeBatch>`);
    expect(inputs).toEqual([
      {
        HostedZoneId: 'Z1',
        ChangeBatch: {
          Comment: 'a & b',
          Changes: [
            {
              Action: 'CREATE',
              ResourceRecordSet: { Name: 'www', Type: 'A', TTL: 60 },
            },
          ],
        },
      },
    ]);
  });

  it.each([
    [
      'an element that nobody knows',
      '<ChangeBatch><Colour>red</Colour></ChangeBatch>',
      "Invalid XML ; cvc-complex-type.2.4.a: Invalid content was found starting with element 'Colour'.",
    ],
    [
      'an element that is missing',
      '<ChangeBatch><Comment>c</Comment></ChangeBatch>',
      "1 validation error detected: Value null at 'changeBatch.changes' failed to satisfy constraint: Member must not be null",
    ],
    ['what is no XML', '<ChangeBatch>', 'Invalid XML'],
  ])('is refused for %s', async (_, content, message) => {
    const { status, body } = await change(content);
    expect(status).toBe(400);
    expect(body).toContain('<Code>InvalidInput</Code>');
    expect(body).toContain(`<Message>${message}</Message>`);
  });

  it('is unknown where no operation has its method and path', async () => {
    expect(await send('PUT', '/hostedzone/Z1')).toMatchObject({
      status: 404,
      body: expect.stringContaining('<Code>UnknownOperationException</Code>'),
    });
  });
});

describe('the answer of a REST API', () => {
  it('has the status of its operation, and some members as headers', async () => {
    answer = () => ({
      Location: 'https://route53.amazonaws.com/2013-04-01/hostedzone/Z1',
      HostedZone: { Id: '/hostedzone/Z1', Name: 'a.', CallerReference: 'r' },
    });
    const { status, headers, body } = await send(
      'POST',
      '/hostedzone',
      '<CreateHostedZoneRequest><Name>a</Name><CallerReference>r</CallerReference></CreateHostedZoneRequest>',
    );
    expect(status).toBe(201);
    expect(headers.Location).toBe(
      'https://route53.amazonaws.com/2013-04-01/hostedzone/Z1',
    );
    expect(body).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><CreateHostedZoneResponse xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><HostedZone><Id>/hostedzone/Z1</Id><Name>a.</Name><CallerReference>r</CallerReference></HostedZone></CreateHostedZoneResponse>',
    );
  });

  it('has the words of the wire when it is an error', async () => {
    answer = () => {
      throw new AwsError(
        'InvalidChangeBatch',
        "[Tried to create resource record set [name='a.', type='A'] but it already exists]",
      );
    };
    const { status, body } = await change(
      '<ChangeBatch><Changes><Change><Action>CREATE</Action><ResourceRecordSet><Name>a</Name><Type>A</Type></ResourceRecordSet></Change></Changes></ChangeBatch>',
    );
    expect(status).toBe(400);
    expect(body).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?><ErrorResponse xmlns="https:\/\/route53.amazonaws.com\/doc\/2013-04-01\/"><Error><Type>Sender<\/Type><Code>InvalidChangeBatch<\/Code><Message>\[Tried to create resource record set \[name='a.', type='A'\] but it already exists\]<\/Message><\/Error><RequestId>[0-9a-f-]{36}<\/RequestId><\/ErrorResponse>$/,
    );
  });
});
