import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { readFileSync } from 'fs';
import { resolve } from 'path';
import { parse } from 'yaml';

const document = parse(
  readFileSync(resolve(__dirname, '../schema/openapi.yaml'), 'utf8'),
);

/** Lists the differences between a value and a schema of `src/schema/openapi.yaml`. */
export function openApiProblems(schema: string, value: unknown): string[] {
  const ajv = addFormats(new Ajv2020({ allErrors: true, strict: false }));
  ajv.addSchema(document, 'openapi');
  const validate = ajv.getSchema(`openapi#/components/schemas/${schema}`)!;
  validate(value);
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath} ${message}`,
  );
}
