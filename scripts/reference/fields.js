// The fields of a JSON schema, as people read them.

/** The properties of a schema; those of objects, of objects in a list and of objects by any name, by their path. */
function fieldsOf({ properties = {}, required = [] } = {}, path = '') {
  return Object.entries(properties).flatMap(([name, schema]) => [
    { name: path + name, schema, isRequired: required.includes(name) },
    ...fieldsOf(schema, `${path}${name}.`),
    ...fieldsOf(schema.items, `${path}${name}[].`),
    ...(typeof schema.additionalProperties === 'object'
      ? fieldsOf(schema.additionalProperties, `${path}${name}.*.`)
      : []),
  ]);
}

function typeOf(schema) {
  if (schema.enum) {
    return schema.enum.map(value => `\`${value}\``).join(', ');
  }
  if (schema.anyOf) {
    return [...new Set(schema.anyOf.map(typeOf))].join(' or ');
  }
  if (schema.type === 'array') {
    return `list of ${typeOf(schema.items)}`;
  }
  const { minimum, maximum } = schema;
  const bounds = [
    minimum === undefined ? '' : `${minimum} or more`,
    maximum === undefined ? '' : `at most ${maximum}`,
  ].filter(Boolean);
  const isRange = bounds.length === 2;
  return [
    schema.type ?? 'object',
    isRange ? `${minimum} to ${maximum}` : bounds.join(''),
  ]
    .filter(Boolean)
    .join(', ');
}

module.exports = { fieldsOf, typeOf };
