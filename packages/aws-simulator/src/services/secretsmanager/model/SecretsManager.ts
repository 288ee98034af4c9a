import { ClockTimer } from '../../../clock/VirtualClock';
import { AwsError } from '../../../world/AwsError';
import { Region } from '../../../world/World';
import { checkKey, checkName, checkValue } from './checkSecret';
import { Secret, SecretValue } from './types';
import { addVersion, CURRENT } from './versions';

const SUFFIX_LENGTH = 6;
const DAY = 24 * 60 * 60;
const DEFAULT_RECOVERY_DAYS = 30;

/** What a new secret is made of. */
export interface NewSecret extends SecretValue {
  name: string;
  description?: string;
  kmsKeyId?: string;
  tags?: { Key: string; Value: string }[];
  /** The id of its first version. Default: generated. */
  token?: string;
}

/** The secrets of one region of one account. */
export class SecretsManager {
  /** By name. */
  readonly secrets = new Map<string, Secret>();
  readonly #deletions = new Map<Secret, ClockTimer>();

  constructor(readonly region: Region) {}

  /**
   * The secret with a name, an ARN, or an ARN without the random characters at
   * its end; undefined if there is none.
   */
  find(nameOrArn: string): Secret | undefined {
    return (
      this.secrets.get(nameOrArn) ??
      [...this.secrets.values()].find(
        ({ arn }) =>
          arn === nameOrArn || arn.slice(0, -SUFFIX_LENGTH - 1) === nameOrArn,
      )
    );
  }

  /** @throws AwsError `ResourceNotFoundException` */
  secret(nameOrArn: string): Secret {
    const found = this.find(nameOrArn);
    if (!found) {
      throw new AwsError(
        'ResourceNotFoundException',
        "Secrets Manager can't find the specified secret.",
      );
    }
    return found;
  }

  /**
   * A secret that is not scheduled for deletion.
   *
   * @throws AwsError `ResourceNotFoundException`, `InvalidRequestException`
   */
  usable(nameOrArn: string): Secret {
    const found = this.secret(nameOrArn);
    if (found.deletedDate) {
      throw markedForDeletion();
    }
    return found;
  }

  /**
   * Creates a secret, which is empty unless it gets a value.
   *
   * @throws AwsError `InvalidParameterException`, `InvalidRequestException`,
   *   `ResourceExistsException`, `ValidationException`
   */
  create({ token, SecretString, SecretBinary, ...given }: NewSecret): Secret {
    const { name } = given;
    checkName(name);
    checkKey(given.kmsKeyId);
    checkValue({ SecretString, SecretBinary });
    const existing = this.secrets.get(name);
    if (existing?.deletedDate) {
      throw new AwsError(
        'InvalidRequestException',
        "You can't create this secret because a secret with this name is already scheduled for deletion.",
      );
    }
    if (existing) {
      throw new AwsError(
        'ResourceExistsException',
        `The operation failed because the secret ${name} already exists.`,
      );
    }
    const now = this.region.world.now();
    const suffix = this.region.ids.mixed(SUFFIX_LENGTH);
    const secret: Secret = {
      tags: [],
      ...given,
      arn: this.region.arn('secretsmanager', `secret:${name}-${suffix}`),
      createdDate: now,
      lastChangedDate: now,
      versions: new Map(),
    };
    if (SecretString !== undefined || SecretBinary) {
      this.#addVersion(secret, { SecretString, SecretBinary }, token, [
        CURRENT,
      ]);
    }
    this.secrets.set(name, secret);
    return secret;
  }

  /**
   * Adds a version to a secret.
   *
   * @param token - the id of the version; default: generated
   * @returns the id of the version
   * @throws AwsError `InvalidParameterException`, `ResourceExistsException`,
   *   `ValidationException`
   */
  putValue(
    secret: Secret,
    value: SecretValue,
    token?: string,
    stages: string[] = [CURRENT],
  ): string {
    checkValue(value);
    const id = this.#addVersion(secret, value, token, stages);
    secret.lastChangedDate = this.region.world.now();
    return id;
  }

  /**
   * Schedules the deletion of a secret.
   *
   * @returns when it will be deleted
   * @throws AwsError `InvalidParameterException`, `InvalidRequestException`
   */
  scheduleDeletion(secret: Secret, days = DEFAULT_RECOVERY_DAYS): Date {
    if (days < 7 || days > 30) {
      throw new AwsError(
        'InvalidParameterException',
        'The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).',
      );
    }
    if (secret.deletedDate) {
      throw markedForDeletion();
    }
    const { clock } = this.region;
    secret.deletedDate = new Date(clock.now() + days * DAY * 1000);
    this.#deletions.set(
      secret,
      clock.after(days * DAY, () => this.deleteNow(secret)),
    );
    return secret.deletedDate;
  }

  /** Deletes a secret and all its versions. */
  deleteNow(secret: Secret): void {
    this.#cancelDeletion(secret);
    this.secrets.delete(secret.name);
  }

  /** Undoes {@link SecretsManager.scheduleDeletion}. */
  restore(secret: Secret): void {
    this.#cancelDeletion(secret);
    secret.deletedDate = undefined;
  }

  #cancelDeletion(secret: Secret): void {
    this.#deletions.get(secret)?.cancel();
    this.#deletions.delete(secret);
  }

  #addVersion(
    secret: Secret,
    value: SecretValue,
    token: string | undefined,
    stages: string[],
  ): string {
    const id = token ?? this.region.ids.uuid();
    addVersion(secret, id, value, stages, this.region.world.now());
    return id;
  }
}

function markedForDeletion(): AwsError {
  return new AwsError(
    'InvalidRequestException',
    "You can't perform this operation on the secret because it was marked for deletion.",
  );
}
