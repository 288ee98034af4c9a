import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  FargateApiPreviews,
  fargateApiStatusReadPermission,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateAws } from '@fargate-api/backstage-plugin-fargate-api-node';
import { OwnedServices } from '../access';
import { AuditNote } from '../audit';
import { andThen, Observations, readClock } from '../aws';
import { observePreviews } from '../resources';

/** Returns the previews of an API to those who may read its status. */
export class PreviewService {
  constructor(
    private readonly options: {
      aws: FargateAws;
      observations: Observations;
      services: OwnedServices;
    },
  ) {}

  /** @throws the errors of {@link OwnedServices.find}. */
  async list(
    entityRef: string,
    credentials: BackstageCredentials,
    note: AuditNote,
  ): Promise<FargateApiPreviews> {
    const { aws, observations, services } = this.options;
    const { stack, target } = await services.find(
      entityRef,
      credentials,
      fargateApiStatusReadPermission,
      note,
    );
    const context = { observations: observations.forRequest(), target };
    const all = await observePreviews(context);
    const previews = await andThen(all, async found => ({
      value: found
        .filter(({ api }) => api === stack?.name)
        .map(({ api: _, ...preview }) => preview),
    }));
    return { previews, ...(await readClock(aws, target)) };
  }
}
