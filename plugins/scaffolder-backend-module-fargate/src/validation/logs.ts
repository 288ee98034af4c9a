/**
 * The days that CloudWatch Logs can keep logs.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
export const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827,
  2192, 2557, 2922, 3288, 3653,
];

/** What encrypts logs: `none` for AWS's own encryption, or the ARN of a KMS key. */
export const LOG_KMS_KEY =
  /^(none|arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+)$/;

/** Follows a quoted value that {@link LOG_KMS_KEY} does not match. */
export const NO_LOG_KMS_KEY = 'is neither none nor the ARN of a KMS key';
