import { InputError } from '@backstage/errors';
import { z as zod } from 'zod/v3';
import { domainNameProblem } from '../../checks/domainNames';

type Z = typeof zod;

/** A further domain name of a public API. */
export interface AdditionalName {
  domainName: string;
  /** Of the hosted zone with its alias record. */
  zoneId: string;
  /** Of the certificate that covers it; undefined where it has one of its own. */
  certificateArn?: string;
}

/**
 * AWS's quota for the certificates of an Application Load Balancer, without its
 * default one: as many as these names can need.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 */
const MAX_ADDITIONAL_NAMES = 25;

/** Further names of a public API, as input of its deployment and its update. */
export const additionalNameFields = {
  additionalNames: (z: Z) =>
    z
      .array(z.string())
      .optional()
      .describe(
        `Further domain names of a public API with HTTPS, at most ${MAX_ADDITIONAL_NAMES}, e.g. shop.acme.com. Each is in a DNS zone of this portal that you may deploy to, and gets its alias record there; it uses the certificate of its zone where that covers it, else it gets its own. In an update, all of them: [] removes those that it has. Default: none, in an update what it has`,
      ),
};

/** @throws InputError that names everything that is no further name. */
export function checkAdditionalNames(names: readonly string[] = []): void {
  const problems = [
    ...names.flatMap(name => domainNameProblem(name) ?? []),
    ...names
      .filter((name, index) => names.indexOf(name) < index)
      .map(name => `${name} is listed twice`),
    ...(names.length > MAX_ADDITIONAL_NAMES
      ? [
          `has ${names.length} names, and a load balancer takes at most ${MAX_ADDITIONAL_NAMES} certificates beside its own`,
        ]
      : []),
  ];
  if (problems.length) {
    throw new InputError(
      problems.map(problem => `additionalNames: ${problem}.`).join(' '),
    );
  }
}
