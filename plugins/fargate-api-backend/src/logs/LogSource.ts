/** The CloudWatch log stream of a container. */
export interface LogSource {
  container: string;
  group: string;
  stream: string;
}
