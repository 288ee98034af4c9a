import { ServiceDefinition } from '../services/ServiceDefinition';
import { Codec } from './Codec';
import { ec2Codec } from './ec2Codec';
import { jsonCodec } from './jsonCodec';
import { queryCodec } from './queryCodec';

/** The codec of each protocol that the simulator speaks. */
export const codecs: Partial<Record<ServiceDefinition['protocol'], Codec>> = {
  query: queryCodec,
  ec2: ec2Codec,
  json: jsonCodec,
};
