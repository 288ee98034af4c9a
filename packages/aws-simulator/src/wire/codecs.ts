import { ServiceDefinition } from '../services/ServiceDefinition';
import { Codec } from './Codec';
import { cborCodec } from './cborCodec';
import { ec2Codec } from './ec2Codec';
import { jsonCodec } from './jsonCodec';
import { queryCodec } from './queryCodec';
import { restJsonCodec } from './restJsonCodec';
import { restXmlCodec } from './restXmlCodec';
import { s3Codec } from './s3Codec';
import { WireRequest } from './WireRequest';

/** The codec of each protocol that the simulator speaks. */
const codecs: Record<ServiceDefinition['protocol'], Codec> = {
  query: queryCodec,
  ec2: ec2Codec,
  json: jsonCodec,
  'rest-json': restJsonCodec,
  'rest-xml': restXmlCodec,
  s3: s3Codec,
};

/**
 * The codec for a request to a service. Clients of services that speak JSON may
 * speak CBOR, as botocore does to CloudWatch.
 */
export function codecOf(
  { protocol }: ServiceDefinition,
  { headers }: WireRequest,
): Codec {
  return protocol === 'json' && headers['smithy-protocol'] === 'rpc-v2-cbor'
    ? cborCodec
    : codecs[protocol];
}
