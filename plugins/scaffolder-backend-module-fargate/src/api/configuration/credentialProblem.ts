/**
 * Words that mark the name of a variable as that of a credential. A name that
 * ends in a word for where or how (`TOKEN_URL`, `PASSWORD_FILE`) is none.
 */
const CREDENTIAL_NAME =
  /(^|_)(PASSWORD|PASSWD|PASSPHRASE|PWD|SECRET|SECRETS|TOKEN|API_?KEY|ACCESS_?KEY|SECRET_?KEY|PRIVATE_?KEY|ENCRYPTION_?KEY|SIGNING_?KEY|CREDENTIALS?)$/;

/** Credentials that are known by their form; public documents of their issuers. */
const CREDENTIAL_VALUES: readonly [RegExp, string][] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
  [/\b(AKIA|ASIA)[A-Z2-7]{16}\b/, 'an AWS access key'],
  [/\bgh[pousr]_[A-Za-z0-9]{36,}/, 'a GitHub token'],
  [/\bgithub_pat_\w{22,}/, 'a GitHub token'],
  [/\bglpat-[\w-]{20,}/, 'a GitLab token'],
  [/\bxox[abeprs]-[\w-]{10,}/, 'a Slack token'],
  [/\b[sr]k_(live|test)_[A-Za-z0-9]{16,}/, 'a Stripe key'],
  [/\bAIza[\w-]{35}\b/, 'a Google API key'],
  [/\bnpm_[A-Za-z0-9]{36}\b/, 'an npm token'],
  [
    /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/,
    'a JSON web token with its signature',
  ],
  [/[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:[^\s/@]+@/i, 'a URL with a password'],
  [/\b(password|pwd)=[^;\s]+/i, 'a connection string with a password'],
];

/**
 * Why a variable looks like a credential, which does not belong into a plain
 * variable; undefined when it does not. The value is never repeated.
 */
export function credentialProblem(
  name: string,
  value: string,
): string | undefined {
  const form = CREDENTIAL_VALUES.find(([pattern]) => pattern.test(value));
  if (form) {
    return `looks like ${form[1]}`;
  }
  const isNamed = CREDENTIAL_NAME.test(snakeCase(name));
  return isNamed && value !== '' ? 'has the name of a credential' : undefined;
}

/** `dbPassword`, `db-password` and `db.password` as `DB_PASSWORD`. */
function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-.]/g, '_')
    .toLocaleUpperCase('en-US');
}
