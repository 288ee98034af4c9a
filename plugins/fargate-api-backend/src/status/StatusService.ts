import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ECS_SERVICE_ARN_ANNOTATION,
  fargateApiConsumersCheckPermission,
  fargateApiLogsReadPermission,
  fargateApiServiceRestartPermission,
  fargateApiServiceScalePermission,
  FargateApiStatus,
  fargateApiStatusReadPermission,
  fargateApiTaskStopPermission,
  STACK_ARN_ANNOTATION,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateAws } from '@fargate-api/backstage-plugin-fargate-api-node';
import { EntityAccess, isOwnedBy } from '../access';
import { awsNow, Observations } from '../aws';
import { ServiceLocation, serviceOf } from '../location';
import { observeScaling } from '../resources';
import { LastViews } from './LastViews';
import { readStatus, SharedStatus } from './readStatus';

/** None of the operations. */
const NOTHING = [false, false, false, false, false];

/** What is the same for everybody who may look at a service. */
interface View {
  location: ServiceLocation;
  status: SharedStatus;
  /** Asked for when somebody may do something. */
  own?: Promise<boolean>;
  /** By what those who ask may do. */
  answers: Map<string, Promise<FargateApiStatus>>;
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
        fargateApiConsumersCheckPermission,
      ],
    );
    const view = await this.#views.get(keyOf(entity), () => this.#view(entity));
    const own = may.includes(true) && (await this.#isOwn(entityRef, view));
    return this.#answer(view, own ? may : NOTHING);
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
    return { location, status, answers: new Map() };
  }

  async #isOwn(entityRef: string, view: View): Promise<boolean> {
    if (view.location.serviceArn.value === undefined) {
      return false;
    }
    view.own ??= isOwnedBy(entityRef, view.location, this.#observations);
    return view.own;
  }

  /** One object for all who may do the same. */
  #answer(view: View, may: boolean[]): Promise<FargateApiStatus> {
    const key = may.join();
    let answer = view.answers.get(key);
    if (!answer) {
      answer = this.#compose(view, may);
      view.answers.set(key, answer);
    }
    return answer;
  }

  async #compose(
    { location, status }: View,
    [restart, scale, stopTask, readLogs, mayCheck]: boolean[],
  ): Promise<FargateApiStatus> {
    const { target, serviceArn, stack } = location;
    const checkConsumers = mayCheck && stack?.value?.kind === 'internal-api';
    const look = { target, observations: this.#observations };
    return {
      ...status,
      scaling: scale
        ? await observeScaling(look, serviceArn, this.#maxDesiredCount)
        : {},
      permissions: { restart, scale, stopTask, readLogs, checkConsumers },
    };
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
