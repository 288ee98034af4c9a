import { rightsOf } from '../authorization/rightsOf';
import { CallLog } from '../calls/CallLog';
import { DroppedConnection } from '../faults/DroppedConnection';
import { ServiceDefinition } from '../services/ServiceDefinition';
import { Codec } from '../wire/Codec';
import { codecOf } from '../wire/codecs';
import { jsonCodec } from '../wire/jsonCodec';
import { queryCodec } from '../wire/queryCodec';
import { ServiceModel } from '../wire/ServiceModel';
import { WireAnswer } from '../wire/WireAnswer';
import { WireRequest } from '../wire/WireRequest';
import { AwsError } from '../world/AwsError';
import { World } from '../world/World';
import { CredentialScope, readCredentialScope } from './CredentialScope';
import { expiredCredentials } from '../faults/expiredCredentials';
import { Caller, identifyCaller } from './identifyCaller';
import { intercept, Interceptor } from '../calls/Interceptor';
import { refuseMalformed } from './refuseMalformed';
import { unsignedScope } from './unsignedScope';

/** The dependencies of a {@link Dispatcher}. */
export interface DispatcherOptions {
  world: World;
  calls: CallLog;
  services: ReadonlyMap<string, ServiceDefinition>;
  defaultAccountId: string;
  interceptors: readonly Interceptor[];
  /** Whether callers may do only what IAM's policies allow. */
  iam: boolean;
}

/** Dispatches each request to its operation, and encodes the response. */
export class Dispatcher {
  readonly #models = new Map<string, ServiceModel>();

  constructor(private readonly options: DispatcherOptions) {}

  /**
   * Answers a request. Every failure becomes an error response.
   *
   * @returns `undefined` where a fault cuts the connection instead.
   */
  async dispatch(
    request: WireRequest,
    requestId: string,
  ): Promise<WireAnswer | undefined> {
    const { world, calls, defaultAccountId, services } = this.options;
    const scope =
      readCredentialScope(request.headers.authorization) ??
      unsignedScope(services.values(), request);
    if (!scope) {
      return guessCodec(request).encodeError(
        undefined,
        new AwsError(
          'MissingAuthenticationToken',
          'Missing Authentication Token',
          { status: 403 },
        ),
        requestId,
      );
    }
    const caller = identifyCaller(world, scope, defaultAccountId);
    const outcome = await this.#answer(request, scope, caller, requestId);
    calls.add({
      time: world.now(),
      requestId,
      service: scope.signingName,
      operation: outcome.operation,
      account: caller.region.accountId,
      region: scope.region,
      principalArn: caller.principal.arn,
      status: outcome.answer?.status ?? 0,
      errorCode: outcome.errorCode,
    });
    return outcome.answer;
  }

  async #answer(
    request: WireRequest,
    scope: CredentialScope,
    caller: Caller,
    requestId: string,
  ): Promise<{ answer?: WireAnswer; operation: string; errorCode?: string }> {
    const definition = this.options.services.get(scope.signingName);
    const codec = definition
      ? codecOf(definition, request)
      : guessCodec(request);
    let operation = '';
    let model: ServiceModel | undefined;
    try {
      if (definition) {
        refuseMalformed(definition, request);
        model = this.#model(definition);
      }
      const { expiration } = caller;
      if (expiration && expiration <= this.options.world.now()) {
        throw expiredCredentials(definition?.protocol);
      }
      operation = codec.operationName(request, model);
      const answer = await this.#call(
        codec,
        model,
        operation,
        request,
        caller,
        requestId,
      );
      return { answer, operation };
    } catch (error) {
      if (error instanceof DroppedConnection) {
        return { operation, errorCode: error.name };
      }
      const awsError = toAwsError(error);
      return {
        answer: codec.encodeError(model, awsError, requestId),
        operation,
        errorCode: awsError.code,
      };
    }
  }

  async #call(
    codec: Codec,
    model: ServiceModel | undefined,
    name: string,
    request: WireRequest,
    caller: Caller,
    requestId: string,
  ): Promise<WireAnswer> {
    const operation = model?.operation(name);
    const handler =
      model && Object.hasOwn(model.definition.operations, name)
        ? model.definition.operations[name]
        : undefined;
    if (!model || !operation || !handler) {
      throw codec.unknownOperation(name);
    }
    const { world, interceptors, iam } = this.options;
    const { region, principal } = caller;
    const { signingName: service, protocol } = model.definition;
    const rights = rightsOf(principal, iam);
    const output = await intercept(
      interceptors,
      {
        service,
        protocol,
        operation: name,
        shape: operation,
        account: region.accountId,
        region: region.name,
        principalArn: principal.arn,
        input: codec.decode(model, operation, request),
      },
      async ({ input }) => {
        rights.require({
          region,
          service,
          operation: name,
          input: input as Record<string, any>,
        });
        return handler(
          {
            world,
            region,
            account: region.account,
            principalArn: principal.arn,
            rights,
            requestId,
          },
          input,
        );
      },
    );
    return codec.encode(model, operation, output, requestId);
  }

  #model(definition: ServiceDefinition): ServiceModel {
    let model = this.#models.get(definition.signingName);
    if (!model) {
      model = new ServiceModel(definition);
      this.#models.set(definition.signingName, model);
    }
    return model;
  }
}

/** The codec for an error of an unknown service, by the form of the request. */
function guessCodec(request: WireRequest): Codec {
  return request.headers['x-amz-target'] ? jsonCodec : queryCodec;
}

function toAwsError(error: unknown): AwsError {
  if (error instanceof AwsError) {
    return error;
  }
  // eslint-disable-next-line no-console
  console.error(error);
  return new AwsError(
    'InternalFailure',
    'The request processing has failed because of an unknown error, exception or failure.',
    { status: 500 },
  );
}
