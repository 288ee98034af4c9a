import { environmentLabel } from './environmentLabel';

const REF = 'resource:default/dev';

describe('environmentLabel', () => {
  it.each([
    [REF, 'dev'],
    ['resource:pay/dev', 'pay/dev'],
  ])('of %s is %s', (ref, label) => expect(environmentLabel(ref)).toBe(label));
});
