/** The last part of an ARN's path: a task's id, a task definition's `family:revision`. */
export function idOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
