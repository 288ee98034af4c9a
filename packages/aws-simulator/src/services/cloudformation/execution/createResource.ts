import { StackResource } from '../stacks/Stack';
import { Application } from './Application';
import { reportFailure } from './reportFailure';
import { makeResource } from './makeResource';
import { removeResources } from './removeResources';
import { blankResource, resolveResource } from './resolveResource';
import { Outcome } from './runGraph';

/** Makes a resource that the stack does not have, and tells it in events. */
export async function createResource(
  application: Application,
  id: string,
  ready: () => void,
): Promise<Outcome> {
  const { run, template, needs, before } = application;
  const { resources } = run.stack;
  const leftover = resources.get(id);
  if (leftover) {
    // What an earlier operation failed to create, with rollback disabled.
    await removeResources(run, [leftover]);
  }
  const resource: StackResource = {
    physical: blankResource(id, template.Resources[id].Type, needs.get(id)),
    status: 'CREATE_IN_PROGRESS',
    timestamp: run.region.world.now(),
  };
  resources.set(id, resource);
  before.set(id, undefined);
  try {
    resource.physical = resolveResource(application, id);
    run.resourceEvent(resource, 'CREATE_IN_PROGRESS');
    await makeResource(application, resource, resource.physical, ready);
    run.resourceEvent(resource, 'CREATE_COMPLETE');
    return 'done';
  } catch (error) {
    return reportFailure(application, resource, 'create', error);
  }
}
