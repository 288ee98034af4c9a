import { REPOSITORY_MESSAGES } from './messages/repositoryMessages';

/**
 * An organization, user or group of a forge; groups of GitLab can be in groups.
 *
 * @public
 */
export const REPOSITORY_OWNER = /^\w[\w.-]*(\/\w[\w.-]*)*$/;

/**
 * The name of a repository.
 *
 * @public
 */
export const REPOSITORY_NAME = /^(?!\.{1,2}$)[\w.-]+$/;

/**
 * A repository that is to be created: the query of `GET /v1/repository-check`.
 *
 * @public
 */
export interface NewRepository {
  /** A host of `integrations`, such as `github.com`. */
  host: string;
  owner: string;
  /** Undefined to ask about any repository of the owner. */
  repo?: string;
}

/**
 * What keeps a portal from creating a repository.
 *
 * @public
 */
export type RepositoryObstacle = keyof typeof REPOSITORY_MESSAGES;

/**
 * The response of `GET /v1/repository-check`.
 *
 * @public
 */
export interface RepositoryCheck {
  /** Undefined if none was found, also where the forge could not be read. */
  obstacle?: RepositoryObstacle;
}
