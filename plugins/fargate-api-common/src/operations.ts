/**
 * The body of `POST /v1/entities/:kind/:namespace/:name/scale`.
 *
 * @public
 */
export interface ScaleRequest {
  /** How many tasks the service shall want: an integer within its limits. */
  desired: number;
}

/**
 * The answer to an operation that AWS took: its effect is seen in the status.
 *
 * @public
 */
export interface FargateApiOperation {
  /** By AWS's clock, ISO 8601. */
  acceptedAt: string;
}

/** @public */
export interface LogLine {
  /** ISO 8601. */
  at: string;
  message: string;
  /** The container that wrote it. */
  container: string;
}

/**
 * The answer of `GET /v1/entities/:kind/:namespace/:name/tasks/:taskId/logs`.
 *
 * @public
 */
export interface TaskLogs {
  taskId: string;
  /** Oldest first; the last ones of all containers that log to CloudWatch. */
  lines: LogLine[];
  /** AWS's console, at the log of the first container. */
  link?: string;
}
