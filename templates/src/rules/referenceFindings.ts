import type { SpecDatabase } from '@aws-cdk/service-spec-types';
import type { Template, TemplateValue } from './Template';
import { referencesIn, type Reference } from './referencesIn';

function stringsOf(value: TemplateValue, key: string): string[] {
  if (value === null || typeof value !== 'object') {
    return [];
  }
  return Object.entries(value).flatMap(([name, item]) => {
    const deeper = stringsOf(item, key);
    const first = [item].flat()[0];
    return name === key && typeof first === 'string'
      ? [first, ...deeper]
      : deeper;
  });
}

/**
 * Finds unresolved references (`Ref`, `Fn::Sub`, `Fn::GetAtt`, `DependsOn`,
 * conditions, mappings), attributes that a type does not have, and unused
 * parameters, conditions and mappings.
 */
export function referenceFindings(
  template: Template,
  specification: SpecDatabase,
): string[] {
  const { Parameters = {}, Mappings = {}, Conditions = {} } = template;
  const { Resources, Outputs = {} } = template;
  const references = referencesIn([Conditions, Resources, Outputs]);

  const danglingReference = ({ id, attribute }: Reference): string[] => {
    if (attribute === undefined) {
      return id in Parameters || id in Resources || id.startsWith('AWS::')
        ? []
        : [`${id} is neither a parameter nor a resource`];
    }
    if (!(id in Resources)) {
      return [`${id}.${attribute} is of no resource`];
    }
    const [known] = specification.lookup(
      'resource',
      'cloudFormationType',
      'equals',
      Resources[id].Type,
    );
    return known && attribute in known.attributes
      ? []
      : [`${id}.${attribute} is not an attribute`];
  };

  const dependencies = Object.values(Resources).flatMap(({ DependsOn = [] }) =>
    [DependsOn].flat(),
  );
  const conditions = [
    ...stringsOf([Conditions, Resources, Outputs], 'Condition'),
    ...stringsOf([Resources, Outputs], 'Fn::If'),
  ];
  const mappings = stringsOf([Resources, Outputs], 'Fn::FindInMap');
  const unused = (section: object, used: string[], what: string) =>
    Object.keys(section)
      .filter(name => !used.includes(name))
      .map(name => `${what} ${name} is not used`);

  return [
    ...references.flatMap(danglingReference),
    ...dependencies
      .filter(id => !(id in Resources))
      .map(id => `DependsOn ${id} is of no resource`),
    ...conditions
      .filter(name => !(name in Conditions))
      .map(name => `condition ${name} does not exist`),
    ...mappings
      .filter(name => !(name in Mappings))
      .map(name => `mapping ${name} does not exist`),
    ...unused(
      Parameters,
      references.map(({ id }) => id),
      'parameter',
    ),
    ...unused(Conditions, conditions, 'condition'),
    ...unused(Mappings, mappings, 'mapping'),
  ];
}
