/** The `ui:options` of the field. */
export interface RepositoryOptions {
  /** Where the repository is. Default: `github.com`. */
  host?: string;
}
