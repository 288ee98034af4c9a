import { mockCredentials } from '@backstage/backend-test-utils';
import { initiatorOf } from './initiatorOf';

describe('initiatorOf', () => {
  it.each([
    ['a user', mockCredentials.user('user:default/ann'), 'user:default/ann'],
    ['a service', mockCredentials.service('plugin:ci'), 'plugin:ci'],
    ['nobody', mockCredentials.none(), 'unknown'],
  ])('names %s', (_, credentials, expected) => {
    expect(initiatorOf(credentials)).toBe(expected);
  });
});
