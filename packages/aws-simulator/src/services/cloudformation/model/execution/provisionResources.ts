import { StackResource } from '../stacks/StackResource';
import { Provisioning } from './Provisioning';
import { createResource } from './createResource';
import { runGraph } from './runGraph';
import { updateResource } from './updateResource';

/**
 * Creates and updates every resource of the template, in parallel as far as
 * dependencies allow. Deletes nothing.
 */
export async function provisionResources(
  provisioning: Provisioning,
): Promise<void> {
  const { run, needs, failures } = provisioning;
  const configured = new Set<string>();
  const done = new Set<string>();
  const configure = (id: string) => {
    configured.add(id);
    if (
      configured.size === needs.size &&
      done.size < needs.size &&
      failures.length === 0
    ) {
      run.stackEvent(
        run.stack.status,
        'Eventual consistency check initiated',
        'CONFIGURATION_COMPLETE',
      );
    }
  };
  const { signal } = run;
  await runGraph(
    needs,
    async (id, ready) => {
      const configuredEarly = () => {
        configure(id);
        ready();
      };
      const outcome = isProvisioned(run.stack.resources.get(id))
        ? await updateResource(provisioning, id)
        : await createResource(provisioning, id, configuredEarly);
      done.add(id);
      if (outcome === 'done' && !configured.has(id)) {
        configure(id);
      }
      return outcome;
    },
    () => signal.aborted || failures.length > 0,
  );
}

function isProvisioned(resource: StackResource | undefined): boolean {
  return resource !== undefined && resource.status !== 'CREATE_FAILED';
}

/** The status reason that lists the failed resources. It ends with a space, as on AWS. */
export function failureSentence(provisioning: Provisioning): string {
  const all = [...provisioning.failures, ...provisioning.cancelled];
  return (['create', 'update'] as const)
    .map(operation => ({
      operation,
      ids: all.filter(one => one.operation === operation).map(({ id }) => id),
    }))
    .filter(({ ids }) => ids.length > 0)
    .map(
      ({ operation, ids }) =>
        `The following resource(s) failed to ${operation}: [${ids.join(
          ', ',
        )}]. `,
    )
    .join('');
}
