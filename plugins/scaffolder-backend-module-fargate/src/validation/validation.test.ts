import {
  assertNoDynamicReference,
  containsDynamicReference,
} from './assertNoDynamicReference';
import { checkCertificate } from './checkCertificate';
import { checkCidrs } from './checkCidrs';
import { checkEntityRef } from './checkEntityRef';
import { checkInteger } from './checkInteger';
import { checkName } from './checkName';
import { checkOneOf } from './checkOneOf';
import { checkReadable } from './checkReadable';
import { checkStackArn } from './checkStackArn';
import { subnetBits } from './cidr';
import { ownerRef } from './ownerRef';

const inputError = (message: string) =>
  expect.objectContaining({ name: 'InputError', message });

describe('checkName', () => {
  it.each(['a', 'orders', 'orders-api-2', 'a'.repeat(32)])('takes %s', name => {
    expect(() => checkName('name', name)).not.toThrow();
  });
  it.each([
    '',
    'Orders',
    '2orders',
    '-a',
    'a-',
    'a--b',
    'a_b',
    'ä',
    'a'.repeat(33),
  ])('refuses "%s"', name => {
    expect(() => checkName('name', name)).toThrow(
      inputError(
        `name: "${name}" cannot be used. Take lower-case letters, digits and single hyphens between them, a letter first, at most 32 in all, e.g. orders-api.`,
      ),
    );
  });
});

describe('subnetBits', () => {
  it.each([
    ['10.0.0.0/16', 13],
    ['10.20.16.0/20', 9],
    ['255.255.0.0/17', 12],
    ['0.0.0.0/18', 11],
  ])('cuts %s', (cidr, bits) => {
    expect(subnetBits(cidr)).toBe(bits);
  });
  const noNetwork = (cidr: string) =>
    `cidr: "${cidr}" is not an IPv4 network. Write it like 10.0.0.0/16.`;
  const noSize = (prefix: number) =>
    `cidr: a network of /${prefix} cannot be used. Take one from /16 (65,536 addresses) to /20 (4,096 addresses).`;
  it.each([
    ['10.0.0.0', noNetwork('10.0.0.0')],
    ['10.0.0.256/16', noNetwork('10.0.0.256/16')],
    ['256.0.0.0/16', noNetwork('256.0.0.0/16')],
    ['10.0.0.0/16 ', noNetwork('10.0.0.0/16 ')],
    ['110.0.0.0.0/16', noNetwork('110.0.0.0.0/16')],
    ['x10.0.0.0/16', noNetwork('x10.0.0.0/16')],
    ['10.0.0.0/160', noNetwork('10.0.0.0/160')],
    ['10.0.0.0/15', noSize(15)],
    ['10.0.0.0/21', noSize(21)],
    [
      '10.0.8.0/20',
      'cidr: 10.0.8.0/20 does not begin at a boundary of its size. Take 10.0.0.0/20.',
    ],
    [
      '192.168.20.30/17',
      'cidr: 192.168.20.30/17 does not begin at a boundary of its size. Take 192.168.0.0/17.',
    ],
  ])('refuses %s', (cidr, message) => {
    expect(() => subnetBits(cidr)).toThrow(inputError(message));
  });
});

describe('checkCertificate', () => {
  const target = {
    name: 'dev',
    accountId: '123456789012',
    region: 'eu-west-1',
  };
  const arn = 'arn:aws:acm:eu-west-1:123456789012:certificate/abc';
  it('takes one of the target', () => {
    expect(() => checkCertificate(arn, target)).not.toThrow();
  });
  const noCertificate = (text: string) =>
    `certificateArn: "${text}" is not the ARN of an ACM certificate.`;
  it.each([
    ['abc', noCertificate('abc')],
    [arn.replace('acm', 'iam'), noCertificate(arn.replace('acm', 'iam'))],
    [
      arn.replace('certificate/', 'a-certificate/'),
      noCertificate(arn.replace('certificate/', 'a-certificate/')),
    ],
    [
      arn.replace('certificate/abc', 'certificate/'),
      noCertificate(arn.replace('certificate/abc', 'certificate/')),
    ],
    [
      arn.replace('eu-west-1', 'us-east-1'),
      'certificateArn: the certificate is in us-east-1, but a load balancer in eu-west-1 takes only certificates of its own region. Request it there.',
    ],
    [
      arn.replace('1234', '9999'),
      'certificateArn: the certificate is in account 999956789012, but target dev is account 123456789012. Request or import it there.',
    ],
  ])('refuses %s', (other, message) => {
    expect(() => checkCertificate(other, target)).toThrow(inputError(message));
  });
});

