import Ajv2020, { ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { readFileSync } from 'fs';
import { resolve } from 'path';
import { parse } from 'yaml';

interface Reference {
  $ref: string;
}

/** A parameter of an operation; its schema is at `pointer` in the document. */
export interface OpenApiParameter {
  name: string;
  in: 'path' | 'query';
  schema: { type: string };
}

/** An operation of `src/schema/openapi.yaml`. */
export interface OpenApiOperation {
  id: string;
  method: 'get' | 'post';
  /** With `{name}` for the parameters. */
  path: string;
  parameters: OpenApiParameter[];
  /** Whether a body is accepted. */
  hasBody: boolean;
  /** The status codes. */
  statuses: number[];
  /** Lists the differences between a body and the schema of the request's body. */
  requestProblems(body: unknown): string[];
  /** Lists the differences between a body and the schema of a response. */
  responseProblems(status: number, body: unknown): string[];
  /** Lists the differences between the text of a parameter and its schema. */
  parameterProblems(name: string, text: string): string[];
}

const document = parse(
  readFileSync(resolve(__dirname, '../schema/openapi.yaml'), 'utf8'),
);

const ajv = addFormats(
  new Ajv2020({ allErrors: true, strict: false, coerceTypes: false }),
);
ajv.addSchema(document, 'openapi');
const ofText = addFormats(new Ajv2020({ strict: false, coerceTypes: true }));

/** Lists the differences between a value and a schema of `src/schema/openapi.yaml`. */
export function openApiProblems(schema: string, value: unknown): string[] {
  return problemsAt(`/components/schemas/${schema}`, value);
}

/** All operations, in the order of the document. */
export const operations: OpenApiOperation[] = Object.entries<any>(
  document.paths,
).flatMap(([path, methods]) =>
  Object.entries<any>(methods).map(([method, operation]) => {
    const at = `/paths/${path.replaceAll('/', '~1')}/${method}`;
    const parameters = (operation.parameters ?? []).map(
      (one: object) => dereferenced(one).value,
    ) as OpenApiParameter[];
    return {
      id: operation.operationId,
      method: method as OpenApiOperation['method'],
      path,
      parameters,
      hasBody: 'requestBody' in operation,
      statuses: Object.keys(operation.responses).map(Number),
      requestProblems: body =>
        problemsAt(`${at}/requestBody/content/application~1json/schema`, body),
      responseProblems: (status, body) => {
        const { pointer } = dereferenced(
          operation.responses[status],
          `${at}/responses/${status}`,
        );
        return problemsAt(`${pointer}/content/application~1json/schema`, body);
      },
      parameterProblems: (name, text) => {
        const { schema } = parameters.find(one => one.name === name)!;
        const validate = ofText.compile({
          type: 'object',
          properties: { [name]: schema },
        });
        validate({ [name]: text });
        return messagesOf(validate);
      },
    };
  }),
);

function dereferenced(
  value: object | Reference,
  pointer = '',
): { value: any; pointer: string } {
  if (!('$ref' in value)) {
    return { value, pointer };
  }
  const found = value.$ref.replace(/^#/, '');
  return {
    value: found
      .split('/')
      .slice(1)
      .reduce((inner, key) => inner[key], document),
    pointer: found,
  };
}

function problemsAt(pointer: string, value: unknown): string[] {
  const fragment = encodeURI(pointer);
  const validate = ajv.getSchema(`openapi#${fragment}`);
  if (!validate) {
    throw new Error(`openapi.yaml has no schema at ${pointer}`);
  }
  validate(value);
  return messagesOf(validate as ValidateFunction);
}

function messagesOf({ errors }: ValidateFunction): string[] {
  return (errors ?? []).map(
    ({ instancePath, message }) => `${instancePath} ${message}`,
  );
}
