/**
 * The body of `POST /v1/entities/:kind/:namespace/:name/scale`.
 *
 * @public
 */
export interface ScaleRequest {
  /** The desired count: an integer within the limits of the service. */
  desired: number;
}

/**
 * The response to an operation that AWS accepted. The status shows its effect.
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
 * The response of `GET /v1/entities/:kind/:namespace/:name/tasks/:taskId/logs`.
 *
 * @public
 */
export interface TaskLogs {
  taskId: string;
  /** The last lines of all containers that log to CloudWatch, oldest first. */
  lines: LogLine[];
  /** The log of the first container in the AWS console. */
  link?: string;
}
