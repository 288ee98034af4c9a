import {
  DescribeAccountAttributesCommand,
  DescribeAddressesCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import { GetServiceQuotaCommand } from '@aws-sdk/client-service-quotas';
import { QuotaUse } from '@fargate-api/backstage-plugin-fargate-api-common';
import { FargateClients } from '../clients';

/** How Service Quotas names "VPCs per Region". */
const VPCS = { ServiceCode: 'vpc', QuotaCode: 'L-F678F1CE' };

/**
 * How many VPCs an account has in a region and may have. The quota is unknown where
 * Service Quotas does not tell it, which may be out of the portal's reach.
 *
 * @public
 */
export async function readVpcQuota(
  { ec2, serviceQuotas }: Pick<FargateClients, 'ec2' | 'serviceQuotas'>,
  signal?: AbortSignal,
): Promise<QuotaUse> {
  const [{ Quota }, { Vpcs }] = await Promise.all([
    serviceQuotas
      .send(new GetServiceQuotaCommand(VPCS), { abortSignal: signal })
      .catch(() => ({ Quota: undefined })),
    ec2.send(new DescribeVpcsCommand({}), { abortSignal: signal }),
  ]);
  signal?.throwIfAborted();
  return { used: Vpcs?.length ?? 0, quota: Quota?.Value };
}

/**
 * How many Elastic IP addresses an account has in a region and may have.
 *
 * @public
 */
export async function readElasticIpQuota(
  { ec2 }: Pick<FargateClients, 'ec2'>,
  signal?: AbortSignal,
): Promise<QuotaUse> {
  const [{ AccountAttributes }, { Addresses }] = await Promise.all([
    ec2.send(
      new DescribeAccountAttributesCommand({
        // The SDK's own type lists only those of EC2-Classic.
        AttributeNames: ['vpc-max-elastic-ips' as 'supported-platforms'],
      }),
      { abortSignal: signal },
    ),
    ec2.send(new DescribeAddressesCommand({}), { abortSignal: signal }),
  ]);
  const quota = AccountAttributes?.[0]?.AttributeValues?.[0]?.AttributeValue;
  return {
    used: Addresses?.length ?? 0,
    quota: quota === undefined ? undefined : Number(quota),
  };
}
