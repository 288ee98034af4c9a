import { StackResource } from '../stacks/Stack';
import { Application } from './Application';
import { reportFailure } from './reportFailure';
import { makeResource } from './makeResource';
import { resolveResource } from './resolveResource';
import { Outcome } from './runGraph';

/** Makes a resource that the stack does not have, and tells it in events. */
export async function createResource(
  application: Application,
  id: string,
  ready: () => void,
): Promise<Outcome> {
  const { run, template, needs, before } = application;
  const resource: StackResource = {
    physical: {
      logicalId: id,
      type: template.Resources[id].Type,
      physicalId: '',
      properties: {},
      shownProperties: {},
      ref: '',
      attributes: {},
      needs: needs.get(id) ?? [],
      stackTags: [],
    },
    status: 'CREATE_IN_PROGRESS',
    timestamp: run.region.world.now(),
  };
  run.stack.resources.set(id, resource);
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
