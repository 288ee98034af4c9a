import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import techdocsPlugin from '@backstage/plugin-techdocs/alpha';

const TECHDOCS_ANNOTATION = 'backstage.io/techdocs-ref';

/** The documentation of an entity, without the search that its own tab has: the demo has no search plugin. */
export const docsModule = createFrontendModule({
  pluginId: 'techdocs',
  extensions: [
    EntityContentBlueprint.make({
      params: {
        path: 'docs',
        title: 'Docs',
        group: 'documentation',
        routeRef: techdocsPlugin.routes.entityContent,
        filter: ({ metadata }) =>
          Boolean(metadata.annotations?.[TECHDOCS_ANNOTATION]),
        loader: async () => {
          const { EmbeddedDocsRouter } = await import(
            '@backstage/plugin-techdocs'
          );
          return <EmbeddedDocsRouter withSearch={false} />;
        },
      },
    }),
  ],
});
