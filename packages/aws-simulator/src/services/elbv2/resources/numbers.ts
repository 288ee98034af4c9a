/**
 * The properties with these members as numbers: a template's parameters are
 * text, whatever their type, and CloudFormation converts.
 */
export function withNumbers<T extends Record<string, any>>(
  properties: T,
  ...members: (keyof T & string)[]
): T {
  const converted: Record<string, any> = { ...properties };
  for (const member of members) {
    if (converted[member] !== undefined) {
      converted[member] = Number(converted[member]);
    }
  }
  return converted as T;
}
