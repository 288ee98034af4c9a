import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  ConsumerCheck,
  ConsumerPlace,
  fargateApiConsumersCheckPermission,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  AwsAccess,
  checkConsumer,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { OwnedService, OwnedServices } from '../access';
import { andThen, Observations, toOperationError, withPatience } from '../aws';
import { observeVpcs } from '../resources';
import { Consumer } from './Consumer';

/** A person waits for it, and it is some thirty calls. */
const TIME_LIMIT_MS = 20_000;

/** There is no older answer to show instead. */
const PATIENCE_MS = 10_000;

/** Who can reach an entity's own internal API. */
export class ConsumerService {
  readonly #aws: AwsAccess;
  readonly #services: OwnedServices;
  readonly #observations: Observations;
  readonly #underWay = new Map<string, Promise<ConsumerCheck>>();

  constructor(options: {
    aws: AwsAccess;
    services: OwnedServices;
    observations: Observations;
  }) {
    this.#aws = options.aws;
    this.#services = options.services;
    this.#observations = options.observations;
  }

  /**
   * Where consumers may be: the VPCs in the targets of the API's region, as a
   * transit gateway is of one region. Throws as {@link OwnedServices.find} does.
   *
   * @throws InputError when the entity is no internal API.
   */
  async places(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<ConsumerPlace[]> {
    const { target: own, stack } = await this.#find(entityRef, credentials);
    return Promise.all(
      this.#aws.targets
        .list()
        .filter(({ region }) => region === own.region)
        .map(async target => ({
          target: {
            name: target.name,
            accountId: target.accountId,
            region: target.region,
          },
          vpcs: await andThen(
            await observeVpcs({ observations: this.#observations, target }),
            vpcs => ({
              value: vpcs.filter(({ vpcId }) => vpcId !== stack.vpcId),
            }),
          ),
        })),
    );
  }

  /**
   * Whether a consumer can reach the API, asked of AWS anew each time: who
   * just added a route wants to see it. Those who ask while it is looked at
   * share one look. Throws as {@link OwnedServices.find} does, besides:
   *
   * @throws NotAllowedError when the consumer's target is none of the portal.
   * @throws InputError when the entity is no internal API, or the VPC is in
   * another region, the API's own, or not there.
   * @throws ServiceUnavailableError when AWS does not tell.
   */
  async check(
    entityRef: string,
    { target, vpcId }: Consumer,
    credentials: BackstageCredentials,
  ): Promise<ConsumerCheck> {
    const { stack } = await this.#find(entityRef, credentials);
    this.#aws.targets.get(target);
    const key = JSON.stringify([stack.arn, target, vpcId]);
    let check = this.#underWay.get(key);
    if (!check) {
      check = this.#look(stack.arn, { target, vpcId }).finally(() =>
        this.#underWay.delete(key),
      );
      this.#underWay.set(key, check);
    }
    return check;
  }

  async #look(stackArn: string, consumer: Consumer): Promise<ConsumerCheck> {
    const over = new AbortController();
    const signal = AbortSignal.any([
      over.signal,
      AbortSignal.timeout(TIME_LIMIT_MS),
    ]);
    try {
      return await withPatience(PATIENCE_MS, () =>
        checkConsumer(this.#aws, stackArn, consumer, { signal }),
      );
    } catch (error) {
      // What else is asked at the same time is of no use any more.
      over.abort();
      throw error instanceof InputError ? error : toOperationError(error);
    }
  }

  async #find(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<OwnedService & { stack: NonNullable<OwnedService['stack']> }> {
    const service = await this.#services.find(
      entityRef,
      credentials,
      fargateApiConsumersCheckPermission,
    );
    const { stack } = service;
    if (stack?.kind !== 'internal-api') {
      throw new InputError(
        `${entityRef} is no internal API that this portal deployed: everybody reaches a public one`,
      );
    }
    return { ...service, stack };
  }
}
