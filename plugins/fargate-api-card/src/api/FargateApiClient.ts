import { CompoundEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { FetchApi } from '@backstage/frontend-plugin-api';
import {
  ConsumerCheck,
  ConsumerPlace,
  EnvironmentStatus,
  FargateApiDeployments,
  FargateApiOperation,
  FargateApiStatus,
  FargateTargetSummary,
  plainTexts,
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
} from './FargateApi';

/** Implements {@link FargateApi} over HTTP. */
export class FargateApiClient implements FargateApi {
  readonly #fetchApi: FetchApi;

  constructor(options: { fetchApi: FetchApi }) {
    this.#fetchApi = options.fetchApi;
  }

  async getStatus(
    entity: CompoundEntityRef,
    options?: GetStatusOptions,
  ): Promise<FargateApiStatus> {
    return this.#get(entityPath(entity, 'status'), options?.signal);
  }

  async getDeployments(
    entity: CompoundEntityRef,
    options?: GetStatusOptions,
  ): Promise<FargateApiDeployments> {
    return this.#get(entityPath(entity, 'deployments'), options?.signal);
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

  async restart(entity: CompoundEntityRef): Promise<FargateApiOperation> {
    return this.#post(entityPath(entity, 'restart'));
  }

  async scale(
    entity: CompoundEntityRef,
    request: ScaleRequest,
  ): Promise<FargateApiOperation> {
    return this.#post(entityPath(entity, 'scale'), request);
  }

  async stopTask(
    entity: CompoundEntityRef,
    taskId: string,
  ): Promise<FargateApiOperation> {
    return this.#post(entityPath(entity, 'tasks', taskId, 'stop'));
  }

  async getTaskLogs(
    entity: CompoundEntityRef,
    taskId: string,
    options?: GetTaskLogsOptions,
  ): Promise<TaskLogs> {
    const path = entityPath(entity, 'tasks', taskId, 'logs');
    return this.#get(
      options?.lines ? `${path}?lines=${options.lines}` : path,
      options?.signal,
    );
  }

  async getConsumerPlaces(entity: CompoundEntityRef): Promise<ConsumerPlace[]> {
    return this.#get(entityPath(entity, 'consumers'));
  }

  async checkConsumer(
    entity: CompoundEntityRef,
    { target, vpcId }: ConsumerRef,
  ): Promise<ConsumerCheck> {
    return this.#get(entityPath(entity, 'consumers', target, vpcId));
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

  #get(path: string, signal?: AbortSignal) {
    return this.#fetch(path, { signal });
  }

  #post(path: string, body?: ScaleRequest) {
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
    return plainTexts(await response.json());
  }
}

function entityPath(
  { kind, namespace, name }: CompoundEntityRef,
  ...rest: string[]
): string {
  return pathOf('entities', kind, namespace, name, ...rest);
}

function pathOf(...segments: string[]): string {
  return segments.map(encodeURIComponent).join('/');
}
