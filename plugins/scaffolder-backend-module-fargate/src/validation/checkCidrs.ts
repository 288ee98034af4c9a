import {
  formatCidr,
  parseCidr,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { InputError } from '@backstage/errors';

/** As many as the templates have places for. */
export const MAX_CIDRS = 5;

/** The largest network that a consumer may be. */
const MIN_PREFIX = 8;

/**
 * The networks of consumers.
 *
 * @throws InputError that says what {@link cidrsProblem} found.
 */
export function checkCidrs(field: string, cidrs: readonly string[]): void {
  const problem = cidrsProblem(cidrs);
  if (problem) {
    throw new InputError(`${field}: ${problem}.`);
  }
}

/**
 * Why networks cannot be those of consumers: there are none or too many, or one
 * is no IPv4 network of a sensible size.
 *
 * @returns undefined when they can.
 */
export function cidrsProblem(cidrs: readonly string[]): string | undefined {
  return (
    networksProblem(cidrs) ??
    cidrs
      .filter(cidr => parseCidr(cidr)!.prefix < MIN_PREFIX)
      .map(
        cidr =>
          `${cidr} is more than a consumer's network. Name the networks of the consumers, /${MIN_PREFIX} at the largest`,
      )[0]
  );
}

/**
 * Why a list is no list of networks: there are none or too many, one is no IPv4
 * network, or one is there twice.
 *
 * @returns undefined where it is one.
 */
export function networksProblem(cidrs: readonly string[]): string | undefined {
  if (cidrs.length < 1 || cidrs.length > MAX_CIDRS) {
    return `give one to ${MAX_CIDRS} networks, not ${cidrs.length}. Several neighbouring ones can be one larger network`;
  }
  const twice = cidrs.find((cidr, index) => cidrs.indexOf(cidr) !== index);
  return (
    cidrs.map(cidrProblem).find(Boolean) ?? (twice && `${twice} is there twice`)
  );
}

/** Why a text is no IPv4 network; undefined where it is one. */
export function cidrProblem(cidr: string): string | undefined {
  const block = parseCidr(cidr);
  if (!block || !cidr.includes('/')) {
    return `"${cidr}" is not an IPv4 network. Write it like 10.1.0.0/16`;
  }
  return formatCidr(block) === cidr
    ? undefined
    : `${cidr} does not begin at a boundary of its size. Take ${formatCidr(
        block,
      )}`;
}
