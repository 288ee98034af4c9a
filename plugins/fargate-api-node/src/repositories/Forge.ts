/** Requests a path of a forge's REST API. */
export type Ask = (path: string) => Promise<Response>;

/** Where the REST API of a forge has what, by owner and name. */
export interface Forge {
  apiBaseUrl: string;
  /** Undefined without a token. */
  headers(owner: string): Promise<Record<string, string> | undefined>;
  ownerPath(owner: string): string;
  repositoryPath(owner: string, repo: string): string;
  /** Whether a repository, by its path, has no commits. */
  isEmpty(repositoryPath: string, ask: Ask): Promise<boolean>;
  filePath(repositoryPath: string, file: string): string;
}
