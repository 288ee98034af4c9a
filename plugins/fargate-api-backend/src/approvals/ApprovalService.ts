import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotAllowedError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import {
  APPROVAL_TOPIC,
  ApprovalDecision,
  ApprovalRequest,
  ApprovalState,
  FargateApiApproval,
  fargateApiDeploymentApprovePermission,
  fargateApiStatusReadPermission,
  plainText,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateAccess,
  ownersOf,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { AuditNote } from '../audit';
import { ApprovalStore, StoredApproval } from './ApprovalStore';
import { Notifications } from './Notifications';

/** The plugin whose tasks wait. */
const SCAFFOLDER = 'plugin:scaffolder';

/**
 * Requests of the scaffolder's tasks to deploy where that requires an approval. Who has
 * the permission for the environment decides, but not the user who asks.
 */
export class ApprovalService {
  constructor(
    private readonly options: {
      access: FargateAccess;
      auth: AuthService;
      catalog: CatalogService;
      events: Pick<EventsService, 'publish'>;
      notifications: Notifications;
      store: ApprovalStore;
      expiresAfterMs: number;
    },
  ) {}

  /**
   * What became of a request, which is new if the task asks for the first time.
   *
   * @throws NotAllowedError when anything but the scaffolder asks.
   */
  async request(
    entityRef: string,
    request: ApprovalRequest,
    credentials: BackstageCredentials,
    note: AuditNote,
  ): Promise<ApprovalState> {
    this.#assertScaffolder(credentials);
    const { expiresAfterMs, notifications, store } = this.options;
    const { approval, isNew } = await store.request(
      {
        ...request,
        entityRef,
        approvers: await this.#ownersOf(request.environmentRef),
      },
      expiresAfterMs,
    );
    const { approvers, decidedBy, expiresAt, id, reason } = approval;
    note({ approval: id, isNew });
    const notNotified = isNew
      ? await notifications.send({
          to: approvers,
          except: request.requestedBy,
          title: `Approval: deploy ${nameOf(entityRef)}`,
          description: `${request.requestedBy} asks to deploy ${
            request.image
          } to ${entityRef}${request.from ? `, from ${request.from}` : ''}${
            request.appliedBy
              ? `, and to let ${request.appliedBy} apply changes of settings from then on`
              : ''
          }. The request expires at ${expiresAt}.`,
          link: pathOf(entityRef),
        })
      : undefined;
    return {
      id,
      state: store.stateOf(approval),
      expiresAt,
      approvers,
      ...(decidedBy && { decidedBy }),
      ...(reason && { reason }),
      ...(notNotified && { notNotified }),
    };
  }

  /**
   * Ends a request: its task has ended, or does no longer wait.
   *
   * @throws NotAllowedError when anything but the scaffolder asks.
   */
  async close(
    entityRef: string,
    id: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    this.#assertScaffolder(credentials);
    const { id: own } = await this.options.store.get(entityRef, id);
    await this.options.store.close(own);
  }

  /**
   * The deployments of an API that wait for approval.
   *
   * @throws NotFoundError when the user cannot see the API.
   * @throws NotAllowedError when they may not read its status.
   */
  async list(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<FargateApiApproval[]> {
    const { access, store } = this.options;
    await access.authorize(
      entityRef,
      credentials,
      fargateApiStatusReadPermission,
    );
    const waiting = await store.waiting(entityRef);
    return Promise.all(
      waiting.map(async one => ({
        id: one.id,
        entityRef,
        image: one.image,
        ...(one.previousImage && { previousImage: one.previousImage }),
        ...(one.from && { from: one.from }),
        ...(one.appliedBy && { appliedBy: one.appliedBy }),
        requestedBy: one.requestedBy,
        requestedAt: one.requestedAt,
        expiresAt: one.expiresAt,
        taskId: one.taskId,
        mayDecide: await this.#mayDecide(one, credentials),
      })),
    );
  }

  /**
   * Approves or declines a deployment.
   *
   * @throws NotFoundError when the user cannot see the API, or has no such request.
   * @throws NotAllowedError when they may not approve, or asked for it themselves.
   * @throws ConflictError when it is decided already, or expired.
   */
  async decide(
    entityRef: string,
    id: string,
    { approve, reason }: ApprovalDecision,
    credentials: BackstageCredentials,
    note: AuditNote,
  ): Promise<void> {
    const { access, events, notifications, store } = this.options;
    const why = plainText(reason ?? '').trim();
    await access.authorize(
      entityRef,
      credentials,
      fargateApiStatusReadPermission,
    );
    const approval = await store.get(entityRef, id);
    note({ requestedBy: approval.requestedBy, image: approval.image });
    await this.#assertMayDecide(approval, credentials);
    if (!approve && !why) {
      throw new InputError('reason: say why, for whoever asked.');
    }
    const by = access.initiator(credentials).name;
    await store.decide(id, {
      state: approve ? 'approved' : 'declined',
      by,
      ...(why && { reason: why }),
    });
    // Tasks read the decision anyway; the event only saves them the wait.
    await events.publish({ topic: APPROVAL_TOPIC, eventPayload: { id } });
    if (approval.requestedBy.startsWith('user:')) {
      await notifications.send({
        to: [approval.requestedBy],
        title: `${approve ? 'Approved' : 'Declined'}: deploy ${nameOf(
          entityRef,
        )}`,
        description: `By ${by}${why ? `: ${why}` : ''}`,
        link: `/create/tasks/${approval.taskId}`,
      });
    }
  }

  async #mayDecide(
    approval: StoredApproval,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    try {
      await this.#assertMayDecide(approval, credentials);
      return true;
    } catch (error) {
      if (/^Not(Allowed|Found)Error$/.test((error as Error).name)) {
        return false;
      }
      throw error;
    }
  }

  async #assertMayDecide(
    { environmentRef, requestedBy }: StoredApproval,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { access } = this.options;
    await access.authorize(
      environmentRef,
      credentials,
      fargateApiDeploymentApprovePermission,
    );
    if (access.initiator(credentials).name === requestedBy) {
      throw new NotAllowedError(
        'You asked for this deployment, so somebody else has to approve it.',
      );
    }
  }

  async #ownersOf(environmentRef: string): Promise<string[]> {
    const { auth, catalog } = this.options;
    const environment = await catalog.getEntityByRef(environmentRef, {
      credentials: await auth.getOwnServiceCredentials(),
    });
    return environment ? ownersOf(environment) : [];
  }

  #assertScaffolder(credentials: BackstageCredentials): void {
    const { auth } = this.options;
    if (
      !auth.isPrincipal(credentials, 'service') ||
      credentials.principal.subject !== SCAFFOLDER
    ) {
      throw new NotAllowedError(
        'Only the tasks of the scaffolder ask for approvals.',
      );
    }
  }
}

function nameOf(entityRef: string): string {
  return parseEntityRef(entityRef).name;
}

function pathOf(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/catalog/${namespace}/${kind}/${name}`;
}

/** An API and the Component that provides it are one deployment. */
export function apiOf(entityRef: string): string {
  const parts = parseEntityRef(entityRef);
  return parts.kind.toLocaleLowerCase('en-US') === 'component'
    ? stringifyEntityRef({ ...parts, kind: 'api' })
    : entityRef;
}
