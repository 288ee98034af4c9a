import { SharedLoadBalancerQuota } from '@fargate-api/backstage-plugin-fargate-api-common';
import { assertListenerRoom } from './assertListenerRoom';

const quotas = (rules: number, certificates: number, mostRules = 100) => ({
  rules: { used: rules, quota: mostRules },
  targetGroups: { used: 0, quota: 100 },
  certificates: { used: certificates, quota: 25 },
});

describe('the room of a shared load balancer', () => {
  it.each<[number, number, SharedLoadBalancerQuota[], string[]]>([
    [0, 0, ['rules', 'certificates'], []],
    [88, 21, ['rules', 'certificates'], []],
    [89, 0, ['rules'], ['90 of 100 rules']],
    [
      99,
      22,
      ['rules', 'certificates'],
      ['100 of 100 rules', '23 of 25 certificates'],
    ],
    // An API without a certificate of its own needs no room for one.
    [0, 25, ['rules'], []],
  ])(
    'with %d rules and %d certificates',
    (rules, certificates, brings, texts) => {
      expect(assertListenerRoom(quotas(rules, certificates), brings)).toEqual(
        texts.map(
          text => `with this API, the shared load balancer has ${text}`,
        ),
      );
    },
  );

  it('is used up at the quota, which an account may have raised', () => {
    expect(() => assertListenerRoom(quotas(100, 0), ['rules'])).toThrow(
      'The shared load balancer of the environment has 100 of 100 rules, and the API needs another one. Delete an API that shares it, deploy this one into another environment or with a load balancer of its own, or ask AWS for a higher quota rules-per-application-load-balancer.',
    );
    expect(assertListenerRoom(quotas(100, 0, 200), ['rules'])).toEqual([]);
    expect(() => assertListenerRoom(quotas(0, 25), ['certificates'])).toThrow(
      'has 25 of 25 certificates',
    );
  });
});
