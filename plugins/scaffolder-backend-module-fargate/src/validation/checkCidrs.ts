import {
  CidrBlock,
  formatCidr,
  parseCidr,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { InputError } from '@backstage/errors';

/** As many as the templates have places for. */
const MAX_CIDRS = 5;

/** The largest network that a consumer may be. */
const MIN_PREFIX = 8;

/**
 * The networks of consumers.
 *
 * @throws InputError when there are none or too many, or one is no IPv4
 *   network of a sensible size.
 */
export function checkCidrs(field: string, cidrs: readonly string[]): void {
  if (cidrs.length < 1 || cidrs.length > MAX_CIDRS) {
    throw new InputError(
      `${field}: give one to ${MAX_CIDRS} networks, not ${cidrs.length}. Several neighbouring ones can be one larger network.`,
    );
  }
  for (const cidr of cidrs) {
    const block = parseCidr(cidr);
    if (!block) {
      throw new InputError(
        `${field}: "${cidr}" is not an IPv4 network. Write it like 10.1.0.0/16.`,
      );
    }
    if (block.prefix < MIN_PREFIX) {
      throw new InputError(
        `${field}: ${cidr} is more than a consumer's network. Name the networks of the consumers, /${MIN_PREFIX} at the largest.`,
      );
    }
    assertBoundary(field, cidr, block);
  }
  const twice = cidrs.find((cidr, index) => cidrs.indexOf(cidr) !== index);
  if (twice) {
    throw new InputError(`${field}: ${twice} is there twice.`);
  }
}

function assertBoundary(field: string, cidr: string, block: CidrBlock): void {
  if (formatCidr(block) !== cidr) {
    throw new InputError(
      `${field}: ${cidr} does not begin at a boundary of its size. Take ${formatCidr(
        block,
      )}.`,
    );
  }
}
