/** An error of an AWS service: its code, its message and its HTTP status. */
export class AwsError extends Error {
  readonly status: number;
  /** More members of the modelled exception, e.g. `{ resourceId }`. */
  readonly fields: Record<string, unknown>;

  constructor(
    readonly code: string,
    message: string,
    options: { status?: number; fields?: Record<string, unknown> } = {},
  ) {
    super(message);
    this.name = code;
    this.status = options.status ?? 400;
    this.fields = options.fields ?? {};
  }
}
