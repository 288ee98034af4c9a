import { ParameterValue } from '../parameters/ParameterValue';
import { Template } from '../template/Template';
import { Tag } from './Tag';

/** The desired state of a stack: the input of a creation or update. */
export interface DesiredState {
  templateBody: string;
  template: Template;
  parameters: Map<string, ParameterValue>;
  tags: Tag[];
  notificationArns: string[];
}

/** The part of a stack that an update changes. */
export function desiredStateOfStack(desired: DesiredState): DesiredState {
  return {
    templateBody: desired.templateBody,
    template: desired.template,
    parameters: desired.parameters,
    tags: desired.tags,
    notificationArns: desired.notificationArns,
  };
}
