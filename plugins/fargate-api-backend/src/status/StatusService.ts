import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ECS_SERVICE_ARN_ANNOTATION,
  ECS_SERVICE_TAGS_ANNOTATION,
  apiShape,
  fargateApiConsumersCheckPermission,
  fargateApiLogsReadPermission,
  fargateApiServiceRestartPermission,
  fargateApiServiceScalePermission,
  FargateApiPlace,
  FargateApiPlaces,
  FargateApiStatus,
  fargateApiStatusReadPermission,
  fargateApiTaskStopPermission,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateAccess,
  FargateAws,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { findPlace, Place, PlaceOptions, placesOf } from '../access';
import { AuditNote, claimOf } from '../audit';
import { readClock, Observations, Observer } from '../aws';
import { observeScaling } from '../resources';
import { placeProblems } from './problems';
import { readStatus, SharedStatus, Subject } from './readStatus';
import { ViewCache } from './ViewCache';

/** None of the optional permissions. */
const NONE_ALLOWED = [false, false, false, false, false];

/** The status of a service that is shared by all users. */
interface View {
  subject: Subject;
  status: SharedStatus;
  /** What the rest is read with. */
  observations: Observer;
  /** Whether AWS confirms that the service belongs to the entity. */
  isOwned: boolean;
  /** The status by the permissions of the user. */
  statuses: Map<string, Promise<FargateApiStatus>>;
}

/** Returns the status of an entity to authorized users. */
export class StatusService {
  readonly #aws: FargateAws;
  readonly #access: FargateAccess;
  readonly #observations: Observations;
  readonly #maxDesiredCount: number;
  readonly #showWithoutConsent: boolean;
  readonly #views = new ViewCache<View>();

  constructor(options: {
    aws: FargateAws;
    access: FargateAccess;
    observations: Observations;
    maxDesiredCount: number;
    showWithoutConsent: boolean;
  }) {
    this.#aws = options.aws;
    this.#access = options.access;
    this.#observations = options.observations;
    this.#maxDesiredCount = options.maxDesiredCount;
    this.#showWithoutConsent = options.showWithoutConsent;
  }

  /**
   * Reads the status of an entity. An error of AWS is returned as a failure of
   * the part of the status that it concerns.
   *
   * @param note - records the stack that the entity claims, and the target.
   * @param placeId - which of the entity's services; undefined for the only one.
   * @throws NotFoundError when the user cannot see the entity in the catalog.
   * @throws NotAllowedError when the user lacks the permission to read the
   * status, or an annotation contains an ARN outside the targets.
   * @throws InputError when the entity has no annotation for a service.
   * @throws ConflictError when the entity has several services.
   */
  async read(
    entityRef: string,
    credentials: BackstageCredentials,
    note: AuditNote,
    placeId?: string,
  ): Promise<FargateApiStatus> {
    const { entity, allowed } = await this.#access.authorize(
      entityRef,
      credentials,
      fargateApiStatusReadPermission,
      [
        fargateApiServiceRestartPermission,
        fargateApiServiceScalePermission,
        fargateApiTaskStopPermission,
        fargateApiLogsReadPermission,
        fargateApiConsumersCheckPermission,
      ],
      seen => note(claimOf(seen)),
    );
    const view = await this.#views.get(keyOf(entity, placeId), () =>
      this.#createView(entity, placeId),
    );
    note({ target: view.subject.target.name });
    return this.#statusFor(view, view.isOwned ? allowed : NONE_ALLOWED);
  }

  /**
   * Lists the services of an entity, for {@link StatusService.read}. In addition to
   * its errors, but without a conflict:
   *
   * @throws ServiceUnavailableError when AWS does not tell which services have the
   * tags in the annotation.
   */
  async places(
    entityRef: string,
    credentials: BackstageCredentials,
    note: AuditNote,
  ): Promise<FargateApiPlaces> {
    const { entity } = await this.#access.authorize(
      entityRef,
      credentials,
      fargateApiStatusReadPermission,
      [],
      seen => note(claimOf(seen)),
    );
    const found = await placesOf(entity, this.#placeOptions());
    return {
      places: found.places.map(toPlace),
      problems: placeProblems(found),
    };
  }

  /** Clears the shared statuses after an operation. */
  forget(): void {
    this.#views.clear();
  }

  async #createView(
    entity: Entity,
    placeId: string | undefined,
  ): Promise<View> {
    const options = this.#placeOptions();
    const found = await findPlace(entity, options, placeId);
    const { location, service, consent, stack, withheld } = found;
    const { target, stackArn } = location;
    const isOwned = consent === 'given';
    const subject: Subject = withheld
      ? {
          target,
          stackArn,
          serviceArn: { failure: withheld },
          service: { failure: withheld },
        }
      : {
          ...location,
          service,
          ...(isOwned && { stack: stack && { value: stack } }),
        };
    // Without a current confirmation, nothing new is read.
    const lastKnown =
      service.failure && this.#observations.lastKnown(service.failure);
    const status = await readStatus(
      subject,
      lastKnown ?? options.observations,
      () => readClock(this.#aws, target),
    );
    return {
      subject,
      status: {
        ...status,
        problems: [
          ...status.problems,
          // Who names a place has read them of all places.
          ...(placeId === undefined ? placeProblems(found) : []),
        ],
      },
      observations: lastKnown ?? this.#observations,
      isOwned,
      statuses: new Map(),
    };
  }

  #placeOptions(): PlaceOptions {
    return {
      targets: this.#aws.targets,
      observations: this.#observations.forRequest(),
      showWithoutConsent: this.#showWithoutConsent,
    };
  }

  /** Users with the same permissions share one object. */
  #statusFor(view: View, allowed: boolean[]): Promise<FargateApiStatus> {
    const key = allowed.join();
    let status = view.statuses.get(key);
    if (!status) {
      status = this.#compose(view, allowed);
      view.statuses.set(key, status);
    }
    return status;
  }

  async #compose(
    { subject, status, observations }: View,
    [restart, scale, stopTask, readLogs, canCheck]: boolean[],
  ): Promise<FargateApiStatus> {
    const { target, serviceArn, stack } = subject;
    const checkConsumers =
      canCheck && apiShape(stack?.value?.kind)?.reach === 'private-network';
    const context = { target, observations };
    return {
      ...status,
      scaling: scale
        ? await observeScaling(context, serviceArn, this.#maxDesiredCount)
        : {},
      permissions: { restart, scale, stopTask, readLogs, checkConsumers },
    };
  }
}

function toPlace({ id, location, cluster, name }: Place): FargateApiPlace {
  const { name: target, accountId, region } = location.target;
  return { id, target: { name: target, accountId, region }, cluster, name };
}

/** Contains everything that a view depends on. */
function keyOf(entity: Entity, placeId: string | undefined): string {
  const { annotations = {} } = entity.metadata;
  return JSON.stringify([
    stringifyEntityRef(entity),
    entity.spec?.type,
    annotations[STACK_ARN_ANNOTATION],
    annotations[ECS_SERVICE_ARN_ANNOTATION],
    annotations[ECS_SERVICE_TAGS_ANNOTATION],
    annotations[ANNOTATION_LOCATION],
    annotations[ANNOTATION_ORIGIN_LOCATION],
    placeId,
  ]);
}