describe('ownerRef', () => {
  it.each([
    ['team-a', 'group:default/team-a'],
    ['user:jane', 'user:default/jane'],
    ['group:ops/team-a', 'group:ops/team-a'],
  ])('completes %s', (owner, ref) => {
    expect(ownerRef(owner)).toBe(ref);
  });
});

describe('checkEntityRef', () => {
  it.each(['orders', 'api:orders', 'api:Default/orders', 'api:pay/Orders_1.a'])(
    'takes %s',
    text => {
      expect(checkEntityRef('entity', text, 'API', '')).toMatchObject({
        kind: expect.stringMatching(/^api$/i),
      });
    },
  );

  it.each([
    '',
    ':',
    'api:',
    'a b:orders',
    '1:orders',
    'api:a b/orders',
    'api:a_b/orders',
    'api:or ders',
    'api:-orders',
    `api:${'a'.repeat(64)}`,
  ])('refuses "%s"', text => {
    expect(() => checkEntityRef('entity', text, 'API', 'is no API.')).toThrow(
      inputError(`entity: "${text}" is no API.`),
    );
  });

  it('names the field and the form of an owner', () => {
    expect(() => ownerRef('a b')).toThrow(
      inputError(
        'owner: "a b" is not the reference of a group or user, e.g. group:default/team-a.',
      ),
    );
  });
});

describe('checkStackArn', () => {
  const arn =
    'arn:aws:cloudformation:eu-west-1:123456789012:stack/Orders-1/7f3c_0-a';

  it.each([
    arn,
    arn.replace('aws', 'aws-us-gov'),
    arn.replace('aws', 'aws-cn'),
  ])('takes %s', text => {
    expect(() => checkStackArn('stackArn', text)).not.toThrow();
  });

  it.each([
    '',
    'orders',
    ` ${arn}`,
    `${arn} `,
    `${arn}/x`,
    arn.replace('aws', 'aws1'),
    arn.replace('arn:aws', 'arn:xaws'),
    arn.replace('eu-west-1', 'eu_west_1'),
    arn.replace('eu-west-1', ''),
    arn.replace('123456789012', '12345678901'),
    arn.replace('123456789012', '12345678901a'),
    arn.replace('Orders', '1orders'),
    arn.replace('Orders', 'Or_ders'),
    arn.replace('/7f3c_0-a', ''),
    arn.replace('7f3c_0-a', ''),
    arn.replace('7f3c_0-a', '7f.3c'),
    arn.replace('cloudformation', 'ecs'),
  ])('refuses "%s"', text => {
    expect(() => checkStackArn('vpcStackArn', text)).toThrow(
      inputError(
        `vpcStackArn: "${text}" is not the ARN of a stack. Give the output stackArn of the step that deploys it.`,
      ),
    );
  });
});

describe('checkInteger', () => {
  const bounds = { min: 1, max: 3 };

  it.each([1, 2, 3])('takes %d', value => {
    expect(() => checkInteger('count', value, bounds)).not.toThrow();
  });

  it.each([0, 4, 1.5, NaN, Infinity])('refuses %d', value => {
    expect(() => checkInteger('count', value, bounds)).toThrow(
      inputError(`count: must be a whole number from 1 to 3, not ${value}.`),
    );
  });
});

