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
import { ServiceLocation } from '../location';
import { parseServiceArn, ServiceFacts, StackFacts } from '../resources';
import { findPlace } from './findPlace';
import { notConfirmed } from './notConfirmed';
import { unconfirmedKind } from './unconfirmedKind';

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
  readonly #showWithoutConsent: boolean;

  constructor(options: {
    aws: FargateAws;
    access: FargateAccess;
    observations: Observations;
    showWithoutConsent: boolean;
  }) {
    this.#aws = options.aws;
    this.#access = options.access;
    this.#observations = options.observations;
    this.#showWithoutConsent = options.showWithoutConsent;
  }

  /**
   * @param note - records the stack that the entity claims, and the target.
   * @param placeId - which of the entity's services; undefined for the only one.
   * @throws NotFoundError when the user cannot see the entity in the catalog,
   * or AWS has no service for it.
   * @throws NotAllowedError when the user lacks the permission, an annotation
   * contains an ARN outside the targets, or AWS does not confirm that the
   * service belongs to the entity.
   * @throws InputError when the entity has no annotation for a service.
   * @throws ConflictError when the entity has several services.
   * @throws ServiceUnavailableError when AWS does not respond, so that nobody
   * knows whether the service belongs to the entity.
   */
  async find(
    entityRef: string,
    credentials: BackstageCredentials,
    permission: ResourcePermission,
    note: AuditNote,
    placeId?: string,
  ): Promise<OwnedService> {
    const { entity } = await this.#access.authorize(
      entityRef,
      credentials,
      permission,
      [],
      seen => note(claimOf(seen)),
    );
    const { location, service, consent, stack } = await findPlace(
      entity,
      {
        targets: this.#aws.targets,
        observations: this.#observations,
        showWithoutConsent: this.#showWithoutConsent,
      },
      placeId,
    );
    const { target, serviceArn } = location;
    note({ target: target.name });
    if (consent === 'missing') {
      throw new NotAllowedError(refusal(entity, service.value));
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

function refusal(entity: Entity, service: ServiceFacts | undefined): string {
  const kind = unconfirmedKind(service);
  const { message, facts } = notConfirmed(kind, entity);
  const hint = translateToEnglish(`problem.${kind}.hint`, facts!);
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
