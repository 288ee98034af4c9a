import { Vpc } from '@aws-sdk/client-ec2';

/** A VPC's IPv4 blocks, the primary one first. */
export function cidrsOf(vpc: Vpc): string[] {
  const others = (vpc.CidrBlockAssociationSet ?? [])
    .filter(block => block.CidrBlockState?.State === 'associated')
    .flatMap(block => block.CidrBlock ?? []);
  return [...new Set([vpc.CidrBlock!, ...others])];
}
