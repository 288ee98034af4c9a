import { parse, validate } from '@aws-sdk/util-arn-parser';
import { InputError } from '@backstage/errors';
import { FargateTarget } from '@fargate-api/backstage-plugin-fargate-api-node';

/** @throws InputError when it is not the ARN of an ACM certificate of the target. */
export function checkCertificate(
  arn: string,
  target: Pick<FargateTarget, 'name' | 'accountId' | 'region'>,
): void {
  const parts = validate(arn) ? parse(arn) : undefined;
  if (
    parts?.service !== 'acm' ||
    !/^certificate\/.+/.test(parts.resource ?? '')
  ) {
    throw new InputError(
      `certificateArn: "${arn}" is not the ARN of an ACM certificate.`,
    );
  }
  if (parts.region !== target.region) {
    throw new InputError(
      `certificateArn: the certificate is in ${parts.region}, but a load balancer in ${target.region} takes only certificates of its own region. Request it there.`,
    );
  }
  if (parts.accountId !== target.accountId) {
    throw new InputError(
      `certificateArn: the certificate is in account ${parts.accountId}, but target ${target.name} is account ${target.accountId}. Request or import it there.`,
    );
  }
}
