import { ServiceDefinition } from '../services/ServiceDefinition';
import { Codec } from './Codec';
import { ec2Codec } from './ec2Codec';
import { jsonCodec } from './jsonCodec';
import { queryCodec } from './queryCodec';
import { restXmlCodec } from './restXmlCodec';
import { s3Codec } from './s3Codec';

/** The codec of each protocol that the simulator speaks. */
export const codecs: Record<ServiceDefinition['protocol'], Codec> = {
  query: queryCodec,
  ec2: ec2Codec,
  json: jsonCodec,
  'rest-xml': restXmlCodec,
  s3: s3Codec,
};
