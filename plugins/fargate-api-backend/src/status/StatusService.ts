import {
  BackstageCredentials,
  CacheService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  FargateApiStatus,
  fargateApiStatusReadPermission,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateAws } from '@fargate-api/backstage-plugin-fargate-api-node';
import { serviceOf } from '../location';
import { Observations } from '../observe';
import { StatusReader } from './StatusReader';

/** The status of an entity, for who may see it. */
export class StatusService {
  readonly #aws: FargateAws;
  readonly #catalog: CatalogService;
  readonly #permissions: PermissionsService;
  readonly #observations: Observations;
  readonly #reader: StatusReader;

  static create(options: {
    aws: FargateAws;
    cache: CacheService;
    catalog: CatalogService;
    permissions: PermissionsService;
  }): StatusService {
    return new StatusService(options);
  }

  private constructor(options: {
    aws: FargateAws;
    cache: CacheService;
    catalog: CatalogService;
    permissions: PermissionsService;
  }) {
    this.#aws = options.aws;
    this.#catalog = options.catalog;
    this.#permissions = options.permissions;
    this.#observations = new Observations(options);
    this.#reader = new StatusReader(options.aws, this.#observations);
  }

  /**
   * What AWS says does not fail it: that is a failure of a part of the status.
   *
   * @throws NotFoundError when the catalog does not show the entity.
   * @throws NotAllowedError when its status may not be read, or its annotation
   * leads out of the targets.
   * @throws InputError when no annotation ties it to a service.
   */
  async read(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<FargateApiStatus> {
    const entity = await this.#visibleEntity(entityRef, credentials);
    await this.#assertMayRead(entityRef, credentials);
    const location = await serviceOf(entity, {
      targets: this.#aws.targets,
      observations: this.#observations,
    });
    return this.#reader.read(location);
  }

  async #visibleEntity(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const entity = await this.#catalog.getEntityByRef(entityRef, {
      credentials,
    });
    if (!entity) {
      throw new NotFoundError(`There is no entity ${entityRef}`);
    }
    return entity;
  }

  async #assertMayRead(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const [{ result }] = await this.#permissions.authorize(
      [{ permission: fargateApiStatusReadPermission, resourceRef: entityRef }],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `The permission ${fargateApiStatusReadPermission.name} is needed to see the status of ${entityRef}`,
      );
    }
  }
}
