/** What changes of the managed policies of a container, a sentence for each. */
export function describePolicyChange(
  before: readonly string[],
  after: readonly string[],
): string[] {
  const added = after.filter(arn => !before.includes(arn));
  const removed = before.filter(arn => !after.includes(arn));
  return [
    ...added.map(arn => `add: may do what ${nameOf(arn)} allows`),
    ...removed.map(
      arn => `remove: may no longer do what ${nameOf(arn)} allows`,
    ),
  ];
}

/** `AWS's policy AmazonS3ReadOnlyAccess`, `the account's policy orders`. */
function nameOf(arn: string): string {
  const [, owner, path] = /:iam::(\w+):policy\/(.+)$/.exec(arn) ?? [];
  return owner
    ? `${owner === 'aws' ? "AWS's" : "the account's"} policy ${path}`
    : arn;
}
