import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  FargateApiDeployments,
  fargateApiStatusReadPermission,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateAws } from '@fargate-api/backstage-plugin-fargate-api-node';
import { OwnedServices } from '../access';
import { AuditNote } from '../audit';
import { andThen, readClock, Observations } from '../aws';
import {
  observeDeployedRevisions,
  observeService,
  observeServiceHistory,
} from '../resources';
import { runningDeployment } from './runningDeployment';
import { toRecords } from './toRecords';

const SHOWN = 20;

/** Returns the history of an entity's service to authorized users, from AWS alone. */
export class DeploymentService {
  readonly #aws: FargateAws;
  readonly #observations: Observations;
  readonly #services: OwnedServices;

  constructor(options: {
    aws: FargateAws;
    observations: Observations;
    services: OwnedServices;
  }) {
    this.#aws = options.aws;
    this.#observations = options.observations;
    this.#services = options.services;
  }

  /** @throws the errors of {@link OwnedServices.find}. */
  async read(
    entityRef: string,
    credentials: BackstageCredentials,
    note: AuditNote,
    placeId?: string,
  ): Promise<FargateApiDeployments> {
    const { arn, target } = await this.#services.find(
      entityRef,
      credentials,
      fargateApiStatusReadPermission,
      note,
      placeId,
    );
    const context = { observations: this.#observations.forRequest(), target };
    const service = await observeService(context, { value: arn });
    // One more tells whether the oldest one is a restart.
    const history = await observeServiceHistory(
      context,
      arn,
      service,
      SHOWN + 1,
    );
    const deployments = await andThen(history, async past => {
      const revisions = await observeDeployedRevisions(context, arn, {
        arns: [
          ...new Set(past.flatMap(one => one.taskDefinitionArn ?? [])),
        ].sort(),
        runningArn: runningDeployment(past)?.taskDefinitionArn,
      });
      return { ...revisions, value: toRecords(past, revisions.value, SHOWN) };
    });
    return { deployments, ...(await readClock(this.#aws, target)) };
  }
}
