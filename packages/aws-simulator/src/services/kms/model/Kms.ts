import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';

/** A customer managed key. Nothing is encrypted with it. */
export interface Key {
  id: string;
  arn: string;
  description: string;
  /** A JSON document; not evaluated. */
  policy: string;
  enabled: boolean;
  rotation: boolean;
  keySpec: string;
  keyUsage: string;
  multiRegion: boolean;
  creationDate: Date;
  /** When it is deleted, if that is scheduled. */
  deletionDate?: Date;
  tags: { Key: string; Value: string }[];
}

/** An alias of a key: `alias/orders`. */
export interface Alias {
  name: string;
  keyId: string;
  creationDate: Date;
  lastUpdatedDate: Date;
}

/** The keys and aliases of a region. */
export class Kms {
  readonly keys = new Map<string, Key>();
  readonly aliases = new Map<string, Alias>();

  constructor(readonly region: Region) {}

  /**
   * The key with an id or an ARN, or with an alias or the ARN of one.
   *
   * @returns undefined where there is none
   */
  find(id: string): Key | undefined {
    const name = id.startsWith('arn:') ? id.slice(id.indexOf(':key/') + 5) : id;
    const [, alias] = /(?:^|:)(alias\/.+)$/.exec(id) ?? [];
    return this.keys.get((alias && this.aliases.get(alias)?.keyId) ?? name);
  }

  /** @throws AwsError `NotFoundException` */
  key(id: string): Key {
    const key = this.find(id);
    if (!key) {
      throw new AwsError(
        'NotFoundException',
        /(?:^|:)alias\//.test(id)
          ? `Alias ${id.startsWith('arn:') ? id : this.arn(id)} is not found.`
          : `Key '${
              id.startsWith('arn:') ? id : this.arn(`key/${id}`)
            }' does not exist`,
      );
    }
    return key;
  }

  arn(resource: string): string {
    return this.region.arn('kms', resource);
  }
}
