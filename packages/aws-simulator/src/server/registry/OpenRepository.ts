import { Ecr, Repository } from '../../services/ecr/model/Ecr';

/** A repository, for who may do what they ask for. */
export interface OpenRepository {
  ecr: Ecr;
  /**
   * @param operation - of ECR's API, which stands for what is done
   *
   * @throws AwsError `AccessDeniedException`, `RepositoryNotFoundException`
   */
  repositoryFor(operation: string): Repository;
}
