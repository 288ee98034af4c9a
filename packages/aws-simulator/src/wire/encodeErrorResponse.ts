import { AwsError } from '../world/AwsError';
import { encodeXml, writeXml } from './encodeXml';
import { ServiceModel } from './ServiceModel';
import { WireAnswer } from './WireAnswer';

/** The `ErrorResponse` document of AWS Query and Route 53. */
export function encodeErrorResponse(
  model: ServiceModel | undefined,
  error: AwsError,
  requestId: string,
  namespace?: string,
): WireAnswer {
  const modelled = model?.error(error.code);
  const status = error.status === 400 ? modelled?.status ?? 400 : error.status;
  return {
    status,
    contentType: 'text/xml',
    body: writeXml({
      ErrorResponse: {
        ...(namespace && { '@xmlns': namespace }),
        Error: {
          Type: status < 500 ? 'Sender' : 'Receiver',
          Code: modelled?.code ?? error.code,
          Message: error.message,
          ...(modelled && encodeXml(modelled.schema, error.fields)),
        },
        RequestId: requestId,
      },
    }),
  };
}
