import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import {
  ENTITY_TAG,
  FargateAws,
  FargateTarget,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { Observations } from '../aws';
import { serviceOf } from '../location';
import { parseServiceArn, StackFacts } from '../resources';
import { EntityAccess } from './EntityAccess';
import { isOwnedBy } from './isOwnedBy';

/** An ECS service that AWS confirms as the entity's. */
export interface OwnedService {
  target: FargateTarget;
  arn: string;
  cluster: string;
  name: string;
  /** Set if the entity has a stack annotation. */
  stack?: StackFacts & { arn: string };
}

/** Finds the ECS service of an entity for a user who has a certain permission. */
export class OwnedServices {
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
   * @throws NotFoundError when the user cannot see the entity in the catalog,
   * or AWS has no service for it.
   * @throws NotAllowedError when the user lacks the permission, an annotation
   * contains an ARN outside the targets, or AWS does not confirm that the
   * service belongs to the entity.
   * @throws InputError when the entity has no annotation for a service.
   */
  async find(
    entityRef: string,
    credentials: BackstageCredentials,
    permission: ResourcePermission,
  ): Promise<OwnedService> {
    const { entity } = await this.#access.authorize(
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
    if (!(await isOwnedBy(entityRef, location, this.#observations))) {
      throw new NotAllowedError(
        `AWS does not confirm that ${arn} belongs to ${entityRef}: add the tag ${ENTITY_TAG} with this entity reference to its stack, or to the service if no stack outputs it`,
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
