/**
 * A repository, with what the review page shows of it.
 *
 * @public
 */
export interface SelectedRepository {
  /** As Backstage's actions take it: `github.com?owner=acme&repo=orders`. */
  repoUrl: string;
  /** Its owner and name, and its host, in words. */
  name?: string;
}
