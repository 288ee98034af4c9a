import type { TemplateValue } from './Template';

/** An intrinsic function: its name (`Ref`, `Fn::Sub`, …) and its argument. */
export interface Intrinsic {
  name: string;
  argument: TemplateValue;
}

/** The intrinsic function that a value is, if it is one. */
export function asIntrinsic(value: TemplateValue): Intrinsic | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return undefined;
  }
  const keys = Object.keys(value);
  if (keys.length !== 1) {
    return undefined;
  }
  const [name] = keys;
  return name === 'Ref' || name === 'Condition' || name.startsWith('Fn::')
    ? { name, argument: value[name] }
    : undefined;
}
