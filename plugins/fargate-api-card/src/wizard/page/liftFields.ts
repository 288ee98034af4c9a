type Node = Record<string, unknown>;

/**
 * The form's instructions for the fields of a page, with those for the values of
 * records, such as `ui:field`. Backstage takes them out of a schema's `properties` and
 * `items`, and leaves them where a record describes its values.
 */
export function liftFields(schema: Node, uiSchema: Node = {}): Node {
  const properties = (schema.properties ?? {}) as Record<string, Node>;
  const lifted = Object.entries(properties).flatMap(
    ([name, { additionalProperties: values }]) => {
      const instructions = Object.entries((values ?? {}) as Node).filter(
        ([key]) => key.startsWith('ui:'),
      );
      return instructions.length
        ? [
            [
              name,
              {
                ...(uiSchema[name] as Node | undefined),
                additionalProperties: Object.fromEntries(instructions),
              },
            ],
          ]
        : [];
    },
  );
  return { ...uiSchema, ...Object.fromEntries(lifted) };
}
