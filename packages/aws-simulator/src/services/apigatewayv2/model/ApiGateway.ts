import { createHash } from 'node:crypto';
import { Ids } from '../../../world/Ids';
import { Region } from '../../../world/World';
import { notFound } from './refusals';
import { DomainName, HttpApi, VpcLink } from './types';

/** The HTTP APIs of one region of one account. */
export class ApiGateway {
  readonly apis = new Map<string, HttpApi>();
  readonly vpcLinks = new Map<string, VpcLink>();
  readonly domainNames = new Map<string, DomainName>();

  /** AWS's default quotas; a test may change them. */
  readonly quotas = { vpcLinks: 10 };

  /** Apart from the ids of the world, so that requests do not change which ids resources get. */
  readonly requestIds = new Ids(1);

  constructor(readonly region: Region) {}

  /** Where its names lead in the public DNS: an address that nothing else has (RFC 6598). */
  get address(): string {
    const [a, b] = createHash('sha256').update(this.region.name).digest();
    return `100.64.${a}.${b}`;
  }

  /** Whether a name is one that this gateway gave. */
  hasName(name: string): boolean {
    const [id] = name.split('.');
    return (
      (this.apis.has(id) && name === this.hostOf(id)) ||
      [...this.domainNames.values()].some(
        ({ regionalName }) => regionalName === name,
      )
    );
  }

  /** @throws AwsError `NotFoundException`; the text is in aws/aws-sam-cli#7030 */
  api(id: string): HttpApi {
    const found = this.apis.get(id);
    if (!found) {
      throw notFound(
        `Invalid API identifier specified ${this.region.accountId}:${id}`,
      );
    }
    return found;
  }

  /** @throws AwsError `NotFoundException` */
  vpcLink(id: string): VpcLink {
    const found = this.vpcLinks.get(id);
    if (!found) {
      throw notFound(`Unable to find a VPC link with ID ${id}`);
    }
    return found;
  }

  /** @throws AwsError `NotFoundException`; the text is in amplify-education/serverless-domain-manager#369 */
  domainName(name: string): DomainName {
    const found = this.domainNames.get(name);
    if (!found) {
      throw notFound('Invalid domain name identifier specified');
    }
    return found;
  }

  /** `rno3u8uv0f` */
  newId(length: number): string {
    return this.region.ids.mixed(length).toLowerCase();
  }

  /** ARNs of this service name no account. */
  arn(path: string): string {
    const { name, partition } = this.region;
    return `arn:${partition}:apigateway:${name}::/${path}`;
  }

  /** The host of an API or of a domain name: `rno3u8uv0f.execute-api.eu-west-1.amazonaws.com`. */
  hostOf(id: string): string {
    const { name, dnsSuffix } = this.region;
    return `${id}.execute-api.${name}.${dnsSuffix}`;
  }
}

/**
 * A part of an API, or of a domain name, by its id.
 *
 * @param kind - as errors name it
 * @throws AwsError `NotFoundException`
 */
export function partOf<T>(
  parts: ReadonlyMap<string, T>,
  id: string,
  kind: string,
): T {
  const found = parts.get(id);
  if (!found) {
    throw notFound(`Invalid ${kind} identifier specified`);
  }
  return found;
}
