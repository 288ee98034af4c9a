import { ParameterValue } from '../parameters/ParameterValue';
import { Template } from '../template/Template';
import { Tag } from './Tag';

/** The desired state of a stack: the input of a creation or update. */
export interface StackGoal {
  templateBody: string;
  template: Template;
  parameters: Map<string, ParameterValue>;
  tags: Tag[];
  notificationArns: string[];
}

/** The part of a stack that an update changes. */
export function goalOf(goal: StackGoal): StackGoal {
  return {
    templateBody: goal.templateBody,
    template: goal.template,
    parameters: goal.parameters,
    tags: goal.tags,
    notificationArns: goal.notificationArns,
  };
}
