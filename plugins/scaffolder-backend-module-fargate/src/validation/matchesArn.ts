/**
 * Whether a pattern of an ARN matches. A star stands for any characters but colons,
 * which separate the parts of an ARN.
 */
export function matchesArn(pattern: string, arn: string): boolean {
  const source = pattern
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^:]*');
  return new RegExp(`^${source}$`).test(arn);
}
