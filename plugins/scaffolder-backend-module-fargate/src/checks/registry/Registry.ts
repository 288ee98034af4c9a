/** A registry that may be asked for images without credentials. */
export interface Registry {
  /** As images name it, e.g. `public.ecr.aws`; `docker.io` for Docker Hub. */
  host: string;
  /** Where its API is, e.g. `https://public.ecr.aws`. */
  endpoint: string;
}
