import { NormalizedSchema } from '@smithy/core/schema';
import { ServiceDefinition } from '../services/ServiceDefinition';

/** The tags of operations and exceptions in the SDK's static schemas. */
const OPERATION = 9;
const EXCEPTION = -3;

/** The shapes of one operation. */
export interface OperationModel {
  name: string;
  /** The HTTP binding in a REST API: method, path template, success status. */
  http?: [method: string, path: string, status: number];
  input: NormalizedSchema;
  output: NormalizedSchema;
}

/** A modelled exception and its representation on the wire. */
export interface ErrorModel {
  /** The code on the wire, which for Query APIs is not always the shape's name. */
  code: string;
  status: number;
  schema: NormalizedSchema;
}

/** The operations and exceptions of a service, from the SDK's client package. */
export class ServiceModel {
  readonly #operations = new Map<string, OperationModel>();
  readonly #errors = new Map<string, ErrorModel>();

  readonly #schemas: Record<string, unknown>;

  constructor(readonly definition: ServiceDefinition) {
    this.#schemas = definition.loadSchemas();
    for (const schema of Object.values(this.#schemas)) {
      if (Array.isArray(schema) && schema[0] === EXCEPTION) {
        this.#addError(schema);
      }
    }
  }

  /** The shapes of an operation of this service, whether the simulator supports it or not. */
  operation(name: string): OperationModel | undefined {
    let operation = this.#operations.get(name);
    if (!operation) {
      const schema = this.#schemas[`${name}$`];
      if (!Array.isArray(schema) || schema[0] !== OPERATION) {
        return undefined;
      }
      operation = {
        name,
        http: schema[3]?.http,
        input: NormalizedSchema.of(schema[4]),
        output: NormalizedSchema.of(schema[5]),
      };
      this.#operations.set(name, operation);
    }
    return operation;
  }

  /** Every operation of this service. */
  operations(): OperationModel[] {
    return Object.values(this.#schemas)
      .filter(schema => Array.isArray(schema) && schema[0] === OPERATION)
      .map(schema => this.operation((schema as string[])[2])!);
  }

  /** A modelled exception, by its code on the wire or by its name. */
  error(code: string): ErrorModel | undefined {
    return this.#errors.get(code);
  }

  #addError(schema: any[]): void {
    const [, , name, traits] = schema;
    const [code, queryStatus] = traits.awsQueryError ?? [name, undefined];
    const model: ErrorModel = {
      code,
      status:
        queryStatus ??
        traits.httpError ??
        (traits.error === 'server' ? 500 : 400),
      schema: NormalizedSchema.of(schema as any),
    };
    this.#errors.set(name, model);
    this.#errors.set(code, model);
  }
}

/** The required members of a structure. Static schemas list them first and contain their number. */
export function requiredMembers(schema: NormalizedSchema): string[] {
  const [, , , , names, , count] = schema.getSchema() as unknown as [
    number,
    string,
    string,
    unknown,
    string[],
    unknown[],
    number | undefined,
  ];
  return names.slice(0, count ?? 0);
}
