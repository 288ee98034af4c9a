import { readFile } from 'node:fs/promises';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { listSoftwareTemplates } from '@fargate-api/templates';
import { parse } from 'yaml';
import { select, Selection } from './readSelection';

/** Provides the Software Templates of the installed package. */
export class SoftwareTemplateProvider implements EntityProvider {
  readonly #selection: Selection;

  constructor(selection: Selection) {
    this.#selection = selection;
  }

  getProviderName(): string {
    return 'fargate-api:software-templates';
  }

  /**
   * Reads the files once: they change only with the package.
   *
   * @throws InputError if the configuration selects a template that does not exist
   */
  async connect(connection: EntityProviderConnection): Promise<void> {
    const templates = await Promise.all(
      (await listSoftwareTemplates()).map(readTemplate),
    );
    const names = templates.map(({ metadata }) => metadata.name);
    const selected = select(names, this.#selection);
    const { owner } = this.#selection;
    await connection.applyMutation({
      type: 'full',
      entities: templates
        .filter(({ metadata }) => selected.includes(metadata.name))
        .map(template => ({
          locationKey: this.getProviderName(),
          entity: owner
            ? { ...template, spec: { ...template.spec, owner } }
            : template,
        })),
    });
  }
}

/** The template resolves its relative paths against the location of its file. */
async function readTemplate(path: string): Promise<Entity> {
  const template: Entity = parse(await readFile(path, 'utf8'));
  const location = `file:${path}`;
  return {
    ...template,
    metadata: {
      ...template.metadata,
      annotations: {
        ...template.metadata.annotations,
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
      },
    },
  };
}
