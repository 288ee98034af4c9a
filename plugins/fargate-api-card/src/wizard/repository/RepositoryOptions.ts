/** The `ui:options` of the field. */
export interface RepositoryOptions {
  /** Where the repository is. Default: a host of the portal's `integrations`. */
  host?: string;
  /** Of which kind that host is. Default: `github`. */
  forge?: 'github' | 'gitlab';
  /**
   * Whether the template continues with a repository of an earlier attempt, so that
   * only its own check knows whether it may exist.
   */
  mayExist?: boolean;
}
