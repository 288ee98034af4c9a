import { evaluate } from '../evaluation/evaluate';
import { evaluateConditions } from '../evaluation/evaluateConditions';
import { EvaluationScope } from '../evaluation/EvaluationScope';
import { isUnresolved } from '../evaluation/unresolved';
import { expandLoops, extensionsError } from '../template/forEach';
import { isObject } from '../template/isObject';
import { Template } from '../template/Template';

/** Attributes of a resource that only the transform lets a function give. */
const ATTRIBUTES = ['DeletionPolicy', 'UpdateReplacePolicy', 'Condition'];

/**
 * Runs `AWS::LanguageExtensions`: loops, `Fn::Length`, `Fn::ToJsonString`,
 * `Fn::FindInMap` with a default, and functions in `Ref`, `Fn::GetAtt` and the
 * policies of a resource. What depends on resources is left to the evaluation
 * of the result.
 *
 * @param scope - knows parameters and mappings; resources are unresolved
 * @throws AwsError `ValidationError` with AWS's text
 */
export function expandLanguageExtensions(
  template: Template,
  scope: Omit<EvaluationScope, 'condition'>,
): Template {
  const outsideConditions = {
    ...scope,
    condition: () => {
      throw extensionsError('Condition layout is incorrect');
    },
  };
  const Conditions = expand(template.Conditions, outsideConditions);
  let conditions: Map<string, boolean> | undefined;
  const inSections = {
    ...scope,
    condition: (name: string) => {
      conditions ??= evaluateConditions({ ...template, Conditions }, scope);
      const value = conditions.get(name);
      if (value === undefined) {
        throw extensionsError(`Key ${name} is missing in the map.`);
      }
      return value;
    },
  };
  return {
    ...template,
    Conditions,
    Resources: Object.fromEntries(
      Object.entries(expand(template.Resources, inSections)).map(
        ([id, resource]) => [id, withAttributes(id, resource, inSections)],
      ),
    ) as Template['Resources'],
    Outputs: expandOutputs(template.Outputs, inSections),
  };
}

function expandOutputs(
  outputs: Template['Outputs'],
  scope: EvaluationScope,
): Template['Outputs'] {
  const expanded = expand(outputs, scope);
  const stray = Object.keys(expanded).find(key => !/^[A-Za-z0-9]+$/.test(key));
  if (stray && !Object.hasOwn(outputs, stray)) {
    throw extensionsError(`OutputKey '${stray}' should be alphanumeric`);
  }
  return expanded;
}

function expand(section: unknown, scope: EvaluationScope): any {
  return resolve(
    expandLoops(section, collection =>
      evaluate(resolve(collection, scope), scope),
    ),
    scope,
  );
}

/** Resolves the functions that a template without the transform does not have. */
function resolve(value: unknown, scope: EvaluationScope): any {
  if (Array.isArray(value)) {
    return value.map(item => resolve(item, scope));
  }
  if (!isObject(value)) {
    return value;
  }
  const resolved = Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, resolve(item, scope)]),
  );
  const [key, ...others] = Object.keys(resolved);
  const argument = resolved[key];
  switch (others.length > 0 ? undefined : key) {
    case 'Fn::Length':
      return length(argument, scope);
    case 'Fn::ToJsonString':
      return jsonString(argument, scope);
    case 'Fn::FindInMap':
      return findInMap(argument, scope);
    case 'Fn::If':
      if (!Array.isArray(argument) || typeof argument[0] !== 'string') {
        throw extensionsError('Fn::If layout is incorrect');
      }
      return resolved;
    case 'Ref':
      return { Ref: nameOf(argument, scope) };
    case 'Fn::GetAtt':
      return {
        [key]: Array.isArray(argument)
          ? argument.map(part => nameOf(part, scope))
          : argument,
      };
    default:
      return resolved;
  }
}

function length(argument: unknown, scope: EvaluationScope): number {
  const list = evaluate(argument, scope);
  if (!Array.isArray(list)) {
    throw extensionsError(
      'The Fn::Length value could not be resolved for properties',
    );
  }
  return list.length;
}

function jsonString(argument: unknown, scope: EvaluationScope): unknown {
  if (typeof argument !== 'object') {
    throw extensionsError('Fn::ToJsonString resolve value type mismatch');
  }
  const value = evaluate(argument, scope);
  return isUnresolved(value)
    ? { 'Fn::ToJsonString': argument }
    : JSON.stringify(value);
}

/** The value, or the default, or the function for a mapping that may never be asked for. */
function findInMap(argument: unknown, scope: EvaluationScope): unknown {
  if (!Array.isArray(argument) || argument.length < 3) {
    return { 'Fn::FindInMap': argument };
  }
  const keys = argument.slice(0, 3).map(part => evaluate(part, scope));
  if (isUnresolved(keys)) {
    throw extensionsError('Fn::FindInMap keys could not be resolved');
  }
  const [map, top, second] = keys.map(String);
  const options = argument[3];
  return (
    scope.mapping(map, top, second) ??
    (isObject(options) ? options.DefaultValue : undefined) ?? {
      'Fn::FindInMap': [map, top, second],
    }
  );
}

/** The name that a function in a reference gives. */
function nameOf(expression: unknown, scope: EvaluationScope): unknown {
  if (!isObject(expression)) {
    return expression;
  }
  const name = evaluate(expression, scope);
  return typeof name === 'string' && !isUnresolved(name) ? name : expression;
}

function withAttributes(
  id: string,
  resource: unknown,
  scope: EvaluationScope,
): unknown {
  if (!isObject(resource)) {
    return resource;
  }
  const attributes = Object.entries(resource).flatMap(([name, expression]) => {
    if (!ATTRIBUTES.includes(name) || !isObject(expression)) {
      return [[name, expression] as const];
    }
    const value = evaluate(expression, scope);
    if (value === undefined) {
      return [];
    }
    if (typeof value !== 'string' || isUnresolved(value)) {
      throw extensionsError(
        `Unsupported expression for ${name} in resource ${id}`,
      );
    }
    return [[name, value] as const];
  });
  return Object.fromEntries(attributes);
}
