import { CompoundEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { FetchApi } from '@backstage/frontend-plugin-api';
import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
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
    const response = await this.#fetchApi.fetch(
      `plugin://fargate-api/v1/entities/${path}/status`,
      { signal: options?.signal },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}
