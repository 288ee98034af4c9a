import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { PublicDns } from '../../route53/model/dns/PublicDns';
import { continueRenewal } from './renewal';
import { Certificate } from './types';
import { validate } from './validate';

/** The certificates of one region of one account. */
export class Acm {
  /** By ARN. */
  readonly certificates = new Map<string, Certificate>();

  /** AWS's default quotas; a test may change them. */
  readonly quotas = { certificates: 2500 };

  constructor(readonly region: Region) {
    region.world.service(PublicDns).onChange(() => this.#validateAll());
  }

  /** @throws AwsError `ResourceNotFoundException` */
  certificate(arn: string): Certificate {
    const certificate = this.certificates.get(arn);
    if (!certificate) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Could not find certificate ${arn}.`,
      );
    }
    return certificate;
  }

  #validateAll(): void {
    for (const certificate of this.certificates.values()) {
      validate(this.region, certificate);
      continueRenewal(this.region, certificate);
    }
  }
}
