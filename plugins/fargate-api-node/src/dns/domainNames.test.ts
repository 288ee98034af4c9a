import { isWithin, normalizeDomainName, parentNames } from './domainNames';

describe('normalizeDomainName', () => {
  it.each([
    ['API.Acme.com.', 'api.acme.com'],
    ['api.acme.com', 'api.acme.com'],
    ['\\052.acme.com.', '*.acme.com'],
    ['a.\\052.com', 'a.\\052.com'],
  ])('%s is %s', (name, normalized) => {
    expect(normalizeDomainName(name)).toBe(normalized);
  });
});

describe('isWithin', () => {
  it.each([
    ['acme.com', true],
    ['api.acme.com', true],
    ['notacme.com', false],
    ['com', false],
  ])('%s is within acme.com: %s', (name, within) => {
    expect(isWithin(name, 'acme.com')).toBe(within);
  });
});

describe('parentNames', () => {
  it.each([
    ['v1.api.acme.com', ['api.acme.com', 'acme.com']],
    ['acme.com', []],
    ['com', []],
  ])('of %s are %j', (name, parents) => {
    expect(parentNames(name)).toEqual(parents);
  });
});
