import { ServiceDefinition } from '../services/ServiceDefinition';
import { readForm } from '../wire/readForm';
import { WireRequest } from '../wire/WireRequest';
import { CredentialScope } from './CredentialScope';

/**
 * What stands for the credential scope of a request that needs no signature: nobody's
 * key, and the region of AWS's global endpoints.
 *
 * @returns `undefined` for an operation that has to be signed.
 */
export function unsignedScope(
  services: Iterable<ServiceDefinition>,
  request: WireRequest,
): CredentialScope | undefined {
  const action = readForm(request).get('Action') ?? '';
  const service = [...services].find(({ unsigned = [] }) =>
    unsigned.includes(action),
  );
  return (
    service && {
      accessKeyId: 'anonymous',
      region: 'us-east-1',
      signingName: service.signingName,
    }
  );
}
