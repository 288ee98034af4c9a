import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { isError, NotAllowedError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  fargateApiApiUpdatePermission,
  SecretNames,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateAccess,
  FargateTargets,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { AuditNote, claimOf } from '../audit';
import { Observations } from '../aws';
import { observeSecretReferences, SecretReference } from '../resources';

/** Lists the names of the secrets that an API may refer to. */
export class SecretNameService {
  readonly #access: FargateAccess;
  readonly #auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  readonly #catalog: Pick<CatalogService, 'getEntityByRef'>;
  readonly #observations: Observations;
  readonly #targets: FargateTargets;

  constructor(options: {
    access: FargateAccess;
    auth: Pick<AuthService, 'getOwnServiceCredentials'>;
    catalog: Pick<CatalogService, 'getEntityByRef'>;
    observations: Observations;
    targets: FargateTargets;
  }) {
    this.#access = options.access;
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#observations = options.observations;
    this.#targets = options.targets;
  }

  /**
   * Lists them in every target that the user may deploy to. The secrets of an API
   * that is in the catalog, seen by the user or not, are for who may update it; those
   * that a deleted API of this name left, for its owner.
   *
   * @param note - records the stack that the entity claims.
   * @throws NotAllowedError when the API is in the catalog and the user cannot see it,
   * or may not update it.
   */
  async list(
    apiRef: string,
    credentials: BackstageCredentials,
    note: AuditNote,
  ): Promise<SecretNames> {
    await this.#authorize(apiRef, credentials, note);
    const initiator = this.#access.initiator(credentials);
    const usable = await initiator.usableTargets(this.#targets.list());
    const mayUse = async ({ owner }: SecretReference) =>
      owner === undefined || initiator.isMember([owner]);
    const observations = this.#observations.forRequest();
    const found = await Promise.all(
      usable.map(async target => {
        const { value = [], failure } = await observeSecretReferences(
          { observations, target },
          apiRef,
        );
        const areUsable = await Promise.all(value.map(mayUse));
        return {
          target: target.name,
          references: value.filter((_, i) => areUsable[i]),
          failure,
        };
      }),
    );
    return {
      secrets: found
        .flatMap(({ target, references }) =>
          references.map(({ reference }) => ({ target, reference })),
        )
        .sort((a, b) => a.reference.localeCompare(b.reference)),
      unread: found
        .filter(({ failure }) => failure)
        .map(({ target }) => target),
    };
  }

  async #authorize(
    apiRef: string,
    credentials: BackstageCredentials,
    note: AuditNote,
  ): Promise<void> {
    const known = await this.#catalog.getEntityByRef(apiRef, {
      credentials: await this.#auth.getOwnServiceCredentials(),
    });
    if (!known) {
      return;
    }
    try {
      await this.#access.authorize(
        apiRef,
        credentials,
        fargateApiApiUpdatePermission,
        [],
        seen => note(claimOf(seen)),
      );
    } catch (error) {
      throw isError(error) && error.name === 'NotFoundError'
        ? new NotAllowedError(
            `The name ${apiRef} is taken. Choose another one.`,
          )
        : error;
    }
  }
}
