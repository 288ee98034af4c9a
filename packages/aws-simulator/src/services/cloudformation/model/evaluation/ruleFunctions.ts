import { validationError } from '../validationError';

/** What the functions of the `Rules` section look up. */
export interface RuleLookups {
  /** An attribute of the resource or the resources that a parameter names. */
  valueOf(parameter: string, attribute: string): unknown;
  /** The ids of all resources of an AWS-specific parameter type. */
  refAll(type: string): unknown[];
  /** An attribute of all resources of an AWS-specific parameter type. */
  valueOfAll(type: string, attribute: string): unknown[];
}

type RuleFunction = (argument: any, lookups: RuleLookups) => unknown;

/** The intrinsic functions that only the `Rules` section has, of evaluated arguments. */
export const ruleFunctions: Readonly<Record<string, RuleFunction>> = {
  'Fn::Contains': argument => {
    const [list, value] = pairOf('Contains', argument);
    return texts(value).every(one => texts(list).includes(one));
  },
  'Fn::EachMemberEquals': argument => {
    const [list, value] = pairOf('EachMemberEquals', argument);
    return texts(list).every(one => one === String(value));
  },
  'Fn::EachMemberIn': argument => {
    const [list, allowed] = pairOf('EachMemberIn', argument);
    return texts(list).every(one => texts(allowed).includes(one));
  },
  'Fn::RefAll': (type, lookups) => lookups.refAll(String(type)),
  'Fn::ValueOf': (argument, lookups) => {
    const [parameter, attribute] = pairOf('ValueOf', argument);
    return lookups.valueOf(String(parameter), String(attribute));
  },
  'Fn::ValueOfAll': (argument, lookups) => {
    const [type, attribute] = pairOf('ValueOfAll', argument);
    return lookups.valueOfAll(String(type), String(attribute));
  },
};

function pairOf(name: string, argument: unknown): [unknown, unknown] {
  if (!Array.isArray(argument) || argument.length !== 2) {
    throw validationError(
      `Template error: every Fn::${name} object requires a list of 2 parameters.`,
    );
  }
  return [argument[0], argument[1]];
}

function texts(value: unknown): string[] {
  return [value].flat().map(String);
}
