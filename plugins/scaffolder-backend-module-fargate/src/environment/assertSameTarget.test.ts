import { InputError } from '@backstage/errors';
import { TARGET } from '../__testUtils__/cannedContext';
import { assertSameTarget } from './assertSameTarget';

const OTHER = { ...TARGET, name: 'other', accountId: '210987654321' };

describe('assertSameTarget', () => {
  const check = (found: object) =>
    assertSameTarget({ forArn: () => found } as any, TARGET, 'arn:vpc');

  it('accepts the same account and region, whatever it is called', () => {
    expect(() => check({ ...TARGET, name: 'same' })).not.toThrow();
  });

  it.each([OTHER, { ...TARGET, name: 'other', region: 'us-east-1' }])(
    'refuses %j',
    found => {
      expect(() => check(found)).toThrow(
        new InputError(
          'network: arn:vpc is in target other, but the cluster will be in dev. Network and cluster must be in the same account and region.',
        ),
      );
    },
  );
});