describe('checkOneOf', () => {
  it.each([1, '1', 'b'])('takes %s', value => {
    expect(() => checkOneOf('size', value, [1, 'b'])).not.toThrow();
  });

  it.each(['', 2, '1 ', 'B'])('refuses "%s"', value => {
    expect(() => checkOneOf('size', value, [1, 'b'])).toThrow(
      inputError(`size: must be one of 1, b, not ${value}.`),
    );
  });
});

describe('checkCidrs', () => {
  it.each([
    [['10.1.0.0/16']],
    [
      [
        '10.0.0.0/8',
        '192.168.1.0/24',
        '172.16.0.0/12',
        '1.2.3.4/32',
        '11.0.0.0/8',
      ],
    ],
  ])('takes %j', cidrs => {
    expect(() => checkCidrs('cidrs', cidrs)).not.toThrow();
  });

  const howMany = (count: number) =>
    `give one to 5 networks, not ${count}. Several neighbouring ones can be one larger network`;

  it.each([
    [[], howMany(0)],
    [
      [
        '10.1.0.0/16',
        '10.2.0.0/16',
        '10.3.0.0/16',
        '10.4.0.0/16',
        '10.5.0.0/16',
        '10.6.0.0/16',
      ],
      howMany(6),
    ],
    [
      ['10.1.0.0/16', 'x'],
      '"x" is not an IPv4 network. Write it like 10.1.0.0/16',
    ],
    [
      ['10.1.2.3'],
      '"10.1.2.3" is not an IPv4 network. Write it like 10.1.0.0/16',
    ],
    [
      ['10.1.2.0/16'],
      '10.1.2.0/16 does not begin at a boundary of its size. Take 10.1.0.0/16',
    ],
    [
      ['10.0.0.0/7'],
      "10.0.0.0/7 is more than a consumer's network. Name the networks of the consumers, /8 at the largest",
    ],
    [
      ['10.1.0.0/16', '10.2.0.0/16', '10.1.0.0/16'],
      '10.1.0.0/16 is there twice',
    ],
  ])('refuses %j', (cidrs, problem) => {
    expect(() => checkCidrs('cidrs', cidrs)).toThrow(
      inputError(`cidrs: ${problem}.`),
    );
  });
});

describe('checkReadable', () => {
  it.each([undefined, '', 'Orders, für 東京 👩‍💻\r\n\tmore'])(
    'takes %j',
    text => {
      expect(() => checkReadable('title', text)).not.toThrow();
    },
  );

  it.each([
    ['a\u0000', '0000'],
    ['\u202egnp', '202E'],
    ['a\rb', '000D'],
    ['\u009b', '009B'],
  ])('refuses %j', (text, code) => {
    expect(() => checkReadable('title', text)).toThrow(
      inputError(
        `title: contains the character U+${code}, which is invisible or changes the direction of the text. Remove it.`,
      ),
    );
  });
});

describe('assertNoDynamicReference', () => {
  const REFERENCE = '{{resolve:ssm:/a}}';

  it.each([
    [{ a: ['text', 1, null, undefined, { b: '{{ other }}' }] }],
    [{ a: 'resolve:' }],
    [null],
  ])('takes %j', input => {
    expect(() => assertNoDynamicReference(input)).not.toThrow();
    expect(containsDynamicReference(input)).toBe(false);
  });

  it.each<[unknown, string]>([
    [{ title: REFERENCE }, 'title'],
    [{ title: 'before {{ RESOLVE : ssm:/a' }, 'title'],
    [{ a: [{ b: 'x' }, { b: REFERENCE }] }, 'a[1].b'],
    [[REFERENCE], '[0]'],
    [{ [REFERENCE]: 'x' }, 'input'],
    [{ env: { [REFERENCE]: 'x' } }, 'env'],
  ])('refuses %j', (input, field) => {
    expect(containsDynamicReference(input)).toBe(true);
    expect(() => assertNoDynamicReference(input)).toThrow(
      inputError(
        `${field}: must not contain a dynamic reference of CloudFormation ({{resolve:…}}), which CloudFormation would replace with a value of the account. An OpenAPI document that contains such text can be given by its URL.`,
      ),
    );
  });
});
