import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import { FargateAccessOptions } from './FargateAccessOptions';
import { Initiator } from './Initiator';
import { SharedDecisions } from './SharedDecisions';

/**
 * Decides who may do what with entities and targets: by Backstage's permission
 * policy and, unless it is turned off, by an ownership guard that holds even if
 * the policy allows everything. A decision about a change is made for it alone; the
 * policy's decision about a look is shared for a second.
 *
 * @public
 */
export class FargateAccess {
  readonly #decisions: SharedDecisions;

  constructor(private readonly options: FargateAccessOptions) {
    this.#decisions = new SharedDecisions(options);
  }

  /**
   * Decides about one entity for a request: {@link Initiator.authorize}.
   *
   * @throws NotFoundError when the user cannot see the entity in the catalog.
   * @throws NotAllowedError when the user lacks the required permission.
   */
  authorize(
    entityRef: string,
    credentials: BackstageCredentials,
    required: ResourcePermission,
    optional: ResourcePermission[] = [],
    seen?: (entity: Entity) => void,
  ): Promise<{ entity: Entity; allowed: boolean[] }> {
    return this.initiator(credentials).authorize(
      entityRef,
      required,
      optional,
      seen,
    );
  }

  /** Whoever has these credentials. Ask for one for each run or request. */
  initiator(credentials: BackstageCredentials): Initiator {
    return new Initiator(this.options, credentials, this.#decisions);
  }
}
