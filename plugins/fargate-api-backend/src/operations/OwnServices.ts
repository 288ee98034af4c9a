import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import {
  ENTITY_TAG,
  FargateAws,
  FargateTarget,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { EntityAccess } from '../access';
import { isOwn, parseServiceArn, serviceOf } from '../location';
import { Observations } from '../observe';
import { StackFacts } from '../reads';

/** A service that may be touched. */
export interface OwnService {
  target: FargateTarget;
  arn: string;
  cluster: string;
  name: string;
  /** Where the entity names a stack. */
  stack?: StackFacts & { arn: string };
}

/** Finds the service that is an entity's own, for who may do something with it. */
export class OwnServices {
  readonly #aws: FargateAws;
  readonly #access: EntityAccess;
  readonly #observations: Observations;

  constructor(options: {
    aws: FargateAws;
    access: EntityAccess;
    observations: Observations;
  }) {
    this.#aws = options.aws;
    this.#access = options.access;
    this.#observations = options.observations;
  }

  /**
   * @throws NotFoundError when the catalog does not show the entity, or AWS
   * has no service for it.
   * @throws NotAllowedError when the permission is missing, the annotation
   * leads out of the targets, or AWS does not say that the service is the
   * entity's.
   * @throws InputError when no annotation ties the entity to a service.
   */
  async find(
    entityRef: string,
    credentials: BackstageCredentials,
    permission: ResourcePermission,
  ): Promise<OwnService> {
    const { entity } = await this.#access.enter(
      entityRef,
      credentials,
      permission,
    );
    const location = await serviceOf(entity, {
      targets: this.#aws.targets,
      observations: this.#observations,
    });
    const { target, serviceArn } = location;
    const arn = serviceArn.value;
    if (!arn) {
      throw new NotFoundError(
        serviceArn.failure?.message ?? `${entityRef} has no ECS service`,
      );
    }
    if (!(await isOwn(entityRef, location, this.#observations))) {
      throw new NotAllowedError(
        `AWS does not say that ${arn} is ${entityRef}: its stack, or else the service, needs the tag ${ENTITY_TAG}`,
      );
    }
    const { stackArn, stack } = location;
    return {
      target,
      arn,
      ...parseServiceArn(arn),
      ...(stackArn &&
        stack?.value && { stack: { arn: stackArn, ...stack.value } }),
    };
  }
}
