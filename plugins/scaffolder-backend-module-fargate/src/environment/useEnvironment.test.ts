import { missingConnectivity } from './useEnvironment';

describe('useEnvironment', () => {
  const requested = {
    endpoints: ['kms' as const],
    transitGateway: { id: 'tgw-1', consumerCidrs: ['10.1.0.0/16'] },
  };

  it.each([
    ['both', {}, requested],
    [
      'nothing',
      { endpoints: {}, attachment: { parameters: { ConsumerCidrs: 'x' } } },
      {},
    ],
    [
      'the routes, which are created last',
      { endpoints: {}, attachment: { parameters: {} } },
      { transitGateway: requested.transitGateway },
    ],
  ])('creates what is missing: %s', (_, stacks, expected) => {
    expect(missingConnectivity(stacks as any, requested)).toEqual(expected);
  });
});
