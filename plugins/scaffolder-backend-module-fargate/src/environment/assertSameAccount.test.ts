import { InputError } from '@backstage/errors';
import { TARGET } from '../__testUtils__/cannedContext';
import { assertSameAccount } from './assertSameAccount';

const OTHER = { ...TARGET, name: 'other', accountId: '210987654321' };

describe('assertSameAccount', () => {
  const targets = (found: object) => ({ forArn: () => found } as any);

  it('returns the target of the ARN, in whichever region', () => {
    const there = { ...TARGET, region: 'us-east-1' };
    expect(assertSameAccount(targets(there), TARGET, 'zone', 'arn')).toBe(
      there,
    );
  });

  it('refuses another account at its field', () => {
    expect(() =>
      assertSameAccount(targets(OTHER), TARGET, 'zone', 'arn:zone'),
    ).toThrow(
      new InputError(
        'zone: arn:zone is in account 210987654321 (target other), but the API will be in 123456789012 (target dev), and its DNS record must be in a zone of the same account. Create a zone there.',
      ),
    );
  });
});
