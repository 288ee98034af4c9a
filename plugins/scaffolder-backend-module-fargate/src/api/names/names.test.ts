import {
  parseTemplate,
  templateText,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { readCloudFormationTemplate } from '@fargate-api/templates';
import { AdditionalName, checkAdditionalNames } from './AdditionalName';
import { describeNameChange } from './describeNameChange';
import { namesIn, setNames } from './setNames';

const CERTIFICATE =
  'arn:aws:acm:eu-west-1:123456789012:certificate/1f2e3d4c-0000-4000-8000-000000000000';

const OWN: AdditionalName = { domainName: 'buy.acme.com', zoneId: 'Z1' };
const SHARED: AdditionalName = {
  domainName: 'a.shop.acme.com',
  zoneId: 'Z2',
  certificateArn: CERTIFICATE,
};

let publicApi: string;
beforeAll(async () => {
  publicApi = await readCloudFormationTemplate('public-api');
});

function withNames(names: AdditionalName[]): string {
  const document = parseTemplate(publicApi);
  setNames(document, names);
  return templateText(document);
}

describe('setNames', () => {
  it.each([[[]], [[OWN]], [[SHARED]], [[OWN, SHARED]]])(
    'writes what namesIn reads: %j',
    names => {
      expect(namesIn(parseTemplate(withNames(names)))).toEqual(names);
    },
  );

  it('leaves a template without names as it is', () => {
    const document = parseTemplate(publicApi);
    const before = templateText(document);
    setNames(document, []);
    expect(templateText(document)).toBe(before);
  });

  it('lists a certificate once, however many names use it', () => {
    const text = withNames([
      SHARED,
      { ...SHARED, domainName: 'b.shop.acme.com' },
    ]);
    expect(text.match(/::ListenerCertificate/g)).toHaveLength(1);
  });

  it('has room for as many names as a load balancer has certificates for, where their zones have a wildcard', () => {
    const names = Array.from({ length: 25 }, (_, index) => ({
      ...SHARED,
      domainName: `name-${index}.shop.acme.com`,
    }));
    expect(Buffer.byteLength(withNames(names))).toBeLessThan(51_200);
  });
});

it('names the bytes of further names in a template that is too large', () => {
  const names = Array.from({ length: 25 }, (_, index) => ({
    domainName: `name-${index}.${'long-'.repeat(9)}name.acme.com`,
    zoneId: 'Z08345678ABCDEFGHIJKL',
  }));
  expect(() => withNames(names)).toThrow(
    /The template is \d+ bytes.* It contains: further domain names \d+ bytes\./,
  );
});

describe('namesIn', () => {
  it.each<[string, RegExp, string]>([
    [
      'a function as a name',
      /( Name: )"buy\.acme\.com"/,
      '$1{ Ref: "ServiceName" }',
    ],
    [
      'a dynamic reference',
      /( Name: )"buy\.acme\.com"/,
      '$1"{{resolve:ssm:/a}}"',
    ],
    ['another zone than its ID says', /"Z1"/g, '"Z3"'],
    ['a function as a zone', /"Z1"/g, '{ Ref: "HostedZoneId" }'],
    [
      'no certificate',
      /(DependsOn: )"AdditionalName\w+Listener"/,
      '$1"HttpsListener"',
    ],
  ])('knows names with %s for not its own', (_, part, other) => {
    const text = withNames([OWN]);
    const changed = text.replace(part, other);
    expect(changed).not.toBe(text);
    expect(namesIn(parseTemplate(changed))).toBeUndefined();
  });
});

describe('checkAdditionalNames', () => {
  it.each([[undefined], [[]], [['shop.acme.com', 'buy.acme.com']]])(
    'takes %j',
    names => {
      expect(() => checkAdditionalNames(names)).not.toThrow();
    },
  );

  it('names every problem', () => {
    expect(() =>
      checkAdditionalNames(['shop.acme.com', 'Shop.acme.com', 'shop.acme.com']),
    ).toThrow(
      'additionalNames: "Shop.acme.com" is not a domain name. Write it in lower case without a dot at its end, e.g. api.acme.com. additionalNames: shop.acme.com is listed twice.',
    );
  });
});

it('describes what changes, and nothing that stays', () => {
  expect(
    describeNameChange([OWN, SHARED], [SHARED, { ...OWN, zoneId: 'Z3' }]),
  ).toEqual([
    'add buy.acme.com in hosted zone Z3, with its own certificate',
    'remove buy.acme.com from hosted zone Z1',
  ]);
  expect(
    describeNameChange([OWN], [{ ...OWN, certificateArn: CERTIFICATE }]),
  ).toEqual([
    `add buy.acme.com in hosted zone Z1, with certificate ${CERTIFICATE}`,
    'remove buy.acme.com from hosted zone Z1',
  ]);
});
