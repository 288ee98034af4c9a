import { Ids } from '../../../world/Ids';
import { HandlerError } from '../../ResourceType';

/** `GenerateSecretString` of a template. */
export interface PasswordRules {
  ExcludeCharacters?: string;
  ExcludeLowercase?: boolean;
  ExcludeNumbers?: boolean;
  ExcludePunctuation?: boolean;
  ExcludeUppercase?: boolean;
  GenerateStringKey?: string;
  IncludeSpace?: boolean;
  /** Default: 32. */
  PasswordLength?: number;
  /** Default: true. */
  RequireEachIncludedType?: boolean;
  /** A JSON object, to which the password is added. */
  SecretStringTemplate?: string;
}

const LOWERCASE = 'abcdefghijklmnopqrstuvwxyz';
const LONGEST_PASSWORD = 4096;
const DIGITS = '0123456789';
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/**
 * A password, or a JSON object with a password.
 *
 * @throws HandlerError `InvalidRequest` if no password can follow the rules
 */
export function generateSecretString(rules: PasswordRules, ids: Ids): string {
  const { GenerateStringKey: key, SecretStringTemplate: template } = rules;
  // The handler takes an empty one for none.
  if (Boolean(key) !== Boolean(template)) {
    throw invalid(
      'SecretStringTemplate and GenerateStringKey must both be set or removed.',
    );
  }
  const password = generatePassword(rules, ids);
  return key && template
    ? JSON.stringify({ ...parseObject(template), [key]: password })
    : password;
}

function generatePassword(rules: PasswordRules, ids: Ids): string {
  const { PasswordLength = 32, RequireEachIncludedType = true } = rules;
  const excluded = new Set(rules.ExcludeCharacters);
  if (PasswordLength < 1 || PasswordLength > LONGEST_PASSWORD) {
    throw invalid(
      `Value ${PasswordLength} at 'passwordLength' failed to satisfy constraint: Member must have value between 1 and ${LONGEST_PASSWORD}`,
    );
  }
  const included = [
    ...(rules.ExcludeLowercase ? [] : [LOWERCASE]),
    ...(rules.ExcludeUppercase ? [] : [LOWERCASE.toUpperCase()]),
    ...(rules.ExcludeNumbers ? [] : [DIGITS]),
    ...(rules.ExcludePunctuation ? [] : [PUNCTUATION]),
    ...(rules.IncludeSpace ? [' '] : []),
  ].map(type => [...type].filter(character => !excluded.has(character)));
  const types = included.filter(type => type.length > 0);
  if (types.length === 0) {
    throw invalid('All characters have been excluded from selection.');
  }
  if (RequireEachIncludedType && types.length < included.length) {
    throw invalid('All characters of the desired type have been excluded.');
  }
  const required = RequireEachIncludedType ? types : [];
  if (required.length > PasswordLength) {
    throw invalid('Password length is too short based on the required types.');
  }
  const pick = (characters: string[]) =>
    characters[Math.floor(ids.random() * characters.length)];
  const password = required.map(pick);
  while (password.length < PasswordLength) {
    password.splice(
      Math.floor(ids.random() * (password.length + 1)),
      0,
      pick(types.flat()),
    );
  }
  return password.join('');
}

function parseObject(template: string): object {
  try {
    const value = JSON.parse(template);
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      return value;
    }
  } catch {
    // Refused below, without the text.
  }
  throw invalid('Failed to parse SecretStringTemplate as JSON.');
}

function invalid(message: string): HandlerError {
  return new HandlerError('InvalidRequest', message);
}
