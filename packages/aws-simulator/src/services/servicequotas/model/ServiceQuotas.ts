import type { RequestStatus } from '@aws-sdk/client-service-quotas';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { KNOWN_QUOTAS, KnownQuota, SERVICES } from './knownQuotas';

/** How long an increase is `PENDING`, in seconds. AWS's time varies. */
export const REVIEW_SECONDS = 300;

/** Where the quotas of accounts are known. */
const GLOBAL_REGION = 'us-east-1';

/** A request for a higher quota. */
export interface IncreaseRequest {
  id: string;
  quota: KnownQuota;
  desired: number;
  status: RequestStatus;
  created: Date;
  updated: Date;
  requester: string;
}

/**
 * The quotas of one region of one account. Their values are those of the services,
 * which heed them.
 */
export class ServiceQuotas {
  /** By id. */
  readonly requests = new Map<string, IncreaseRequest>();
  /** What the quotas were before they were raised. */
  readonly #defaults = new Map<KnownQuota, number>();

  constructor(readonly region: Region) {}

  /** @throws AwsError `NoSuchResourceException` for a service that has none here */
  of(serviceCode: string): KnownQuota[] {
    if (!Object.hasOwn(SERVICES, serviceCode)) {
      throw missing();
    }
    return KNOWN_QUOTAS.filter(
      quota =>
        quota.serviceCode === serviceCode &&
        (!quota.global || this.region.name === GLOBAL_REGION),
    );
  }

  /** @throws AwsError `NoSuchResourceException` */
  quota(serviceCode: string, code: string): KnownQuota {
    const found = this.of(serviceCode).find(quota => quota.code === code);
    if (!found) {
      throw missing();
    }
    return found;
  }

  defaultOf(quota: KnownQuota): number {
    return this.#defaults.get(quota) ?? quota.get(this.region);
  }

  /** @throws AwsError `NoSuchResourceException` */
  request(id: string): IncreaseRequest {
    const found = this.requests.get(id);
    if (!found) {
      throw missing();
    }
    return found;
  }

  /**
   * Asks for a higher quota, which is there when AWS has approved it.
   *
   * @throws AwsError `IllegalArgumentException`, `ResourceAlreadyExistsException`
   */
  increase(
    quota: KnownQuota,
    desired: number,
    requester: string,
  ): IncreaseRequest {
    const { region } = this;
    if (!quota.adjustable) {
      // The text is from memory.
      throw new AwsError(
        'IllegalArgumentException',
        'You can only request a quota increase for an adjustable quota.',
      );
    }
    if (desired <= quota.get(region)) {
      throw new AwsError(
        'IllegalArgumentException',
        'You must provide a quota value greater than the current quota value',
      );
    }
    if (
      [...this.requests.values()].some(
        other => other.quota === quota && other.status === 'PENDING',
      )
    ) {
      throw new AwsError(
        'ResourceAlreadyExistsException',
        'Only one open service quota increase request is allowed per quota.',
      );
    }
    const request: IncreaseRequest = {
      id: `${region.ids.hex(32)}${region.ids.mixed(8)}`,
      quota,
      desired,
      status: 'PENDING',
      created: region.world.now(),
      updated: region.world.now(),
      requester,
    };
    this.requests.set(request.id, request);
    region.clock.after(REVIEW_SECONDS, () => this.#approve(request));
    return request;
  }

  #approve(request: IncreaseRequest): void {
    const { quota, desired } = request;
    if (!this.#defaults.has(quota)) {
      this.#defaults.set(quota, quota.get(this.region));
    }
    quota.set(this.region, desired);
    request.status = 'APPROVED';
    request.updated = this.region.world.now();
    this.region.changed();
  }
}

/** The text is from memory. */
function missing(): AwsError {
  return new AwsError(
    'NoSuchResourceException',
    'The request failed because the specified item does not exist.',
  );
}
