import { createHash } from 'node:crypto';
import { AwsError } from '../../../world/AwsError';
import { Iam, noSuchEntity, OpenIdProvider } from './Iam';

const MOST_CLIENT_IDS = 100;
const MOST_THUMBPRINTS = 5;

/** The input for an OIDC provider. */
export interface OpenIdProviderInput {
  url: string;
  partition: string;
  clientIds?: string[];
  thumbprints?: string[];
  tags?: OpenIdProvider['tags'];
}

/** @throws AwsError `EntityAlreadyExists`, `InvalidInput`, `LimitExceeded`, `ValidationError`. */
export function createOpenIdProvider(
  iam: Iam,
  {
    url,
    partition,
    clientIds = [],
    thumbprints,
    tags = [],
  }: OpenIdProviderInput,
): OpenIdProvider {
  if (!isIssuer(url)) {
    throw new AwsError(
      'ValidationError',
      'Invalid Open ID Connect Provider URL',
    );
  }
  const name = url.slice('https://'.length);
  const arn = openIdProviderArn(partition, iam.account.id, name);
  if (iam.openIdProviders.has(arn)) {
    throw new AwsError(
      'EntityAlreadyExists',
      `Provider with url ${url} already exists.`,
      { status: 409 },
    );
  }
  const provider: OpenIdProvider = {
    arn,
    name,
    clientIds: checkedClientIds(clientIds),
    thumbprints: checkedThumbprints(
      // Without one, IAM takes that of the authority of the issuer's certificate.
      thumbprints?.length ? thumbprints : [thumbprintOf(name)],
    ),
    createDate: iam.account.world.now(),
    tags,
  };
  iam.openIdProviders.set(arn, provider);
  return provider;
}

/** @throws AwsError `NoSuchEntity`. */
export function openIdProvider(iam: Iam, arn: string): OpenIdProvider {
  const provider = iam.openIdProviders.get(arn);
  if (!provider) {
    throw noSuchEntity(`OpenIDConnect Provider not found for arn ${arn}`);
  }
  return provider;
}

/** The provider of an issuer (`https://token.actions.githubusercontent.com`), if the account has one. */
export function openIdProviderOf(
  iam: Iam,
  issuer: string,
): OpenIdProvider | undefined {
  const name = issuer.replace(/^https:\/\//, '');
  return [...iam.openIdProviders.values()].find(one => one.name === name);
}

/** @throws AwsError `LimitExceeded`. */
export function setClientIds(
  provider: OpenIdProvider,
  clientIds: string[],
): void {
  provider.clientIds = checkedClientIds(clientIds);
}

/** @throws AwsError `InvalidInput`. */
export function setThumbprints(
  provider: OpenIdProvider,
  thumbprints: string[],
): void {
  provider.thumbprints = checkedThumbprints(thumbprints);
}

/** @param name - the URL of the issuer without its scheme */
export function openIdProviderArn(
  partition: string,
  accountId: string,
  name: string,
): string {
  return `arn:${partition}:iam::${accountId}:oidc-provider/${name}`;
}

function isIssuer(url: string): boolean {
  return (
    url.startsWith('https://') &&
    URL.canParse(url) &&
    !/[?#]/.test(url) &&
    new URL(url).username === ''
  );
}

function checkedClientIds(clientIds: string[]): string[] {
  const distinct = [...new Set(clientIds)];
  if (distinct.length > MOST_CLIENT_IDS) {
    throw new AwsError(
      'LimitExceeded',
      `Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: ${MOST_CLIENT_IDS}`,
      { status: 409 },
    );
  }
  return distinct;
}

function checkedThumbprints(thumbprints: string[]): string[] {
  if (thumbprints.length > MOST_THUMBPRINTS) {
    throw new AwsError(
      'InvalidInput',
      'Thumbprint list must contain fewer than 5 entries.',
    );
  }
  return thumbprints;
}

/** The simulator looks at no certificate. */
function thumbprintOf(name: string): string {
  return createHash('sha1').update(name).digest('hex');
}
