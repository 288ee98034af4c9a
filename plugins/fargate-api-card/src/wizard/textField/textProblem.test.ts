import { english } from '../../__testUtils__/english';
import { textProblem } from './textProblem';

describe('a text', () => {
  const rules = { pattern: '^/', errorMessage: 'must start with /' };

  it.each([
    ['/health', undefined],
    ['health', 'must start with /'],
  ])('by its pattern: %s', (text, problem) => {
    expect(textProblem(english, text, rules)).toBe(problem);
  });

  it.each([
    ['dev', undefined],
    ['de', 'must be dev, the name of what is to be deleted'],
    ['', 'must be dev, the name of what is to be deleted'],
  ])('that confirms a name: %j', (text, problem) => {
    const form = { entity: { entityRef: 'resource:default/dev' } };
    expect(textProblem(english, text, {}, { confirms: 'entity' }, form)).toBe(
      problem,
    );
  });

  it('confirms nothing before there is something to confirm', () => {
    expect(
      textProblem(english, 'x', {}, { confirms: 'entity' }, {}),
    ).toBeUndefined();
  });

  it.each([
    ['10.2.0.0/16', undefined],
    [
      '10.1.0.0/16',
      'overlaps 10.1.0.0/16, which it is to be connected with. Choose another block',
    ],
    [
      '192.168.16.0/20',
      'overlaps 192.168.16.128/25, which it is to be connected with. Choose another block',
    ],
    ['10.1', undefined],
  ])('for a network apart from others: %s', (text, problem) => {
    const form = { consumers: ['10.1.0.0/16', '192.168.16.128/25', undefined] };
    expect(
      textProblem(english, text, {}, { apartFrom: 'consumers' }, form),
    ).toBe(problem);
  });
});
