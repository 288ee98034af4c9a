import { AwsError } from '../../../../world/AwsError';
import { evaluate } from '../evaluation/evaluate';
import { isUnresolved, UNRESOLVED } from '../evaluation/unresolved';
import { missingParameterValues } from '../parameters/missingParameterValues';
import {
  checkProperties,
  propertyProblemText,
} from '../specification/checkProperties';
import { coerceProperties } from '../specification/coerceProperties';
import { specificationOf } from '../specification/Specification';
import { references } from '../template/references';
import { Template } from '../template/Template';
import { Provisioning } from './Provisioning';

/**
 * The error that CloudFormation detects after it has accepted a request, but
 * before it provisions a resource; undefined if there is none.
 */
export function provisioningProblem(
  provisioning: Provisioning,
): string | undefined {
  const { run, desired, template } = provisioning;
  const missing = missingParameterValues(run.region, desired.parameters);
  if (missing.length > 0) {
    return `Parameter validation failed: ${missing
      .map(
        ({ name, value }) =>
          `parameter value ${value} for parameter name ${name} does not exist`,
      )
      .join(', ')}`;
  }
  return unsupportedAttribute(template) ?? missingImport(provisioning);
}

/** The first `Fn::GetAtt` of an attribute that its resource does not have. */
export function unsupportedAttribute(template: Template): string | undefined {
  const found = [
    ...references(template.Resources, '/Resources'),
    ...references(template.Outputs, '/Outputs'),
  ].find(({ kind, name, attribute }) => {
    const type = template.Resources[name]?.Type;
    const attributes = type && specificationOf(type)?.attributes;
    return (
      kind === 'attribute' &&
      attributes &&
      attribute !== undefined &&
      !Object.hasOwn(attributes, attribute) &&
      !(
        type === 'AWS::CloudFormation::Stack' &&
        attribute.startsWith('Outputs.')
      )
    );
  });
  return (
    found &&
    `[Error] ${found.path}: Resource type ${
      template.Resources[found.name].Type
    } does not support attribute {${found.attribute}}`
  );
}

/** The resources whose properties violate the specification, with the reason of each. */
export function invalidResources(
  provisioning: Provisioning,
): { id: string; reason: string }[] {
  const { template, scope } = provisioning;
  const unresolved = {
    ...scope,
    ref: () => UNRESOLVED,
    attribute: () => UNRESOLVED,
    importValue: () => UNRESOLVED,
  };
  return Object.entries(template.Resources).flatMap(([id, definition]) => {
    try {
      const properties = evaluate(definition.Properties ?? {}, unresolved);
      const problems = checkProperties(
        definition.Type,
        coerceProperties(definition.Type, properties),
      );
      return problems.length > 0
        ? [{ id, reason: propertyProblemText(id, problems) }]
        : [];
    } catch (error) {
      if (error instanceof AwsError) {
        return [{ id, reason: error.message }];
      }
      throw error;
    }
  });
}

function missingImport({ template, scope, run }: Provisioning) {
  const names = importedNames([template.Resources, template.Outputs])
    .map(name =>
      evaluate(name, {
        ...scope,
        ref: () => UNRESOLVED,
        attribute: () => UNRESOLVED,
      }),
    )
    .filter(name => !isUnresolved(name));
  const missing = names.find(
    name => !run.cloudFormation.exporter(String(name)),
  );
  return missing && `No export named ${missing} found`;
}

function importedNames(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, item]) => [
    ...(key === 'Fn::ImportValue' ? [item] : []),
    ...importedNames(item),
  ]);
}
