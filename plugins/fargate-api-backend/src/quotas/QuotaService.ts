import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { TargetQuotas } from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  FargateAccess,
  FargateTargets,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { Observations } from '../aws';
import { observeQuota } from '../resources';

/** Reads the quotas of targets that a new environment needs room in. */
export class QuotaService {
  readonly #access: FargateAccess;
  readonly #observations: Observations;
  readonly #targets: FargateTargets;

  constructor(options: {
    access: FargateAccess;
    observations: Observations;
    targets: FargateTargets;
  }) {
    this.#access = options.access;
    this.#observations = options.observations;
    this.#targets = options.targets;
  }

  /**
   * Those of a target that the user may deploy to, without what cannot be read.
   *
   * @throws NotAllowedError for any other target, whether there is one or not.
   */
  async read(
    name: string,
    credentials: BackstageCredentials,
  ): Promise<TargetQuotas> {
    const usable = await this.#access
      .initiator(credentials)
      .usableTargets(this.#targets.list().filter(one => one.name === name));
    if (usable.length === 0) {
      throw new NotAllowedError(`You may not deploy to a target ${name}.`);
    }
    const context = {
      observations: this.#observations.forRequest(),
      target: usable[0],
    };
    const [vpcs, elasticIps] = await Promise.all([
      observeQuota(context, 'vpcs'),
      observeQuota(context, 'elasticIps'),
    ]);
    return { vpcs: vpcs.value, elasticIps: elasticIps.value };
  }
}
