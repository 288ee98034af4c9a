import { ScalarTag } from 'yaml';

/**
 * The plain scalars of YAML 1.1, which CloudFormation reads, that are not
 * texts. Dates stay texts.
 */
export const yamlScalars: ScalarTag[] = [
  {
    tag: 'tag:yaml.org,2002:null',
    default: true,
    test: /^(?:~|null|Null|NULL)?$/,
    resolve: () => null,
  },
  {
    tag: 'tag:yaml.org,2002:bool',
    default: true,
    test: /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/,
    resolve: text => /^(?:y|t|on)/i.test(text),
  },
  {
    tag: 'tag:yaml.org,2002:int',
    default: true,
    test: /^[-+]?(?:0b[01_]+|0[0-7_]+|0x[\da-fA-F_]+|0|[1-9][\d_]*(?::[0-5]?\d)*)$/,
    resolve: text => integer(text),
  },
  {
    tag: 'tag:yaml.org,2002:float',
    default: true,
    test: /^[-+]?(?:\d[\d_]*\.[\d_]*|\.\d[\d_]*)(?:[eE][-+]\d+)?$/,
    resolve: text => decimal(Number(text.replace(/_/g, ''))),
  },
];

/** A number, or its digits if it is greater than numbers hold exactly. */
function integer(text: string): number | string {
  const digits = text.replace(/^[-+]|_/g, '');
  const value = digits
    .replace(/^0(?=\d)/, '0o')
    .split(':')
    .reduce((sum, part) => sum * 60n + BigInt(part), 0n);
  const signed = text.startsWith('-') ? -value : value;
  const number = Number(signed);
  return Number.isSafeInteger(number) ? number : String(signed);
}

/** A number, or the text that it has on AWS and would not have here. */
function decimal(number: number): number | string {
  return Number.isSafeInteger(number) ? `${number}.0` : number;
}
