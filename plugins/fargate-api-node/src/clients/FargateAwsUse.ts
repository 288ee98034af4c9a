/**
 * What a target is used for, which decides the role: `look` only reads,
 * `operate` restarts, scales, stops tasks and reads logs, `deploy` is for the
 * scaffolder's actions.
 *
 * @public
 */
export type FargateAwsPurpose = 'look' | 'operate' | 'deploy';

/**
 * How a target is used.
 *
 * @public
 */
export type FargateAwsUse = (
  | { purpose: 'look' }
  | {
      purpose: 'operate' | 'deploy';
      /** The entity reference of the user who asked for it. */
      initiator: string;
    }
) & {
  /**
   * Whether a throttled request fails soon, because somebody waits for it.
   * Default: false, it is retried for long.
   */
  failFast?: boolean;
};
