import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ECS_SERVICE_ARN_ANNOTATION,
  fargateApiLogsReadPermission,
  fargateApiServiceRestartPermission,
  fargateApiServiceScalePermission,
  FargateApiStatus,
  fargateApiStatusReadPermission,
  fargateApiTaskStopPermission,
  Observed,
  ScalingLimits,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateAws } from '@fargate-api/backstage-plugin-fargate-api-node';
import { EntityAccess } from '../access';
import { isOwn, ServiceLocation, serviceOf } from '../location';
import { Observations } from '../observe';
import { observeScaling } from '../parts';
import { awsNow } from './awsNow';
import { LastViews } from './LastViews';
import { readStatus, SharedStatus } from './readStatus';

/** What is the same for everybody who may look at a service. */
interface View {
  location: ServiceLocation;
  status: SharedStatus;
  /** Asked for when somebody may do something. */
  own?: Promise<boolean>;
  /** Asked for when somebody may scale. */
  scaling?: Promise<Observed<ScalingLimits>>;
}

/** The status of an entity, for who may see it. */
export class StatusService {
  readonly #aws: FargateAws;
  readonly #access: EntityAccess;
  readonly #observations: Observations;
  readonly #maxDesiredCount: number;
  readonly #views = new LastViews<View>();

  constructor(options: {
    aws: FargateAws;
    access: EntityAccess;
    observations: Observations;
    maxDesiredCount: number;
  }) {
    this.#aws = options.aws;
    this.#access = options.access;
    this.#observations = options.observations;
    this.#maxDesiredCount = options.maxDesiredCount;
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
    const { entity, may } = await this.#access.enter(
      entityRef,
      credentials,
      fargateApiStatusReadPermission,
      [
        fargateApiServiceRestartPermission,
        fargateApiServiceScalePermission,
        fargateApiTaskStopPermission,
        fargateApiLogsReadPermission,
      ],
    );
    const view = await this.#views.get(keyOf(entity), () => this.#view(entity));
    const own = may.includes(true) && (await this.#isOwn(entityRef, view));
    const [restart, scale, stopTask, readLogs] = may.map(one => one && own);
    return {
      ...view.status,
      scaling: scale ? await this.#scaling(view) : {},
      permissions: { restart, scale, stopTask, readLogs },
    };
  }

  /** After somebody changed something. */
  forget(): void {
    this.#views.clear();
  }

  async #view(entity: Entity): Promise<View> {
    const location = await serviceOf(entity, {
      targets: this.#aws.targets,
      observations: this.#observations,
    });
    const status = await readStatus(location, this.#observations, () =>
      awsNow(this.#aws, location.target),
    );
    return { location, status };
  }

  async #isOwn(entityRef: string, view: View): Promise<boolean> {
    if (view.location.serviceArn.value === undefined) {
      return false;
    }
    view.own ??= isOwn(entityRef, view.location, this.#observations);
    return view.own;
  }

  #scaling(view: View): Promise<Observed<ScalingLimits>> {
    const { target, serviceArn } = view.location;
    const look = { target, observations: this.#observations };
    view.scaling ??= observeScaling(look, serviceArn, this.#maxDesiredCount);
    return view.scaling;
  }
}

/** All that a view follows from. */
function keyOf(entity: Entity): string {
  const { annotations = {} } = entity.metadata;
  return JSON.stringify([
    stringifyEntityRef(entity),
    entity.spec?.type,
    annotations[STACK_ARN_ANNOTATION],
    annotations[ECS_SERVICE_ARN_ANNOTATION],
  ]);
}
