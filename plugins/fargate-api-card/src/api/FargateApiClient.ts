import { CompoundEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { FetchApi } from '@backstage/frontend-plugin-api';
import {
  ApprovalDecision,
  ConsumerCheck,
  ConsumerPlace,
  EnvironmentStatus,
  FargateApiApproval,
  FargateApiDeployments,
  FargateApiOperation,
  FargateApiPlaces,
  FargateApiPreviews,
  FargateApiStatus,
  FargateTargetSummary,
  NewRepository,
  plainTexts,
  PriceList,
  RepositoryCheck,
  ScaleRequest,
  SecretNames,
  TargetQuotas,
  TaskLogs,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  ConsumerRef,
  FargateApi,
  GetStatusOptions,
  GetTaskLogsOptions,
  ServiceRef,
} from './FargateApi';

/** Implements {@link FargateApi} over HTTP. */
export class FargateApiClient implements FargateApi {
  readonly #fetchApi: FetchApi;
  #prices?: Promise<PriceList>;

  constructor(options: { fetchApi: FetchApi }) {
    this.#fetchApi = options.fetchApi;
  }

  async getStatus(
    service: ServiceRef,
    options?: GetStatusOptions,
  ): Promise<FargateApiStatus> {
    return this.#get(servicePath(service, 'status'), options?.signal);
  }

  async getPlaces(
    entity: CompoundEntityRef,
    options?: GetStatusOptions,
  ): Promise<FargateApiPlaces> {
    return this.#get(entityPath(entity, 'places'), options?.signal);
  }

  async getDeployments(
    service: ServiceRef,
    options?: GetStatusOptions,
  ): Promise<FargateApiDeployments> {
    return this.#get(servicePath(service, 'deployments'), options?.signal);
  }

  async getPreviews(
    { kind, namespace, name }: CompoundEntityRef,
    options?: GetStatusOptions,
  ): Promise<FargateApiPreviews> {
    const path = entityPath({ kind, namespace, name }, 'previews');
    return this.#get(path, options?.signal);
  }

  async getApprovals(
    { kind, namespace, name }: CompoundEntityRef,
    options?: GetStatusOptions,
  ): Promise<FargateApiApproval[]> {
    const path = entityPath({ kind, namespace, name }, 'approvals');
    const { items } = await this.#get(path, options?.signal);
    return items;
  }

  async decideApproval(
    { kind, namespace, name }: CompoundEntityRef,
    id: string,
    decision: ApprovalDecision,
  ): Promise<void> {
    await this.#post(
      entityPath({ kind, namespace, name }, 'approvals', id, 'decision'),
      decision,
    );
  }

  async getEnvironmentStatus(
    { kind, namespace, name }: CompoundEntityRef,
    options?: GetStatusOptions,
  ): Promise<EnvironmentStatus> {
    return this.#get(
      pathOf('environments', kind, namespace, name, 'status'),
      options?.signal,
    );
  }

  async restart(service: ServiceRef): Promise<FargateApiOperation> {
    return this.#post(servicePath(service, 'restart'));
  }

  async scale(
    service: ServiceRef,
    request: ScaleRequest,
  ): Promise<FargateApiOperation> {
    return this.#post(servicePath(service, 'scale'), request);
  }

  async stopTask(
    service: ServiceRef,
    taskId: string,
  ): Promise<FargateApiOperation> {
    return this.#post(servicePath(service, 'tasks', taskId, 'stop'));
  }

  async getTaskLogs(
    service: ServiceRef,
    taskId: string,
    options?: GetTaskLogsOptions,
  ): Promise<TaskLogs> {
    const { lines, signal } = options ?? {};
    const path = entityPath(service, 'tasks', taskId, 'logs');
    return this.#get(withQuery(path, { lines, place: service.place }), signal);
  }

  async getConsumerPlaces(service: ServiceRef): Promise<ConsumerPlace[]> {
    return this.#get(servicePath(service, 'consumers'));
  }

  async checkConsumer(
    service: ServiceRef,
    { target, vpcId }: ConsumerRef,
  ): Promise<ConsumerCheck> {
    return this.#get(servicePath(service, 'consumers', target, vpcId));
  }

  async getTargets(): Promise<FargateTargetSummary[]> {
    return this.#get('targets');
  }

  async getSecretNames({
    namespace,
    name,
  }: Pick<CompoundEntityRef, 'namespace' | 'name'>): Promise<SecretNames> {
    return this.#get(pathOf('apis', namespace, name, 'secrets'));
  }

  async getTargetQuotas(target: string): Promise<TargetQuotas> {
    return this.#get(`targets/${encodeURIComponent(target)}/quotas`);
  }

  async getPrices(): Promise<PriceList> {
    // Each page of a form shows some, and would grow under the pointer with each answer.
    this.#prices ??= this.#get('prices');
    try {
      return await this.#prices;
    } catch (error) {
      this.#prices = undefined;
      throw error;
    }
  }

  async checkRepository(repository: NewRepository): Promise<RepositoryCheck> {
    return this.#get(withQuery('repository-check', { ...repository }));
  }

  #get(path: string, signal?: AbortSignal) {
    return this.#fetch(path, { signal });
  }

  #post(path: string, body?: ScaleRequest | ApprovalDecision) {
    return this.#fetch(path, {
      method: 'POST',
      ...(body && {
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
  }

  async #fetch(path: string, init: RequestInit) {
    const response = await this.#fetchApi.fetch(
      `plugin://fargate-api/v1/${path}`,
      init,
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.status === 204
      ? undefined
      : plainTexts(await response.json());
  }
}

function servicePath(service: ServiceRef, ...rest: string[]): string {
  return withQuery(entityPath(service, ...rest), { place: service.place });
}

function entityPath(
  { kind, namespace, name }: CompoundEntityRef,
  ...rest: string[]
): string {
  return pathOf('entities', kind, namespace, name, ...rest);
}

function withQuery(
  path: string,
  values: Record<string, string | number | undefined>,
): string {
  const query = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${encodeURIComponent(value)}`,
  );
  return query.length > 0 ? `${path}?${query.join('&')}` : path;
}

function pathOf(...segments: string[]): string {
  return segments.map(encodeURIComponent).join('/');
}
