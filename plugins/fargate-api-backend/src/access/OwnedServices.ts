import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import { ReadFailure } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateAccess,
  FargateAws,
  FargateTarget,
  translateToEnglish,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { AuditNote, claimOf } from '../audit';
import { Observations } from '../aws';
import { ServiceLocation, serviceOf } from '../location';
import { observeService, parseServiceArn, StackFacts } from '../resources';
import { notConfirmed } from './notConfirmed';
import { serviceConsent } from './serviceConsent';

/** An ECS service that AWS confirms as the entity's. */
export interface OwnedService {
  target: FargateTarget;
  arn: string;
  cluster: string;
  name: string;
  /** The entity's stack, if it made the service. */
  stack?: StackFacts & { arn: string };
}

/** Finds the ECS service of an entity for a user who has a certain permission. */
export class OwnedServices {
  readonly #aws: FargateAws;
  readonly #access: FargateAccess;
  readonly #observations: Observations;

  constructor(options: {
    aws: FargateAws;
    access: FargateAccess;
    observations: Observations;
  }) {
    this.#aws = options.aws;
    this.#access = options.access;
    this.#observations = options.observations;
  }

  /**
   * @param note - records the stack that the entity claims, and the target.
   * @throws NotFoundError when the user cannot see the entity in the catalog,
   * or AWS has no service for it.
   * @throws NotAllowedError when the user lacks the permission, an annotation
   * contains an ARN outside the targets, or AWS does not confirm that the
   * service belongs to the entity.
   * @throws InputError when the entity has no annotation for a service.
   * @throws ServiceUnavailableError when AWS does not respond, so that nobody
   * knows whether the service belongs to the entity.
   */
  async find(
    entityRef: string,
    credentials: BackstageCredentials,
    permission: ResourcePermission,
    note: AuditNote,
  ): Promise<OwnedService> {
    const { entity } = await this.#access.authorize(
      entityRef,
      credentials,
      permission,
      [],
      seen => note(claimOf(seen)),
    );
    const observations = this.#observations;
    const location = await serviceOf(entity, {
      targets: this.#aws.targets,
      observations,
    });
    const { target, serviceArn } = location;
    note({ target: target.name });
    const context = { observations, target };
    const service = await observeService(context, serviceArn);
    const { consent, stack } = await serviceConsent(
      entity,
      location,
      service,
      context,
    );
    if (consent === 'missing') {
      throw new NotAllowedError(refusal(entity));
    }
    const unknown =
      service.failure ?? (consent === 'given' ? undefined : consent.unknown);
    if (unknown) {
      throw isAbsent(location, unknown)
        ? new NotFoundError(unknown.message)
        : new ServiceUnavailableError(
            `Could not confirm that the ECS service belongs to ${entityRef}: ${unknown.message}`,
          );
    }
    const arn = serviceArn.value!;
    return { target, arn, ...parseServiceArn(arn), ...(stack && { stack }) };
  }
}

function refusal(entity: Entity): string {
  const { message, facts } = notConfirmed('service-not-confirmed', entity);
  const hint = translateToEnglish('problem.service-not-confirmed.hint', facts!);
  return `${message}. ${hint}`;
}

/** Whether AWS has no service, rather than did not respond: it was deleted, or the stack has not created it yet. */
function isAbsent(
  { serviceArn, stack }: ServiceLocation,
  { reason }: ReadFailure,
): boolean {
  return (
    reason === 'not-found' || (!serviceArn.value && stack?.value !== undefined)
  );
}
