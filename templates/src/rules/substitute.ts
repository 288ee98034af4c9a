/**
 * The value of an `Fn::Sub`, or `undefined` if one of its names has no value.
 *
 * @param text - contains names such as `${Name}`
 * @param valueOf - the value of a name
 */
export function substitute(
  text: string,
  valueOf: (name: string) => string | number | string[] | undefined,
): string | undefined {
  const names = [...text.matchAll(/\$\{([^!}][^}]*)\}/g)];
  return names.every(([, name]) => valueOf(name) !== undefined)
    ? names.reduce(
        (result, [placeholder, name]) =>
          result.replace(placeholder, () => String(valueOf(name))),
        text,
      )
    : undefined;
}
