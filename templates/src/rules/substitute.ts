/**
 * The text of an `Fn::Sub`, or nothing while one of its names has no value.
 *
 * @param text - with names as in `${Name}`
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
