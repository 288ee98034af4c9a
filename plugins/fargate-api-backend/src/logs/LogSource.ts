/** Where a container of a task logs to. */
export interface LogSource {
  container: string;
  group: string;
  stream: string;
}
