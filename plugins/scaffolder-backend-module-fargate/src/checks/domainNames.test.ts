import { InputError } from '@backstage/errors';
import { checkDomainName, covers, domainNameProblem } from './domainNames';

describe('domainNameProblem', () => {
  const longest = `${'a.'.repeat(125)}com`;

  it.each([
    ['api.acme.com', true],
    ['a.b.co', true],
    ['1-2.acme.com', true],
    [`${'a'.repeat(63)}.com`, true],
    [longest, true],
    ['api', false],
    ['API.acme.com', false],
    ['api.acme.com.', false],
    ['-a.acme.com', false],
    ['a-.acme.com', false],
    ['a b.com', false],
    ['api.acme.c', false],
    ['api.acme.123', false],
    ['', false],
    [`${'a'.repeat(64)}.com`, false],
    [`a${longest}`, false],
  ])('%s is a domain name: %s', (name, isValid) => {
    expect(domainNameProblem(name)).toBe(
      isValid
        ? undefined
        : `"${name}" is not a domain name. Write it in lower case without a dot at its end, e.g. api.acme.com`,
    );
  });

  it('names the input in the error', () => {
    expect(() => checkDomainName('domainName', 'api.acme.com')).not.toThrow();
    expect(() => checkDomainName('domainName', 'api')).toThrow(
      new InputError(
        'domainName: "api" is not a domain name. Write it in lower case without a dot at its end, e.g. api.acme.com.',
      ),
    );
  });
});

describe('covers', () => {
  it.each([
    ['api.acme.com', 'api.acme.com', true],
    ['*.acme.com', 'api.acme.com', true],
    ['*.acme.com', 'orders.api.acme.com', false],
    ['*.acme.com', 'acme.com', false],
    ['api.acme.com', 'orders.api.acme.com', false],
  ])('a certificate for %s covers %s: %s', (certificate, name, isCovered) => {
    expect(covers(certificate, name)).toBe(isCovered);
  });
});
