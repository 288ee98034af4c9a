// The provider is no dependency of the actions, and the catalog is what it emits.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { FargateEntityProvider } from '../../../../catalog-backend-module-fargate/src/provider/FargateEntityProvider';
import { TestBench } from '../TestBench';

/** Keeps a bench's catalog as the entity provider's scan of all stacks has it. */
export class ScannedCatalog {
  static async of(bench: TestBench): Promise<ScannedCatalog> {
    const catalog = new ScannedCatalog();
    const provider = new FargateEntityProvider({
      target: bench.aws.targets.get('dev'),
      schedule: { frequency: { minutes: 5 }, timeout: { minutes: 3 } },
      aws: {
        clients: () => bench.clients(),
        targets: bench.aws.targets,
      } as any,
      auth: { getOwnServiceCredentials: async () => ({}) } as any,
      catalog: { getEntitiesByRefs: async () => ({ items: [] }) } as any,
      events: { publish: async () => {}, subscribe: async () => {} },
      scheduler: {
        scheduleTask: async ({ fn }: any) => {
          catalog.scan = fn;
        },
        triggerTask: () => catalog.scan(),
      } as any,
      logger: { child: () => ({ warn() {}, debug() {}, info() {} }) } as any,
    });
    await provider.connect({
      applyMutation: async (mutation: any) => {
        bench.clearEntities();
        mutation.entities.forEach(({ entity }: any) => bench.addEntity(entity));
      },
      refresh: async () => {},
    });
    return catalog;
  }

  /** As it is done every few minutes. */
  scan: () => Promise<void> = async () => {};
}
