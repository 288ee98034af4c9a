import { EventEmitter, once } from 'node:events';
import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { EventsService } from '@backstage/plugin-events-node';
import {
  APPROVAL_TOPIC,
  ApprovalRequest,
  ApprovalState,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { Approvals } from './Approvals';

const PLUGIN = 'fargate-api';

/** The requests for approval that the fargate-api plugin keeps. */
export class ApprovalClient implements Approvals {
  readonly #decisions = new EventEmitter().setMaxListeners(0);

  static async create(options: {
    auth: AuthService;
    discovery: DiscoveryService;
    events: Pick<EventsService, 'subscribe'>;
  }): Promise<ApprovalClient> {
    const client = new ApprovalClient(options);
    await options.events.subscribe({
      id: 'fargate-api-approvals',
      topics: [APPROVAL_TOPIC],
      onEvent: async ({ eventPayload }) => {
        const { id } = eventPayload as { id: string };
        client.#decisions.emit(id);
      },
    });
    return client;
  }

  private constructor(
    private readonly options: {
      auth: AuthService;
      discovery: DiscoveryService;
    },
  ) {}

  async request(
    entityRef: string,
    request: ApprovalRequest,
    options: { signal?: AbortSignal } = {},
  ): Promise<ApprovalState> {
    const response = await this.#send(entityRef, '', {
      method: 'POST',
      body: JSON.stringify(request),
      ...options,
    });
    return response.json();
  }

  async close(
    entityRef: string,
    id: string,
    options: { signal?: AbortSignal } = {},
  ): Promise<void> {
    await this.#send(entityRef, `/${id}`, { method: 'DELETE', ...options });
  }

  async decision(id: string, signal: AbortSignal): Promise<void> {
    await once(this.#decisions, id, { signal }).catch(() => {});
  }

  async #send(
    entityRef: string,
    path: string,
    init: RequestInit,
  ): Promise<Response> {
    const { auth, discovery } = this.options;
    const { kind, namespace, name } = parseEntityRef(entityRef);
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: PLUGIN,
    });
    const entity = [kind, namespace, name].map(encodeURIComponent).join('/');
    const response = await fetch(
      `${await discovery.getBaseUrl(
        PLUGIN,
      )}/v1/entities/${entity}/approvals${path}`,
      {
        ...init,
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
        },
      },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}
