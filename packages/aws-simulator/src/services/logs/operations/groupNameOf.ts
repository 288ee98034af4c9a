/** The name of a log group that a call names by its name or by its ARN. */
export function groupNameOf(input: {
  logGroupName?: string;
  logGroupIdentifier?: string;
}): string {
  const name = input.logGroupName ?? input.logGroupIdentifier ?? '';
  return name.startsWith('arn:') ? name.split(':')[6] : name;
}
