/** The name of an API's stack, and of its service. */
export function apiStackName({
  namespace,
  name,
}: {
  namespace: string;
  name: string;
}): string {
  return namespace === 'default' ? name : `${namespace}-${name}`;
}
