import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import { InputError } from '@backstage/errors';
import { FargateClients } from '@fargate-api/backstage-plugin-fargate-api-node';

/** Which subnets are meant: by id, or by a tag of theirs. */
export interface SubnetChoice {
  ids?: string[];
  tag?: { key: string; value: string };
}

/**
 * The ids of the subnets that a person chose in a VPC; those given otherwise
 * when the person did not choose.
 *
 * @param field - what the ids were given as; the tag's field has it as its stem.
 * @throws InputError when ids and tag are given, or no subnet has the tag.
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
      `${field}: no subnet of ${vpcId} has the tag ${tag.key}=${tag.value}. Tag one in each zone, or give their ids.`,
    );
  }
  return Subnets.map(subnet => subnet.SubnetId!);
}
