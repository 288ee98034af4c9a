/**
 * Whether CloudFormation rejects a request because the stack has changed since
 * it was observed, by another task or by an earlier run of this one. The caller
 * observes the stack again.
 */
export function isStaleError(error: unknown): boolean {
  if (!(error instanceof Error)) {
    return false;
  }
  switch (error.name) {
    case 'ChangeSetNotFoundException':
    case 'ChangeSetNotFound':
    case 'InvalidChangeSetStatusException':
    case 'InvalidChangeSetStatus':
      return true;
    case 'ValidationError':
      return /already exists and cannot be created|_(IN_PROGRESS|COMPLETE|FAILED) state and can ?not be/.test(
        error.message,
      );
    default:
      return false;
  }
}
