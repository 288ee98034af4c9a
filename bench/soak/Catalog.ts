import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  EntityProviderConnection,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';

/** The entities that the provider has given, as the catalog keeps them. */
export class Catalog {
  readonly entities = new Map<string, Entity>();
  readonly connection: EntityProviderConnection = {
    applyMutation: async (mutation: EntityProviderMutation) => {
      if (mutation.type === 'full') {
        this.entities.clear();
        this.#add(mutation.entities);
      } else {
        this.#add(mutation.added as { entity: Entity }[]);
      }
    },
    refresh: async () => {},
  };

  async getEntityByRef(entityRef: string): Promise<Entity | undefined> {
    return this.entities.get(entityRef);
  }

  async getEntitiesByRefs({ entityRefs }: { entityRefs: string[] }) {
    return { items: entityRefs.map(ref => this.entities.get(ref)) };
  }

  #add(added: readonly { entity: Entity }[]): void {
    for (const { entity } of added) {
      this.entities.set(stringifyEntityRef(entity), entity);
    }
  }
}
