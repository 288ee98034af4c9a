import { isStackMissing } from './isStackMissing';

const error = (name: string, message: string) =>
  Object.assign(new Error(message), { name });

describe('isStackMissing', () => {
  it.each([
    ['ValidationError', 'Stack with id orders does not exist', true],
    ['ValidationError', 'Stack [orders] does not exist', true],
    ['ValidationError', 'Template format error: unsupported structure.', false],
    ['ValidationError', 'Resource Role does not exist for stack orders', false],
    ['AccessDenied', 'Stack with id orders does not exist', false],
  ])('%s: %s: %s', (name, message, missing) => {
    expect(isStackMissing(error(name, message))).toBe(missing);
  });

  it('is false for anything but an error', () => {
    expect(
      isStackMissing({
        name: 'ValidationError',
        message: 'Stack [orders] does not exist',
      }),
    ).toBe(false);
  });
});
