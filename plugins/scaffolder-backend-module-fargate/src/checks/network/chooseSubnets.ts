import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import { InputError } from '@backstage/errors';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';

/** Subnets by id or by tag. */
export interface SubnetChoice {
  ids?: string[];
  tag?: { key: string; value: string };
}

/**
 * The ids of the subnets that a person chose in a VPC, or the default.
 *
 * @param field - the input with the ids; the one with the tag has the same
 *   prefix.
 * @throws InputError when both ids and a tag are given, or no subnet has the
 *   tag.
 */
export async function chooseSubnets(
  { ec2 }: Pick<FargateClients, 'ec2'>,
  { field, vpcId }: { field: string; vpcId: string },
  { ids, tag }: SubnetChoice,
  otherwise: string[],
  options: { signal?: AbortSignal } = {},
): Promise<string[]> {
  if (ids?.length && tag) {
    throw new InputError(
      `${field}: give the subnets by id or by tag, not both.`,
    );
  }
  if (!tag) {
    return ids?.length ? ids : otherwise;
  }
  const { Subnets } = await ec2.send(
    new DescribeSubnetsCommand({
      Filters: [
        { Name: 'vpc-id', Values: [vpcId] },
        { Name: `tag:${tag.key}`, Values: [tag.value] },
      ],
    }),
    { abortSignal: options.signal },
  );
  if (!Subnets?.length) {
    throw new InputError(
      `${field}: no subnet of ${vpcId} has the tag ${tag.key}=${tag.value}. Tag one subnet in each zone, or give the ids.`,
    );
  }
  return Subnets.map(subnet => subnet.SubnetId!);
}
