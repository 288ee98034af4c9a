import { setMaxListeners } from 'node:events';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  apiShape,
  ConsumerCheck,
  ConsumerPlace,
  fargateApiConsumersCheckPermission,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  AwsAccess,
  checkConsumer,
  FargateAccess,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { OwnedService, OwnedServices } from '../access';
import { AuditNote } from '../audit';
import { andThen, Observations, toOperationError, withMaxWait } from '../aws';
import { observeVpcs } from '../resources';
import { Consumer } from './Consumer';

/** The limit for one check, which makes about 30 calls while a user waits. */
const TIME_LIMIT_MS = 20_000;

/** How long each call waits for the budget, because there is no older result to show. */
const MAX_WAIT_MS = 10_000;

/** Checks which VPCs can reach an internal API. */
export class ConsumerService {
  readonly #access: FargateAccess;
  readonly #aws: AwsAccess;
  readonly #services: OwnedServices;
  readonly #observations: Observations;
  readonly #inFlight = new Map<string, Promise<ConsumerCheck>>();

  constructor(options: {
    access: FargateAccess;
    aws: AwsAccess;
    services: OwnedServices;
    observations: Observations;
  }) {
    this.#access = options.access;
    this.#aws = options.aws;
    this.#services = options.services;
    this.#observations = options.observations;
  }

  /**
   * Lists the VPCs in the targets of the API's region that the user may use,
   * except the API's own. Other regions are left out, because a transit gateway
   * belongs to one region. In addition to the errors of {@link OwnedServices.find}:
   *
   * @throws InputError when the entity is not an internal API.
   */
  async places(
    entityRef: string,
    credentials: BackstageCredentials,
    note: AuditNote,
    placeId?: string,
  ): Promise<ConsumerPlace[]> {
    const { target: own, stack } = await this.#find(
      entityRef,
      credentials,
      note,
      placeId,
    );
    const usable = await this.#access
      .initiator(credentials)
      .usableTargets(
        this.#aws.targets.list().filter(({ region }) => region === own.region),
      );
    return Promise.all(
      usable.map(async target => ({
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
   * Checks whether a VPC can reach the API. The result is not cached, so that a
   * route that was just added is found. Simultaneous requests share one check.
   * In addition to the errors of {@link OwnedServices.find}:
   *
   * @throws NotAllowedError when the portal has no such target, or the user may
   * not use it.
   * @throws InputError when the entity is not an internal API, or the VPC does
   * not exist, is in another region, or is the API's own.
   * @throws ServiceUnavailableError when AWS does not respond.
   */
  async check(
    entityRef: string,
    { target, vpcId }: Consumer,
    credentials: BackstageCredentials,
    note: AuditNote,
    placeId?: string,
  ): Promise<ConsumerCheck> {
    await this.#access
      .initiator(credentials)
      .authorizeTarget(this.#aws.targets.get(target));
    const { stack } = await this.#find(entityRef, credentials, note, placeId);
    const key = JSON.stringify([stack.arn, target, vpcId]);
    let check = this.#inFlight.get(key);
    if (!check) {
      check = this.#check(stack.arn, { target, vpcId }).finally(() =>
        this.#inFlight.delete(key),
      );
      this.#inFlight.set(key, check);
    }
    return check;
  }

  async #check(stackArn: string, consumer: Consumer): Promise<ConsumerCheck> {
    const controller = new AbortController();
    const signal = AbortSignal.any([
      controller.signal,
      AbortSignal.timeout(TIME_LIMIT_MS),
    ]);
    // Node.js warns of more than ten, and a check sends more calls at once.
    setMaxListeners(0, signal);
    try {
      return await withMaxWait(MAX_WAIT_MS, () =>
        checkConsumer(this.#aws, stackArn, consumer, { signal }),
      );
    } catch (error) {
      // The other calls in flight are no longer needed.
      controller.abort();
      const isRefusal =
        error instanceof InputError || error instanceof NotAllowedError;
      throw isRefusal ? error : toOperationError(error);
    }
  }

  async #find(
    entityRef: string,
    credentials: BackstageCredentials,
    note: AuditNote,
    placeId: string | undefined,
  ): Promise<OwnedService & { stack: NonNullable<OwnedService['stack']> }> {
    const service = await this.#services.find(
      entityRef,
      credentials,
      fargateApiConsumersCheckPermission,
      note,
      placeId,
    );
    const { stack } = service;
    if (!stack || apiShape(stack.kind)?.reach !== 'private-network') {
      throw new InputError(
        `${entityRef} is not an internal API deployed by this portal. A public API can be reached from anywhere.`,
      );
    }
    return { ...service, stack };
  }
}
