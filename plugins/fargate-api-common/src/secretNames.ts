/**
 * A secret or parameter that an API may refer to, because its tag
 * `fargate-api:entity` names the API. Never its value.
 *
 * @public
 */
export interface SecretName {
  /** The name of the target that has it. */
  target: string;
  /** As the input `secrets` has it: `ssm:NAME` or `secretsmanager:NAME`. */
  reference: string;
}

/**
 * The response of `GET /v1/apis/:namespace/:name/secrets`.
 *
 * @public
 */
export interface SecretNames {
  /** Sorted by reference. */
  secrets: SecretName[];
  /** The names of the targets whose secrets could not be read. */
  unread: string[];
}
