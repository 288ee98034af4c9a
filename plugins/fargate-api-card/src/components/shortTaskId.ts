/** How many characters of a task ID are shown, as in the AWS console. */
const LENGTH = 8;

/** A shortened task ID. */
export function shortTaskId(id: string): string {
  return id.slice(0, LENGTH);
}
