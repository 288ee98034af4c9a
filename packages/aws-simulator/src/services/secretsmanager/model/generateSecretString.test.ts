import { Ids } from '../../../world/Ids';
import { generateSecretString, PasswordRules } from './generateSecretString';

const generate = (rules: PasswordRules) =>
  generateSecretString(rules, new Ids(1));

describe('generated secrets', () => {
  it.each<[PasswordRules, RegExp]>([
    [{}, /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[^\w]).{32}$/],
    [{ PasswordLength: 4 }, /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{4}$/],
    [{ ExcludePunctuation: true }, /^[a-zA-Z0-9]{32}$/],
    [
      {
        ExcludePunctuation: true,
        ExcludeUppercase: true,
        ExcludeNumbers: true,
      },
      /^[a-z]{32}$/,
    ],
    [
      {
        ExcludeLowercase: true,
        ExcludeUppercase: true,
        ExcludePunctuation: true,
        ExcludeCharacters: '01234',
      },
      /^[5-9]{32}$/,
    ],
    [{ IncludeSpace: true }, / /],
  ])('by %j are %s', (rules, form) => {
    expect(generate(rules)).toMatch(form);
  });

  it('are added to a template', () => {
    const text = generate({
      SecretStringTemplate: '{"username":"app"}',
      GenerateStringKey: 'password',
      PasswordLength: 20,
    });
    expect(JSON.parse(text)).toEqual({
      username: 'app',
      password: expect.stringMatching(/^.{20}$/),
    });
  });

  it.each<[PasswordRules, string]>([
    [
      { GenerateStringKey: 'password' },
      'SecretStringTemplate and GenerateStringKey must both be set or removed.',
    ],
    [
      { GenerateStringKey: 'password', SecretStringTemplate: '[1]' },
      'Failed to parse SecretStringTemplate as JSON.',
    ],
    [
      { GenerateStringKey: 'password', SecretStringTemplate: '{' },
      'Failed to parse SecretStringTemplate as JSON.',
    ],
    [
      { PasswordLength: 3 },
      'Password length is too short based on the required types.',
    ],
    [
      { PasswordLength: 4097 },
      "Value 4097 at 'passwordLength' failed to satisfy constraint",
    ],
    [
      { ExcludeCharacters: '0123456789' },
      'All characters of the desired type have been excluded.',
    ],
    [
      {
        ExcludeLowercase: true,
        ExcludeNumbers: true,
        ExcludePunctuation: true,
        ExcludeUppercase: true,
      },
      'All characters have been excluded from selection.',
    ],
  ])('are refused by %j', (rules, message) => {
    expect(() => generate(rules)).toThrow(message);
  });
});
