import { AwsError } from '../world/AwsError';

/** Collects missing required members, to report them in one error. */
export class MissingMembers {
  readonly #paths: string[][] = [];

  add(path: string[]): void {
    this.#paths.push(path);
  }

  get first(): string[] | undefined {
    return this.#paths[0];
  }

  /**
   * @throws AwsError `1 validation error detected: Value null at '…' failed to
   * satisfy constraint: Member must not be null`, if anything is missing.
   */
  throwIfAny(code: string): void {
    const count = this.#paths.length;
    if (count === 0) {
      return;
    }
    const constraints = this.#paths.map(
      path =>
        `Value null at '${path
          .map(lowerFirst)
          .join('.')}' failed to satisfy constraint: Member must not be null`,
    );
    throw new AwsError(
      code,
      `${count} validation error${
        count === 1 ? '' : 's'
      } detected: ${constraints.join('; ')}`,
    );
  }
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
