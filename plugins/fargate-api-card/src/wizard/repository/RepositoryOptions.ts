/** The `ui:options` of the field. */
export interface RepositoryOptions {
  /** Where the repository is. Default: `github.com`. */
  host?: string;
  /**
   * Whether the template continues with a repository of an earlier attempt, so that
   * only its own check knows whether it may exist.
   */
  mayExist?: boolean;
}
