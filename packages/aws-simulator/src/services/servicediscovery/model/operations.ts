import { AwsError } from '../../../world/AwsError';
import { Operation, ServiceDiscovery } from './ServiceDiscovery';

/** How long each kind takes, in seconds; from memory, but for that of namespaces. */
const SECONDS = {
  CREATE_NAMESPACE: 47,
  DELETE_NAMESPACE: 47,
  DEREGISTER_INSTANCE: 5,
  REGISTER_INSTANCE: 5,
  UPDATE_NAMESPACE: 5,
  UPDATE_SERVICE: 5,
};

/**
 * Begins a change that is made after some time.
 *
 * @returns the id of its operation
 */
export function submit(
  discovery: ServiceDiscovery,
  type: keyof typeof SECONDS,
  targets: Operation['targets'],
  act: () => void,
): string {
  const { clock, world } = discovery.region;
  const operation: Operation = {
    id: discovery.newOperationId(),
    type,
    status: 'PENDING',
    createDate: world.now(),
    updateDate: world.now(),
    targets,
  };
  discovery.operations.set(operation.id, operation);
  clock.after(SECONDS[type], () => {
    try {
      act();
      operation.status = 'SUCCESS';
    } catch (error) {
      if (!(error instanceof AwsError)) {
        throw error;
      }
      operation.status = 'FAIL';
      operation.error = error;
    }
    operation.updateDate = world.now();
  });
  return operation.id;
}
