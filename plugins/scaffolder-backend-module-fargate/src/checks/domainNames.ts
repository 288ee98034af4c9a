import { InputError } from '@backstage/errors';

const LABEL = /[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?/.source;
/** A domain name as Route 53 and ACM take it. */
export const DOMAIN_NAME = new RegExp(`^(${LABEL}\\.)+[a-z]{2,63}$`);

/** DNS's limit for a whole name. */
const MAX_LENGTH = 253;

/** Why a text is no domain name; undefined where it is one. */
export function domainNameProblem(name: string): string | undefined {
  return name.length > MAX_LENGTH || !DOMAIN_NAME.test(name)
    ? `"${name}" is not a domain name. Write it in lower case without a dot at its end, e.g. api.acme.com`
    : undefined;
}

/** @throws InputError when the text is no domain name. */
export function checkDomainName(field: string, name: string): void {
  const problem = domainNameProblem(name);
  if (problem) {
    throw new InputError(`${field}: ${problem}.`);
  }
}

/** Whether a certificate's name covers a name; a star stands for one label. */
export function covers(certificateName: string, name: string): boolean {
  return certificateName.startsWith('*.')
    ? name.slice(name.indexOf('.') + 1) === certificateName.slice(2)
    : certificateName === name;
}
