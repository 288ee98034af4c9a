/** The name of a log group that is given by name or ARN. */
export function groupNameOf(input: {
  logGroupName?: string;
  logGroupIdentifier?: string;
}): string {
  const name = input.logGroupName ?? input.logGroupIdentifier ?? '';
  return name.startsWith('arn:') ? name.split(':')[6] : name;
}
