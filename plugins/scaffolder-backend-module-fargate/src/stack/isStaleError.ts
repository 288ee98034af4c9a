/**
 * Whether CloudFormation refuses a step because the stack is not any more what
 * it was when we looked: another task was faster, or this one was here before.
 * Whoever sees this looks again.
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
