import type { Template, TemplateResource, TemplateValue } from './Template';
import { asIntrinsic } from './intrinsic';
import { settleFunction } from './settleFunction';
import { substitute } from './substitute';

/** A template, evaluated with certain parameters. */
export interface Deployment {
  template: Template;
  resources: Record<string, TemplateResource>;
  outputs: Record<string, TemplateValue>;
}

/** The parameters that differ from their default. */
export type ParameterValues = Record<string, string | number>;

const NO_VALUE = Symbol('AWS::NoValue');

/**
 * Evaluates the conditions of a template, and replaces parameters, mappings,
 * `Fn::If` and string and list functions by their values. Values that are only
 * known to AWS remain functions, as do parameters without a value.
 */
export function planDeployment(
  template: Template,
  parameters: ParameterValues = {},
): Deployment {
  const valueOf = (id: string) => {
    const definition = template.Parameters?.[id];
    const value = parameters[id] ?? definition?.Default;
    return /^(CommaDelimitedList$|List<)/.test(definition?.Type) &&
      value !== undefined
      ? String(value).split(',')
      : value;
  };

  const holds = (condition: TemplateValue): boolean => {
    const { name, argument } = asIntrinsic(condition)!;
    switch (name) {
      case 'Condition':
        return holds(template.Conditions?.[argument]);
      case 'Fn::Not':
        return !holds(argument[0]);
      case 'Fn::And':
        return argument.every(holds);
      case 'Fn::Or':
        return argument.some(holds);
      case 'Fn::Equals':
        return String(plan(argument[0])) === String(plan(argument[1]));
      default:
        throw new Error(`${name} is not a condition function`);
    }
  };

  const planIntrinsic = (
    name: string,
    argument: TemplateValue,
  ): TemplateValue => {
    if (name === 'Ref') {
      return argument === 'AWS::NoValue'
        ? NO_VALUE
        : valueOf(argument) ?? { Ref: argument };
    }
    if (name === 'Fn::If') {
      const [condition, yes, no] = argument;
      return plan(holds({ Condition: condition }) ? yes : no);
    }
    if (name === 'Fn::FindInMap') {
      const [map, key, attribute] = plan(argument);
      return template.Mappings![map][key][attribute];
    }
    if (name === 'Fn::Sub' && typeof argument === 'string') {
      return substitute(argument, valueOf) ?? { [name]: argument };
    }
    const planned = plan(argument);
    return settleFunction(name, planned) ?? { [name]: planned };
  };

  function plan(value: TemplateValue): TemplateValue {
    if (Array.isArray(value)) {
      return value.map(plan).filter(item => item !== NO_VALUE);
    }
    if (value === null || typeof value !== 'object') {
      return value;
    }
    const intrinsic = asIntrinsic(value);
    if (intrinsic) {
      return planIntrinsic(intrinsic.name, intrinsic.argument);
    }
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, item]) => [key, plan(item)])
        .filter(([, item]) => item !== NO_VALUE),
    );
  }

  const existing = <T extends { Condition?: string }>(
    section: Record<string, T> = {},
  ) =>
    Object.entries(section).filter(
      ([, { Condition }]) => !Condition || holds({ Condition }),
    );

  return {
    template,
    resources: Object.fromEntries(
      existing(template.Resources).map(([id, resource]) => [
        id,
        { ...resource, Properties: plan(resource.Properties ?? {}) },
      ]),
    ),
    outputs: Object.fromEntries(
      existing(template.Outputs).map(([id, { Value }]) => [id, plan(Value)]),
    ),
  };
}
