import { Stack } from '../model/stacks/Stack';
import { Template } from '../model/template/Template';
import { validationError } from '../model/validationError';

const UPDATABLE = [
  'CREATE_FAILED',
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'UPDATE_FAILED',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_COMPLETE',
];

/**
 * Refuses a stack that cannot be updated in its current status.
 *
 * @throws AwsError `ValidationError`
 */
export function requireUpdatable(stack: Stack): void {
  if (!UPDATABLE.includes(stack.status)) {
    throw validationError(
      `Stack:${stack.id} is in ${stack.status} state and can not be updated.`,
    );
  }
}

/**
 * Refuses to update a stack whose last operation left it failed in a way that
 * could roll it back.
 *
 * @throws AwsError `ValidationError` with AWS's text
 */
export function requireDisabledRollback(
  { status }: Stack,
  disableRollback: boolean | undefined,
): void {
  if (/^(CREATE|UPDATE)_FAILED$/.test(status) && !disableRollback) {
    throw validationError(
      `This stack is currently in a non-terminal [${status}] state. To update the stack from this state, please use the disable-rollback parameter with update-stack API. To rollback to the last known good state, use the rollback-stack API`,
    );
  }
}

/**
 * Refuses a template that changes the type of a resource.
 *
 * @throws AwsError `ValidationError`
 */
export function refuseTypeChanges(stack: Stack, template: Template): void {
  const changed = [...stack.resources.values()]
    .map(({ physical }) => physical)
    .filter(({ logicalId, type }) => {
      const definition = template.Resources[logicalId];
      return definition && definition.Type !== type;
    });
  if (changed.length > 0) {
    throw validationError(
      `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${changed
        .map(({ logicalId }) => logicalId)
        .join(', ')}]`,
    );
  }
}
