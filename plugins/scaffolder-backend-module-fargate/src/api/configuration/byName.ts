/** The items of a container definition, in the order of their names, so that another order in a form is no change. */
export function byName<T>(
  record: Readonly<Record<string, T>>,
  toItem: (value: T) => object,
): object[] {
  return Object.entries(record)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([Name, value]) => ({ Name, ...toItem(value) }));
}
