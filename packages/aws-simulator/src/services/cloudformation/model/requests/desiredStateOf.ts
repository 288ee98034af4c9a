import type { Tag } from '@aws-sdk/client-cloudformation';
import { baseScope, NOTHING_PROVISIONED } from '../evaluation/stackScope';
import { UNRESOLVED } from '../evaluation/unresolved';
import {
  GivenParameter,
  resolveParameters,
} from '../parameters/resolveParameters';
import { CloudFormation } from '../stacks/CloudFormation';
import { Stack } from '../stacks/Stack';
import { DesiredState } from '../stacks/DesiredState';
import { parseTemplate } from '../template/parseTemplate';
import { Template } from '../template/Template';
import { requiredCapability } from '../template/requiredCapability';
import { runTransforms } from '../transforms/runTransforms';
import { checkDesiredState } from './checkDesiredState';
import { validationError } from '../validationError';
import {
  readTemplate,
  refuseUnknownTypes,
  requireCapability,
  TemplateSource,
} from './readTemplate';
import { Ssm } from '../../../ssm/model/Ssm';
import { refuseUnsupported, SupportedRequest } from './refuseUnsupported';
import { tagsOf } from './tagsOf';

/** The common input of CreateStack, UpdateStack and CreateChangeSet. */
export interface DesiredStateRequest extends TemplateSource, SupportedRequest {
  StackName?: string;
  /** A change set shows the result of its transforms, so they need no capability. */
  ChangeSetName?: string;
  UsePreviousTemplate?: boolean;
  ResourceTypes?: string[];
  Parameters?: GivenParameter[];
  Capabilities?: string[];
  Tags?: Tag[];
  NotificationARNs?: string[];
}

/**
 * The desired state of a stack, from a request.
 *
 * @param stack - the stack as it is, if there is one; what the request leaves out stays
 * @throws AwsError `ValidationError`, `InsufficientCapabilitiesException`
 */
export function desiredStateOf(
  request: DesiredStateRequest,
  cloudFormation: CloudFormation,
  stack?: Stack,
): DesiredState {
  refuseUnsupported(request);
  const { body, template: written } =
    request.UsePreviousTemplate && stack
      ? {
          body: stack.templateBody,
          template: parseTemplate(stack.templateBody),
        }
      : readTemplate(request, cloudFormation);
  const parameters = resolveParameters(
    written,
    request.Parameters ?? [],
    stack?.parameters,
    cloudFormation.region.service(Ssm),
  );
  const identity = stack ?? { id: UNRESOLVED, name: request.StackName! };
  const notificationArns =
    request.NotificationARNs ?? stack?.notificationArns ?? [];
  const template = runTransforms(written, () => ({
    ...baseScope(
      cloudFormation,
      identity,
      { template: written, parameters, notificationArns },
      NOTHING_PROVISIONED,
    ),
    availabilityZones: () => UNRESOLVED,
  }));
  refuseUnknownTypes(template, cloudFormation.resourceTypes);
  if (!request.ChangeSetName && written.Transform !== undefined) {
    requireCapability('CAPABILITY_AUTO_EXPAND', request.Capabilities ?? []);
  }
  requireCapability(
    requiredCapability(Object.values(template.Resources))?.capability,
    request.Capabilities ?? [],
  );
  refuseResourceTypes(template, request.ResourceTypes);
  const desired: DesiredState = {
    templateBody: body,
    template,
    parameters,
    tags: request.Tags ? tagsOf(request.Tags) : stack?.tags ?? [],
    notificationArns,
  };
  checkDesiredState(cloudFormation, identity, desired);
  return desired;
}

function refuseResourceTypes(
  template: Template,
  allowed: string[] | undefined,
): void {
  const refused = Object.values(template.Resources).find(
    ({ Type }) =>
      allowed?.length &&
      !allowed.some(pattern =>
        pattern.endsWith('*')
          ? Type.startsWith(pattern.slice(0, -1))
          : Type === pattern,
      ),
  );
  if (refused) {
    throw validationError(
      `Resource type ${
        refused.Type
      } is not allowed by parameter ResourceTypes [${allowed!.join(', ')}]`,
    );
  }
}
