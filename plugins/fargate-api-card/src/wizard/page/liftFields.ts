type Node = Record<string, unknown>;

/** Where a schema has further parts of the same object. */
const PARTS = ['anyOf', 'oneOf', 'allOf', 'dependencies'];

/**
 * The form's instructions for the fields of a page, with those for the values of
 * records, such as `ui:field`. Backstage takes them out of a schema's `properties` and
 * `items`, and leaves them where a record describes its values.
 */
export function liftFields(schema: Node, uiSchema: Node = {}): Node {
  const { additionalProperties, items, properties } = schema;
  const fields = { ...nodeOf(properties), ...(items ? { items } : {}) };
  const children: [string, Node][] = [
    ['additionalProperties', instructionsIn(nodeOf(additionalProperties))],
    ...Object.entries(fields).map(([name, child]): [string, Node] => [
      name,
      liftFields(nodeOf(child), nodeOf(uiSchema[name])),
    ]),
  ];
  const lifted: Node = {
    ...uiSchema,
    ...Object.fromEntries(
      children.filter(([, child]) => Object.keys(child).length),
    ),
  };
  return PARTS.flatMap(name => Object.values(nodeOf(schema[name]))).reduce(
    (all: Node, part) => liftFields(nodeOf(part), all),
    lifted,
  );
}

function instructionsIn(values: Node): Node {
  return Object.fromEntries(
    Object.entries(values).filter(([key]) => key.startsWith('ui:')),
  );
}

/** A schema can also be a boolean, and lists of fields are dependencies too. */
function nodeOf(value: unknown): Node {
  return typeof value === 'object' && value !== null ? (value as Node) : {};
}
