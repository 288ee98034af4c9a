import { CompoundEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { FetchApi } from '@backstage/frontend-plugin-api';
import {
  FargateApiStatus,
  FargateTargetSummary,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateApi, GetStatusOptions } from './FargateApi';

/** The {@link FargateApi} over HTTP. */
export class FargateApiClient implements FargateApi {
  readonly #fetchApi: FetchApi;

  constructor(options: { fetchApi: FetchApi }) {
    this.#fetchApi = options.fetchApi;
  }

  async getStatus(
    entity: CompoundEntityRef,
    options?: GetStatusOptions,
  ): Promise<FargateApiStatus> {
    const path = [entity.kind, entity.namespace, entity.name]
      .map(encodeURIComponent)
      .join('/');
    return this.#get(`entities/${path}/status`, options?.signal);
  }

  async getTargets(): Promise<FargateTargetSummary[]> {
    return this.#get('targets');
  }

  async #get(path: string, signal?: AbortSignal) {
    const response = await this.#fetchApi.fetch(
      `plugin://fargate-api/v1/${path}`,
      { signal },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}
