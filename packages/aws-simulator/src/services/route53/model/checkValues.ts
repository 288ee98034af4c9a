import { isIPv4, isIPv6 } from 'node:net';

/** The most values of a record set. */
export const MOST_VALUES = 400;

const MOST_CHARACTERS = 4000;
const MOST_STRING_CHARACTERS = 255;

const STRING = /^"(?:[^"\\]|\\.)*"$/;
const STRINGS = /^"(?:[^"\\]|\\.)*"(?:\s+"(?:[^"\\]|\\.)*")*$/;
const HOST_NAME = /^(\.|([^\s.]{1,63}\.)*[^\s.]{1,63}\.?)$/;

/** What is wrong: Route 53's code and words, and the value. */
export type Problem = [code: string, words: string, value: string];

/** What is wrong with a field of a value: the end of the code, and the words. */
type FieldProblem = [code: string, words: string] | undefined;

type FieldCheck = (field: string) => FieldProblem;

/** The fields of the values of a type, which blanks separate. */
interface Form {
  count: number;
  /** The count in the code. */
  words: string;
  /** In the order of the fields. */
  checks: FieldCheck[];
}

const anything: FieldCheck = () => undefined;

const number =
  (most: number, least = 0): FieldCheck =>
  field =>
    /^\d+$/.test(field) && Number(field) >= least && Number(field) <= most
      ? undefined
      : ['InvalidNumber', `Value should be a number from ${least} to ${most}`];

const short = number(65_535);

const quoted =
  (name: string): FieldCheck =>
  field =>
    STRING.test(field)
      ? undefined
      : [
          `${name}NotQuoted`,
          `${name} should be enclosed in double quotation marks`,
        ];

const hex: FieldCheck = field =>
  /^[0-9a-fA-F]+$/.test(field)
    ? undefined
    : ['InvalidHex', 'Value should be hexadecimal'];

const host: FieldCheck = field =>
  HOST_NAME.test(field)
    ? undefined
    : ['InvalidDomainName', 'Value is not a valid domain name'];

const caaTag: FieldCheck = field =>
  /^(issue|issuewild|iodef)$/.test(field)
    ? undefined
    : ['InvalidTag', 'Only issue/issuewild/iodef is allowed'];

const FORMS: Record<string, Form> = {
  CAA: { count: 3, words: 'Three', checks: [number(255), caaTag, anything] },
  DS: {
    count: 4,
    words: 'Four',
    checks: [short, number(255), number(255), hex],
  },
  MX: { count: 2, words: 'Two', checks: [short, host] },
  NAPTR: {
    count: 6,
    words: 'Six',
    checks: [
      short,
      short,
      quoted('Flags'),
      quoted('Service'),
      quoted('Regexp'),
      anything,
    ],
  },
  SOA: {
    count: 7,
    words: 'Seven',
    checks: [host, host, ...Array(5).fill(number(2 ** 32 - 1))],
  },
  SRV: { count: 4, words: 'Four', checks: [short, short, short, host] },
  SSHFP: { count: 3, words: 'Three', checks: [number(255), number(2, 1), hex] },
  TLSA: {
    count: 4,
    words: 'Four',
    checks: [number(3), number(1), number(2), hex],
  },
};

/** Types whose values are names of hosts. */
const NAMES = ['CNAME', 'NS', 'PTR'];

/** Types of bindings of services: a priority, a target and parameters. */
const BINDINGS = ['HTTPS', 'SVCB'];

const HIGHEST_PRIORITY = 32_767;

/** The parameters of a binding, and whether they have values. */
const PARAMETERS: Record<string, boolean> = {
  alpn: true,
  dohpath: true,
  ech: true,
  ipv4hint: true,
  ipv6hint: true,
  'no-default-alpn': false,
  ohttp: false,
  port: true,
};

/** The first problem with the values of a record set. */
export function valueProblem(
  type: string,
  values: string[],
): Problem | undefined {
  if (type === 'CNAME' && values.length > 1) {
    return [
      'CNAMERRDATAMultipleValues',
      'A CNAME record can have only one value',
      values.join(', '),
    ];
  }
  for (const value of values) {
    const problem = generalProblem(value) ?? formProblem(type, value);
    if (problem) {
      return [...problem, value];
    }
  }
  return undefined;
}

function generalProblem(value: string): FieldProblem {
  if (value.length > MOST_CHARACTERS) {
    return ['ValueTooLong', `Value is longer than ${MOST_CHARACTERS}`];
  }
  return /[^\x20-\x7e]/.test(value)
    ? ['UnsupportedCharacter', 'Value contains unsupported characters']
    : undefined;
}

/** Why a value is not of the form of its type, as Route 53 puts it. */
function formProblem(type: string, value: string): FieldProblem {
  if (type === 'A') {
    return isIPv4(value)
      ? undefined
      : ['ARRDATAIllegalIPv4Address', 'Value is not a valid IPv4 address'];
  }
  if (type === 'AAAA') {
    return isIPv6(value)
      ? undefined
      : ['AAAARRDATAIllegalIPv6Address', 'Value is not a valid IPv6 address'];
  }
  if (type === 'TXT' || type === 'SPF') {
    return stringsProblem(value);
  }
  const fields = value.match(/"(?:[^"\\]|\\.)*"|\S+/g) ?? [];
  const problem = NAMES.includes(type)
    ? host(value)
    : bindingProblem(type, fields) ?? fieldsProblem(type, fields);
  return problem && [`${type}RRDATA${problem[0]}`, problem[1]];
}

function stringsProblem(value: string): FieldProblem {
  if (!STRINGS.test(value)) {
    return [
      'InvalidCharacterString',
      'Value should be enclosed in quotation marks',
    ];
  }
  const strings = value.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
  return strings.some(text => text.length > MOST_STRING_CHARACTERS + 2)
    ? ['CharacterStringTooLong', 'Value is too long']
    : undefined;
}

function fieldsProblem(type: string, fields: string[]): FieldProblem {
  if (!Object.hasOwn(FORMS, type)) {
    return undefined;
  }
  const { count, words, checks } = FORMS[type];
  if (fields.length !== count) {
    return [`Not${words}Fields`, `${type} record doesn't have ${count} fields`];
  }
  for (const [index, check] of checks.entries()) {
    const problem = check(fields[index]);
    if (problem) {
      return problem;
    }
  }
  return type === 'NAPTR' && fields[4] !== '""' && fields[5] !== '.'
    ? [
        'RegexpAndReplacement',
        'Only one of regexp and replacement can be specified',
      ]
    : undefined;
}

function bindingProblem(
  type: string,
  [priority = '', target, ...parameters]: string[],
): FieldProblem {
  if (!BINDINGS.includes(type)) {
    return undefined;
  }
  if (target === undefined) {
    return ['NotTwoFields', `${type} record doesn't have 2 fields`];
  }
  const keys = parameters.map(parameter => parameter.split('=')[0]);
  const unknown = keys.find(key => !Object.hasOwn(PARAMETERS, key));
  if (unknown !== undefined) {
    return ['InvalidSvcParamKey', `${unknown} is not a supported SvcParamKey`];
  }
  const empty = keys.find(
    (key, index) => PARAMETERS[key] && !parameters[index].includes('='),
  );
  if (empty !== undefined) {
    return ['InvalidSvcParam', `The SvcParam ${empty} should have a value`];
  }
  if (keys.includes('no-default-alpn') && !keys.includes('alpn')) {
    return ['InvalidSvcParam', 'no-default-alpn requires alpn'];
  }
  return number(HIGHEST_PRIORITY)(priority);
}
