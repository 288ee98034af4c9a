/** How many digits of its id tell a task apart to a reader, as in AWS's console. */
const LENGTH = 8;

/** A task's id, cut short. */
export function shortTaskId(id: string): string {
  return id.slice(0, LENGTH);
}
