import { ResourceType } from '../../ResourceType';

/** The resource types that CloudFormation can provision in a world, by name. */
export class ResourceTypes {
  readonly #types = new Map<string, ResourceType>();

  add(types: Iterable<ResourceType>): void {
    for (const type of types) {
      this.#types.set(type.typeName, type);
    }
  }

  get(typeName: string): ResourceType | undefined {
    return this.#types.get(typeName);
  }

  has(typeName: string): boolean {
    return this.#types.has(typeName);
  }
}
