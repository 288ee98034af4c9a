import { TARGET } from '../../__testUtils__/cannedContext';
import { Answers, awsError, cannedAws } from '../../__testUtils__/cannedAws';
import { gatewayEndpoint } from './gatewayEndpoint';

const OWN = 'https://a1.execute-api.eu-west-1.amazonaws.com';
const api = (ApiEndpoint: string, more = {}): Answers => ({
  GetApi: { ApiEndpoint, ...more },
});
const mappings = (...apiIds: string[]): Answers => ({
  GetApiMappings: { Items: apiIds.map(ApiId => ({ ApiId })) },
});
const find = (answers: Answers, DomainName = '') => {
  const { clients } = cannedAws(answers);
  const outputs = { ApiId: 'a1', DomainName };
  return gatewayEndpoint({ ...clients, target: TARGET }, { outputs });
};

describe('gatewayEndpoint', () => {
  it('is a domain name that leads to the API', async () => {
    expect(await find(mappings('other', 'a1'), 'orders.acme.com')).toBe(
      'https://orders.acme.com',
    );
  });

  it('is the name that API Gateway gave the API, where there is no other', async () => {
    expect(await find(api(OWN))).toBe(OWN);
  });

  it.each<[string, Answers]>([
    ['leads to another API', mappings('other')],
    ['has no mappings', { GetApiMappings: {} }],
    ['does not exist', { GetApiMappings: awsError('NotFoundException') }],
  ])('is not a domain name that %s', async (_, answers) => {
    expect(await find({ ...answers, ...api(OWN) }, 'orders.acme.com')).toBe(
      OWN,
    );
  });

  it.each<[string, Answers]>([
    ['of no API', { GetApi: awsError('NotFoundException') }],
    ['that is disabled', api(OWN, { DisableExecuteApiEndpoint: true })],
    ['of another API', api(OWN.replace('a1', 'b2'))],
    ['of another region', api(OWN.replace('eu-west-1', 'eu-west-2'))],
    ['without encryption', api(OWN.replace('https', 'http'))],
    ['of somebody else', api(`${OWN}.evil.com`)],
    [
      'with a user',
      api('https://a1.execute-api.eu-west-1.amazonaws.com@evil.com'),
    ],
    ['that is an address', api('https://169.254.169.254')],
    ['that AWS does not say', { GetApi: {} }],
  ])('is no name %s', async (_, answers) => {
    expect(await find(answers)).toBeUndefined();
  });

  it('asks with a signal', async () => {
    const { clients, signals } = cannedAws({
      ...mappings('other'),
      ...api(OWN),
    });
    const { signal } = new AbortController();
    await gatewayEndpoint(
      { ...clients, target: TARGET },
      { outputs: { ApiId: 'a1', DomainName: 'orders.acme.com' } },
      { signal },
    );
    expect(signals).toEqual([signal, signal]);
  });
});
