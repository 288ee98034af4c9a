/** By resource type, the properties whose values nobody is to see. */
const SECRET_PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  'AWS::SecretsManager::Secret': ['SecretString'],
};

/** Properties as events and change sets show them: with `****` for secret values. */
export function withoutSecrets(
  typeName: string,
  properties: Record<string, any>,
): Record<string, any> {
  const secret = SECRET_PROPERTIES[typeName] ?? [];
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      secret.includes(name) ? '****' : value,
    ]),
  );
}
