import { Ids } from '../../../world/Ids';

const PREFIX = 'ASIA';
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** The base-32 digits that encode the account id. */
const ACCOUNT_DIGITS = 8;

/** A temporary access key id. As on AWS, it encodes the account id. */
export function newSessionKey(accountId: string, ids: Ids): string {
  let account = BigInt(accountId);
  let digits = '';
  for (let i = 0; i < ACCOUNT_DIGITS; i++) {
    digits = ALPHABET[Number(account % 32n)] + digits;
    account /= 32n;
  }
  let rest = '';
  for (let i = 0; i < 8; i++) {
    rest += ALPHABET[Math.floor(ids.random() * 32)];
  }
  return `${PREFIX}${digits}${rest}`;
}

/** The account id in a temporary access key id; `undefined` for other keys. */
export function accountOfSessionKey(accessKeyId: string): string | undefined {
  if (!/^ASIA[A-Z2-7]{16}$/.test(accessKeyId)) {
    return undefined;
  }
  let account = 0n;
  for (const digit of accessKeyId.slice(
    PREFIX.length,
    PREFIX.length + ACCOUNT_DIGITS,
  )) {
    account = account * 32n + BigInt(ALPHABET.indexOf(digit));
  }
  return String(account).padStart(12, '0');
}
