import { outcomeOf } from './outcomeOf';

const entry = (label: string | undefined, ...texts: string[]) => ({
  label,
  texts,
});

const failure = (why: string) => [
  entry('Failed', 'orders: tasks cannot start'),
  entry('Why', why),
  entry('Evidence', 'task 7f3c stopped', '2 more alike'),
  entry('Now', 'stack orders deleted'),
  entry('Next', 'push the tag'),
];

describe('outcomeOf', () => {
  it.each([
    ['nothing of a deployment that succeeded', [entry('Done', 'http://x')]],
    ['nothing of no log', []],
  ])('says %s', (_, entries) => {
    expect(outcomeOf(entries)).toBeUndefined();
  });

  it('has the parts of a failure in their order, without what other actions log after it', () => {
    expect(
      outcomeOf([
        entry('Network', '[27/27] done'),
        ...failure('no such image'),
        entry(undefined, 'orders: no such image'),
      ]),
    ).toEqual([
      { part: 'failed', texts: ['orders: tasks cannot start'] },
      { part: 'why', texts: ['no such image'] },
      { part: 'evidence', texts: ['task 7f3c stopped', '2 more alike'] },
      { part: 'now', texts: ['stack orders deleted'] },
      { part: 'next', texts: ['push the tag'] },
    ]);
  });

  it('is that of the last attempt', () => {
    expect(
      outcomeOf([...failure('no such image'), ...failure('no memory')])?.[1],
    ).toEqual({ part: 'why', texts: ['no memory'] });
  });

  it('says what a cancelled deployment left', () => {
    expect(
      outcomeOf([
        entry('Cancelled', 'CloudFormation continues'),
        entry('Now', 'no other resources were created'),
      ]),
    ).toEqual([
      { part: 'cancelled', texts: ['CloudFormation continues'] },
      { part: 'now', texts: ['no other resources were created'] },
    ]);
  });
});
