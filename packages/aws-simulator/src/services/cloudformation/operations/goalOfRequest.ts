import type { Tag } from '@aws-sdk/client-cloudformation';
import { ResourceType } from '../ResourceType';
import {
  GivenParameter,
  resolveParameters,
} from '../parameters/resolveParameters';
import { Stack, StackGoal } from '../stacks/Stack';
import { requiredCapability } from '../template/requiredCapability';
import {
  readTemplate,
  requireCapability,
  TemplateSource,
} from './readTemplate';
import { tagsOf } from './tagsOf';

/** What CreateStack, UpdateStack and CreateChangeSet have in common. */
export interface GoalRequest extends TemplateSource {
  UsePreviousTemplate?: boolean;
  Parameters?: GivenParameter[];
  Capabilities?: string[];
  Tags?: Tag[];
  NotificationARNs?: string[];
}

/**
 * What a request wants a stack to be.
 *
 * @param stack - the stack as it is, if there is one; what the request leaves out stays
 * @throws AwsError `ValidationError`, `InsufficientCapabilitiesException`
 */
export function goalOfRequest(
  request: GoalRequest,
  types: ReadonlyMap<string, ResourceType>,
  stack?: Stack,
): StackGoal {
  const { body, template } =
    request.UsePreviousTemplate && stack
      ? { body: stack.templateBody, template: stack.template }
      : readTemplate(request, types);
  const parameters = resolveParameters(
    template,
    request.Parameters ?? [],
    stack?.parameters,
  );
  requireCapability(
    requiredCapability(template)?.capability,
    request.Capabilities ?? [],
  );
  return {
    templateBody: body,
    template,
    parameters,
    tags: request.Tags ? tagsOf(request.Tags) : stack?.tags ?? [],
    notificationArns: request.NotificationARNs ?? stack?.notificationArns ?? [],
  };
}
