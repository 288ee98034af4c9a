import type {
  CreateChangeSetInput,
  CreateStackInput,
} from '@aws-sdk/client-cloudformation';
import { validationError } from '../validationError';

/** The inputs that the simulator may not support. */
export type SupportedRequest = Pick<
  CreateStackInput & CreateChangeSetInput,
  | 'StackPolicyBody'
  | 'StackPolicyURL'
  | 'RollbackConfiguration'
  | 'ResourcesToImport'
  | 'DeploymentConfig'
  | 'NotificationARNs'
>;

/**
 * Refuses inputs that would have no effect.
 *
 * @throws AwsError `ValidationError`
 */
export function refuseUnsupported(request: SupportedRequest): void {
  if (request.StackPolicyBody && request.StackPolicyURL) {
    throw validationError(
      'You cannot specify both StackPolicyURL and StackPolicyBody',
    );
  }
  const asked = [
    request.StackPolicyBody || request.StackPolicyURL ? 'stack policies' : '',
    request.RollbackConfiguration?.RollbackTriggers?.length
      ? 'rollback triggers'
      : '',
    request.ResourcesToImport?.length ? 'the import of resources' : '',
    request.DeploymentConfig?.Mode === 'EXPRESS' ? 'the EXPRESS mode' : '',
  ].find(Boolean);
  const [topic] = request.NotificationARNs ?? [];
  if (topic) {
    throw validationError(
      `The AWS simulator does not support notifications: the topic ${topic} does not exist.`,
    );
  }
  if (asked) {
    throw validationError(`The AWS simulator does not support ${asked}.`);
  }
}
