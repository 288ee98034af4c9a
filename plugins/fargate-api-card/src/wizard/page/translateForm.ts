import { formKey } from '../../messages/formKey';

/** What people read of a form, in its schema and in the options of its fields. */
const TEXTS = ['title', 'description', 'errorMessage', 'enumNames', 'ifTaken'];

/** What must stay as it is: the values. */
const VALUES = ['default', 'const', 'enum', 'examples'];

/**
 * A part of a form with its texts translated.
 *
 * @param t - returns the key where there is no translation.
 */
export function translateForm<T>(part: T, t: (key: string) => string): T {
  return translate(part, false) as T;

  function translate(value: unknown, isText: boolean): unknown {
    if (typeof value === 'string') {
      return isText ? translated(value) : value;
    }
    if (Array.isArray(value)) {
      return value.map(item => translate(item, isText));
    }
    return isObject(value)
      ? Object.fromEntries(
          Object.entries(value).map(([name, inner]) => [
            name,
            VALUES.includes(name)
              ? inner
              : translate(inner, TEXTS.includes(name)),
          ]),
        )
      : value;
  }

  function translated(text: string): string {
    const key = formKey(text);
    const translation = t(key);
    return translation === key ? text : translation;
  }
}

/** Not what a layout put there, such as a component. */
function isObject(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype
  );
}
