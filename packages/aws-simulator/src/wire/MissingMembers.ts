/** Collects missing required members, to report them in one error. */
export class MissingMembers {
  readonly #paths: string[][] = [];

  add(path: string[]): void {
    this.#paths.push(path);
  }

  get first(): string[] | undefined {
    return this.#paths[0];
  }

  /** In AWS's words: `Value null at '…' failed to satisfy constraint: Member must not be null`. */
  violations(): string[] {
    return this.#paths.map(
      path =>
        `Value null at '${path
          .map(lowerFirst)
          .join('.')}' failed to satisfy constraint: Member must not be null`,
    );
  }
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
