import { AwsError } from '../world/AwsError';
import { Codec } from './Codec';
import { decodeJson } from './decodeJson';
import { encodeJson } from './encodeJson';
import { MissingMembers } from './MissingMembers';
import { plainBody } from './plainBody';
import { requireValid } from './requireValid';
import { ErrorModel, ServiceModel } from './ServiceModel';
import { WireRequest } from './WireRequest';

const CONTENT_TYPE = 'application/x-amz-json-1.1';

/** AWS JSON 1.1: the operation in `X-Amz-Target`. ECS, CloudWatch Logs, Application Auto Scaling. */
export const jsonCodec: Codec = {
  operationName(request, model) {
    const version = model?.definition.version;
    const target = String(request.headers['x-amz-target'] ?? '');
    const [prefix, name] = target.split('.');
    if ((version !== undefined && prefix !== version) || !name) {
      throw new AwsError('UnknownOperationException', '');
    }
    return name;
  },

  unknownOperation: () => new AwsError('UnknownOperationException', ''),

  decode(model, operation, request) {
    if (operation.input.isUnitSchema()) {
      return {};
    }
    const missing = new MissingMembers();
    const input = decodeJson(operation.input, parse(request), [], missing);
    requireValid(model, operation, input, missing, validationErrorCode(model));
    return input;
  },

  encode(_model, operation, output) {
    return {
      status: 200,
      contentType: CONTENT_TYPE,
      body: operation.output.isUnitSchema()
        ? ''
        : JSON.stringify(encodeJson(operation.output, output ?? {})),
    };
  },

  encodeError(model, error) {
    const modelled = model?.error(error.code);
    return {
      status: error.status === 400 ? modelled?.status ?? 400 : error.status,
      contentType: CONTENT_TYPE,
      body: JSON.stringify({
        __type: error.code,
        ...(modelled && (encodeJson(modelled.schema, error.fields) as object)),
        [messageMember(modelled)]: error.message,
      }),
    };
  },
};

function parse(request: WireRequest): unknown {
  const text = plainBody(request).toString('utf8');
  if (text === '') {
    return {};
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new AwsError('SerializationException', 'Invalid JSON');
  }
}

/** Services whose code for invalid input is not that of the framework. */
const INVALID_PARAMETER = ['ecr', 'ecs', 'logs'];

/** The error code of the service for input that its model does not allow. */
function validationErrorCode({ definition }: ServiceModel): string {
  if (definition.signingName === 'monitoring') {
    return 'ValidationError';
  }
  return INVALID_PARAMETER.includes(definition.signingName)
    ? 'InvalidParameterException'
    : 'ValidationException';
}

/** Most services use `message`, some `Message`, according to their model. */
function messageMember(modelled: ErrorModel | undefined): string {
  for (const [name] of modelled?.schema.structIterator() ?? []) {
    if (name.toLowerCase() === 'message') {
      return name;
    }
  }
  return 'message';
}
