import { assertListenerRoom } from './assertListenerRoom';
import { Quota } from './readListener';

const RULES: Quota = 'rules-per-application-load-balancer';
const CERTIFICATES: Quota = 'certificates-per-application-load-balancer';

const listener = (rules: number, certificates: number, most = 100) => ({
  used: {
    [RULES]: rules,
    'target-groups-per-application-load-balancer': 0,
    [CERTIFICATES]: certificates,
  } as Record<Quota, number>,
  most: {
    [RULES]: most,
    'target-groups-per-application-load-balancer': 100,
    [CERTIFICATES]: 25,
  } as Record<Quota, number>,
});

describe('the room of a shared load balancer', () => {
  it.each<[number, number, Quota[], string[]]>([
    [0, 0, [RULES, CERTIFICATES], []],
    [88, 21, [RULES, CERTIFICATES], []],
    [89, 0, [RULES], ['90 of 100 rules']],
    [
      99,
      22,
      [RULES, CERTIFICATES],
      ['100 of 100 rules', '23 of 25 certificates'],
    ],
    // An API without a certificate of its own needs no room for one.
    [0, 25, [RULES], []],
  ])(
    'with %d rules and %d certificates',
    (rules, certificates, brings, texts) => {
      expect(assertListenerRoom(listener(rules, certificates), brings)).toEqual(
        texts.map(
          text => `with this API, the shared load balancer has ${text}`,
        ),
      );
    },
  );

  it('is used up at the quota, which an account may have raised', () => {
    expect(() => assertListenerRoom(listener(100, 0), [RULES])).toThrow(
      'The shared load balancer of the environment has 100 of 100 rules, and the API needs another one. Delete an API that shares it, deploy this one into another environment or with a load balancer of its own, or ask AWS for a higher quota rules-per-application-load-balancer.',
    );
    expect(assertListenerRoom(listener(100, 0, 200), [RULES])).toEqual([]);
    expect(() => assertListenerRoom(listener(0, 25), [CERTIFICATES])).toThrow(
      'has 25 of 25 certificates',
    );
  });
});
