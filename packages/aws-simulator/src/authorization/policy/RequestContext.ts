/** What a request says of itself and of its caller, by condition key. */
export class RequestContext {
  readonly #values = new Map<string, string[]>();

  /** @param values - what is undefined is not there; a list is a key of several values */
  constructor(values: Record<string, string | readonly string[] | undefined>) {
    for (const [key, value] of Object.entries(values)) {
      if (value !== undefined) {
        this.#values.set(key.toLowerCase(), [value].flat());
      }
    }
  }

  /** The values of a key, whose name is the same in upper and lower case. */
  get(key: string): readonly string[] | undefined {
    return this.#values.get(key.toLowerCase());
  }
}
