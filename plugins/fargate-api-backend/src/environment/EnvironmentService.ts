import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  EnvironmentApi,
  EnvironmentStatus,
  fargateApiStatusReadPermission,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateAws } from '@fargate-api/backstage-plugin-fargate-api-node';
import { EntityAccess } from '../access';
import { awsNow, Observations } from '../aws';
import { environmentOf } from '../location';
import { apisIn } from './apisIn';
import { readEnvironment } from './readEnvironment';

/** The status of an environment, for who may see it. */
export class EnvironmentService {
  readonly #aws: FargateAws;
  readonly #access: EntityAccess;
  readonly #catalog: CatalogService;
  readonly #observations: Observations;

  constructor(options: {
    aws: FargateAws;
    access: EntityAccess;
    catalog: CatalogService;
    observations: Observations;
  }) {
    this.#aws = options.aws;
    this.#access = options.access;
    this.#catalog = options.catalog;
    this.#observations = options.observations;
  }

  /**
   * What AWS says does not fail it: that is a failure of a part of the status.
   *
   * @throws NotFoundError when the catalog does not show the entity.
   * @throws NotAllowedError when its status may not be read, or an ARN leads
   * out of the targets.
   * @throws InputError when it is no environment with a stack.
   */
  async read(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<EnvironmentStatus> {
    const { entity } = await this.#enter(entityRef, credentials);
    const location = await environmentOf(entity, {
      targets: this.#aws.targets,
      observations: this.#observations,
    });
    const [status, apis] = await Promise.all([
      readEnvironment(location, this.#observations),
      apisIn(entityRef, this.#catalog, credentials),
    ]);
    const now = await awsNow(this.#aws, location.target);
    return { ...status, apis, now: now.toISOString() };
  }

  /** The APIs in it, without asking AWS. Throws as {@link EnvironmentService.read}. */
  async apis(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<EnvironmentApi[]> {
    await this.#enter(entityRef, credentials);
    return apisIn(entityRef, this.#catalog, credentials);
  }

  #enter(entityRef: string, credentials: BackstageCredentials) {
    return this.#access.enter(
      entityRef,
      credentials,
      fargateApiStatusReadPermission,
    );
  }
}
