import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  EnvironmentApi,
  EnvironmentStatus,
  fargateApiStatusReadPermission,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateAccess,
  FargateAws,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { AuditNote, claimOf } from '../audit';
import { readClock, Observations } from '../aws';
import { environmentOf } from '../location';
import { apisIn } from './apisIn';
import { readEnvironment } from './readEnvironment';

/** Returns the status of an environment to authorized users. */
export class EnvironmentService {
  readonly #aws: FargateAws;
  readonly #access: FargateAccess;
  readonly #catalog: CatalogService;
  readonly #observations: Observations;
  readonly #showWithoutConsent: boolean;

  constructor(options: {
    aws: FargateAws;
    access: FargateAccess;
    catalog: CatalogService;
    observations: Observations;
    showWithoutConsent: boolean;
  }) {
    this.#aws = options.aws;
    this.#access = options.access;
    this.#catalog = options.catalog;
    this.#observations = options.observations;
    this.#showWithoutConsent = options.showWithoutConsent;
  }

  /**
   * Reads the status of an environment. An error of AWS is returned as a
   * failure of the part of the status that it concerns.
   *
   * @param note - records the stack that the entity claims, and the target.
   * @throws NotFoundError when the user cannot see the entity in the catalog.
   * @throws NotAllowedError when the user lacks the permission to read the
   * status, or an ARN is outside the targets.
   * @throws InputError when the entity is not an environment with a stack.
   */
  async read(
    entityRef: string,
    credentials: BackstageCredentials,
    note: AuditNote,
  ): Promise<EnvironmentStatus> {
    const { entity } = await this.#authorize(entityRef, credentials, note);
    const observations = this.#observations.forRequest();
    const location = await environmentOf(entity, {
      targets: this.#aws.targets,
      observations,
    });
    note({ target: location.target.name });
    const [status, apis] = await Promise.all([
      readEnvironment(entity, location, {
        observations,
        showWithoutConsent: this.#showWithoutConsent,
      }),
      apisIn(entityRef, this.#catalog, credentials),
    ]);
    const clock = await readClock(this.#aws, location.target);
    return { ...status, apis, ...clock };
  }

  /** Lists the APIs in an environment, without calls to AWS. Throws the same errors as {@link EnvironmentService.read}. */
  async apis(
    entityRef: string,
    credentials: BackstageCredentials,
    note: AuditNote,
  ): Promise<EnvironmentApi[]> {
    await this.#authorize(entityRef, credentials, note);
    return apisIn(entityRef, this.#catalog, credentials);
  }

  #authorize(
    entityRef: string,
    credentials: BackstageCredentials,
    note: AuditNote,
  ) {
    return this.#access.authorize(
      entityRef,
      credentials,
      fargateApiStatusReadPermission,
      [],
      seen => note(claimOf(seen)),
    );
  }
}
