import { isStaleError } from './isStaleError';

describe('isStaleError', () => {
  const error = (name: string, message = '') =>
    Object.assign(new Error(message), { name });

  it.each([
    ['ChangeSetNotFoundException', '', true],
    ['ChangeSetNotFound', '', true],
    ['InvalidChangeSetStatusException', '', true],
    ['InvalidChangeSetStatus', '', true],
    [
      'ValidationError',
      'Stack [orders] already exists and cannot be created again with the changeSet [x].',
      true,
    ],
    [
      'ValidationError',
      'Stack:arn is in UPDATE_IN_PROGRESS state and can not be updated.',
      true,
    ],
    [
      'ValidationError',
      'Stack:arn is in ROLLBACK_COMPLETE state and cannot be updated.',
      true,
    ],
    [
      'ValidationError',
      'Stack:arn is in DELETE_FAILED state and can not be updated.',
      true,
    ],
    ['ValidationError', 'Template format error', false],
    ['Other', 'already exists and cannot be created', false],
  ])('%s "%s": %s', (name, message, expected) => {
    expect(isStaleError(error(name, message))).toBe(expected);
  });

  it('is an error', () => {
    expect(isStaleError({ name: 'ChangeSetNotFound' })).toBe(false);
  });
});
