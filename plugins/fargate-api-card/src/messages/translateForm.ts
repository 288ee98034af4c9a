import { formKey } from './formKey';

/** What people read of a template: in its form, the options of fields, its outputs. */
const TEXTS = [
  'title',
  'description',
  'errorMessage',
  'enumNames',
  'ifTaken',
  'backButtonText',
  'createButtonText',
  'reviewButtonText',
];

/** What must stay as it is: the values. */
const VALUES = ['default', 'const', 'enum', 'examples'];

/**
 * A template, or a part of one, with its texts translated.
 *
 * @param t - returns the key where there is no translation.
 */
export function translateForm<T>(part: T, t: (key: string) => string): T {
  return mapTexts(part, text => translateText(text, t));
}

/** A template, or a part of one, with other texts. */
export function mapTexts<T>(part: T, textOf: (text: string) => string): T {
  return map(part, false) as T;

  function map(value: unknown, isText: boolean): unknown {
    if (typeof value === 'string') {
      return isText ? textOf(value) : value;
    }
    if (Array.isArray(value)) {
      return value.map(item => map(item, isText));
    }
    return isObject(value)
      ? Object.fromEntries(
          Object.entries(value).map(([name, inner]) => [
            name,
            VALUES.includes(name) ? inner : map(inner, TEXTS.includes(name)),
          ]),
        )
      : value;
  }
}

/** A text of a template, translated if it can be. */
export function translateText(
  text: string,
  t: (key: string) => string,
): string {
  const key = formKey(text);
  const translation = t(key);
  return translation === key ? text : translation;
}

/** A plain object of whatever realm, and not what a layout put there, such as a component. */
function isObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
