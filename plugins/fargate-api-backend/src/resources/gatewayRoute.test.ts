import {
  GatewayBreak,
  gatewayBreakOf,
  GatewayRouteFacts,
} from './gatewayRoute';

const complete: GatewayRouteFacts = {
  api: { isEndpointDisabled: false },
  route: { integrationId: 'i1' },
  integration: {
    vpcLinkId: 'link1',
    uri: 'arn:aws:servicediscovery:eu-west-1:123456789012:service/srv-1',
  },
};
const destination = { vpcLinkId: 'link1', discoveryServiceId: 'srv-1' };

describe('what keeps requests to API Gateway from the tasks', () => {
  it.each<[string, Partial<GatewayRouteFacts>, GatewayBreak | null]>([
    ['nothing', {}, null],
    ['nothing, by the own name', { isMapped: true }, null],
    ['a deleted API', { api: null, route: null }, 'api-missing'],
    [
      'a disabled endpoint',
      { api: { isEndpointDisabled: true } },
      'endpoint-disabled',
    ],
    [
      'nothing where the endpoint is disabled for the own name',
      { api: { isEndpointDisabled: true }, isMapped: true },
      null,
    ],
    ['a deleted mapping', { isMapped: false }, 'mapping-missing'],
    ['a deleted route', { route: null, integration: null }, 'route-missing'],
    ['a deleted integration', { integration: null }, 'integration-missing'],
    [
      'another VPC link',
      { integration: { ...complete.integration, vpcLinkId: 'link2' } },
      'integration-elsewhere',
    ],
    [
      'another service of AWS Cloud Map',
      { integration: { ...complete.integration, uri: 'service/srv-12' } },
      'integration-elsewhere',
    ],
  ])('is %s', (_, changed, expected) => {
    expect(gatewayBreakOf({ ...complete, ...changed }, destination)).toBe(
      expected,
    );
  });

  it('is not said to be another destination where its own is not known', () => {
    expect(gatewayBreakOf(complete, {})).toBeNull();
  });
});
